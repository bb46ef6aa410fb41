/**
 * Ids on buttons, menus and forms: `kind:id:index`. They name things and hold no state, so that each
 * works after a restart and on any replica, and stays far below Discord's 100 characters.
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

/** A custom id, read. */
export interface CustomId {
  readonly kind: IdKind;
  /** Of an answer, a topic or a table; empty where the kind says it all. */
  readonly id: string;
  readonly index: string;
}

const SHAPE = /^([a-z]{1,20})(?::([\w.-]{0,80}))?(?::([\w.-]{0,15}))?$/;
const known = new Set<string>(Object.values(kinds));

/** Writes a custom id. */
export function customId(kind: IdKind, id = "", index: string | number = ""): string {
  return [kind, id, `${index}`].join(":").replace(/:+$/, "");
}

/** Reads a custom id; `null` for what is none of ours. */
export function parseCustomId(text: string): CustomId | null {
  const [, kind, id = "", index = ""] = SHAPE.exec(text) ?? [];
  return kind !== undefined && known.has(kind) ? { kind: kind as IdKind, id, index } : null;
}

/** The one option of a menu that is none of the choices. */
export const NONE = "none";

/** Stands in front of every id that leaves this adapter. */
export const PLATFORM = "discord";

/** A person as the core knows one. */
export const userId = (user: string): string => `${PLATFORM}:${user}`;

/** A server as the core knows one; private conversations share one of their own. */
export const workspaceId = (guild: string | null): string => `${PLATFORM}:${guild ?? "@me"}`;

/** A channel as the core knows one. */
export const channelId = (guild: string | null, channel: string): string =>
  `${workspaceId(guild)}:${channel}`;

/** A message, or an interaction in its place, as the core knows one. */
export const messageId = (guild: string | null, channel: string, message: string): string =>
  `${channelId(guild, channel)}:${message}`;

/** Where a reply stands. */
export interface Post {
  readonly channel: string;
  readonly message: string;
}

/** A post in the form that the store keeps. */
export const postId = ({ channel, message }: Post): string => `${PLATFORM}:${channel}:${message}`;

/** Reads what `postId` wrote; `null` for posts of other platforms. */
export function parsePost(text: string): Post | null {
  const [, channel, message] = /^discord:(\d{1,20}):(\d{1,20})$/.exec(text) ?? [];
  return channel !== undefined && message !== undefined ? { channel, message } : null;
}
