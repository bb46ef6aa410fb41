/** Ids of Slack things as the rest of the bot knows them: with the platform in front, parts apart by colons. */
const platform = "slack";

export const workspaceId = (team: string): string => `${platform}:${team}`;
/** Parses the team out of a workspace's id; `null` for any other text. */
export const teamOf = (workspace: string): string | null => /^slack:([^:]+)$/.exec(workspace)?.[1] ?? null;
export const channelId = (team: string, channel: string): string => `${platform}:${team}:${channel}`;
export const userId = (team: string, user: string): string => `${platform}:${team}:${user}`;
export const messageId = (team: string, channel: string, ts: string): string =>
  `${platform}:${team}:${channel}:${ts}`;

/** Address of a posted message. */
export interface Post {
  readonly team: string;
  readonly channel: string;
  readonly ts: string;
}

/** Serialises a post's address for the store: `slack:T1:C042:1712.0042`. */
export const postId = (post: Post): string => messageId(post.team, post.channel, post.ts);

/** Parses a post's address; `null` for any other text. */
export function parsePost(id: string): Post | null {
  const match = /^slack:([^:]+):([^:]+):(\d+\.\d+)$/.exec(id);
  return match ? { team: match[1]!, channel: match[2]!, ts: match[3]! } : null;
}

/**
 * Action ids of buttons. Ids within one message must differ, so some carry a number; the `value` of a button
 * is an id, never state.
 */
export const actions = {
  choose: "choose",
  none: "none",
  suggest: "suggest",
  vote: "vote",
  remove: "remove",
  share: "share",
  details: "details",
  person: "person",
  resolve: "resolve",
  ask: "ask",
  topic: "topic",
  entry: "entry",
  again: "again",
  forget: "forget",
  settings: "settings",
  digest: "digest",
  gaps: "gaps",
  onboard: "onboard",
} as const;

export type ActionName = (typeof actions)[keyof typeof actions];

/** An action id with a number: `choose:1`. */
export const numbered = (name: ActionName, index: number | string): string => `${name}:${index}`;

/** Parses an action id: its name, and the part behind the colon. */
export function parseActionId(id: string): { readonly name: ActionName; readonly part: string } | null {
  const [name = "", part = ""] = id.split(":", 2);
  const known = Object.values(actions).find((each) => each === name);
  return known ? { name: known, part } : null;
}

/** Callback ids of modals. */
export const views = {
  ask: "ask_modal",
  answer: "answer_modal",
  reason: "reason_modal",
  resolve: "resolve_modal",
  settings: "settings_modal",
  digest: "digest_modal",
  keep: "keep_modal",
} as const;

/** Name of the message shortcut, as the manifests have it. */
export const ASK_ABOUT = "Ask about this message";

/** Callback ids of shortcuts; the manifests name them too. */
export const shortcuts = {
  message: "ask_about_message",
  global: "ask_question",
  keep: "keep_as_answer",
} as const;
