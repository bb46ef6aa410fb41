/** Ids of Slack things as the rest of the bot knows them: with the platform in front, parts apart by colons. */
const platform = "slack";

export const workspaceId = (team: string): string => `${platform}:${team}`;
/** Reads the team out of a workspace's id; `null` for anything else. */
export const teamOf = (workspace: string): string | null => /^slack:([^:]+)$/.exec(workspace)?.[1] ?? null;
export const channelId = (team: string, channel: string): string => `${platform}:${team}:${channel}`;
export const userId = (team: string, user: string): string => `${platform}:${team}:${user}`;
export const messageId = (team: string, channel: string, ts: string): string =>
  `${platform}:${team}:${channel}:${ts}`;

/** Where a reply stands. */
export interface Post {
  readonly team: string;
  readonly channel: string;
  readonly ts: string;
}

/** A post as the store keeps it: `slack:T1:C042:1712.0042`. */
export const postId = (post: Post): string => messageId(post.team, post.channel, post.ts);

/** Reads a post's id back; `null` for anything else. */
export function parsePost(id: string): Post | null {
  const match = /^slack:([^:]+):([^:]+):(\d+\.\d+)$/.exec(id);
  return match ? { team: match[1]!, channel: match[2]!, ts: match[3]! } : null;
}

/**
 * What buttons are called. Elements of one message need different names, so some carry a number;
 * the `value` of a button is an id, never state.
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

/** A button's name with its number: `choose:1`. */
export const numbered = (name: ActionName, index: number | string): string => `${name}:${index}`;

/** Reads an action id back: its name, and what stands behind the colon. */
export function parseActionId(id: string): { readonly name: ActionName; readonly part: string } | null {
  const [name = "", part = ""] = id.split(":", 2);
  const known = Object.values(actions).find((each) => each === name);
  return known ? { name: known, part } : null;
}

/** Modals by callback id. */
export const views = {
  ask: "ask_modal",
  answer: "answer_modal",
  reason: "reason_modal",
  resolve: "resolve_modal",
  settings: "settings_modal",
  digest: "digest_modal",
  keep: "keep_modal",
} as const;

/** The name of the shortcut on a message, as the manifests have it. */
export const ASK_ABOUT = "Ask about this message";

/** Shortcuts by callback id; the manifests name them too. */
export const shortcuts = {
  message: "ask_about_message",
  global: "ask_question",
  keep: "keep_as_answer",
} as const;
