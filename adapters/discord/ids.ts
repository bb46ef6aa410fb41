/**
 * First parts of custom ids, `kind:id:index`. Custom ids name things and hold no state, so that each works
 * after a restart and on any replica, and stays far below Discord's 100 characters.
 */
export const kinds = {
  /** A follow-up question of an answer. */
  follow: "ask",
  /** Menu of what may have been meant. */
  choose: "pick",
  page: "page",
  vote: "vote",
  /** Form behind a vote. */
  reason: "reason",
  share: "share",
  remove: "remove",
  solved: "solved",
  more: "more",
  person: "person",
  resolve: "resolve",
  keep: "keep",
  topic: "topic",
  topicQuestion: "question",
  table: "table",
  feedback: "feedback",
  privacy: "privacy",
  settings: "settings",
  /** Everything behind it belongs to onboarding. */
  onboarding: "onboard",
} as const;

type IdKind = (typeof kinds)[keyof typeof kinds];

/** A parsed custom id. */
export interface CustomId {
  readonly kind: IdKind;
  /** Of an answer, a topic or a table; empty where the kind says it all. */
  readonly id: string;
  readonly index: string;
}

const SHAPE = /^([a-z]{1,20})(?::([\w.-]{0,80}))?(?::([\w.-]{0,15}))?$/;
const known = new Set<string>(Object.values(kinds));

/** Formats a custom id. */
export function customId(kind: IdKind, id = "", index: string | number = ""): string {
  return [kind, id, `${index}`].join(":").replace(/:+$/, "");
}

/** Parses a custom id; `null` where its kind is unknown. */
export function parseCustomId(text: string): CustomId | null {
  const [, kind, id = "", index = ""] = SHAPE.exec(text) ?? [];
  return kind !== undefined && known.has(kind) ? { kind: kind as IdKind, id, index } : null;
}

/** Value of the menu option "none of these". */
export const NONE = "none";

/** Prefix of every id that leaves this adapter. */
export const PLATFORM = "discord";

/** The core's id of a user. */
export const userId = (user: string): string => `${PLATFORM}:${user}`;

/** The core's id of a server; all private conversations share one workspace. */
export const workspaceId = (guild: string | null): string => `${PLATFORM}:${guild ?? "@me"}`;

/** The core's id of a channel. */
export const channelId = (guild: string | null, channel: string): string =>
  `${workspaceId(guild)}:${channel}`;

/** The core's id of a message, or of an interaction in its place. */
export const messageId = (guild: string | null, channel: string, message: string): string =>
  `${channelId(guild, channel)}:${message}`;

/** Address of a posted message. */
export interface Post {
  readonly channel: string;
  readonly message: string;
}

/** Serialises a post's address for the store. */
export const postId = ({ channel, message }: Post): string => `${PLATFORM}:${channel}:${message}`;

/** Parses what `postId` wrote; `null` for posts of other platforms. */
export function parsePost(text: string): Post | null {
  const [, channel, message] = /^discord:(\d{1,20}):(\d{1,20})$/.exec(text) ?? [];
  return channel !== undefined && message !== undefined ? { channel, message } : null;
}
