import { PermissionFlagsBits } from "./api.ts";

/** Permissions that the bot needs on a server, each with its reason. */
export const permissions = {
  ViewChannel: "see the channels it is to answer in",
  SendMessages: "answer in channels",
  CreatePublicThreads: "answer in a thread of its own where it was not called",
  SendMessagesInThreads: "answer in threads and forum posts",
  EmbedLinks: "show answers as embeds where components are refused",
  AttachFiles: "attach charts",
  ReadMessageHistory: "reply to the message that it answers",
} as const;

/** OAuth2 URL that installs the bot on a server, or among a user's own apps. */
export function inviteUrl(application: string): string {
  const names = Object.keys(permissions) as (keyof typeof permissions)[];
  const bits = names.reduce((sum, name) => sum | PermissionFlagsBits[name], 0n);
  const query = new URLSearchParams({
    client_id: application,
    scope: "bot applications.commands",
    permissions: `${bits}`,
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
