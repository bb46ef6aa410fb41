import { PermissionFlagsBits } from "./api.ts";

/** What the bot needs to be allowed to do on a server, each with its reason. */
export const permissions = {
  ViewChannel: "see the channels it is to answer in",
  SendMessages: "answer in channels",
  CreatePublicThreads: "answer in a thread of its own where it was not called",
  SendMessagesInThreads: "answer in threads and forum posts",
  EmbedLinks: "show answers as embeds where components are refused",
  AttachFiles: "attach charts",
  ReadMessageHistory: "reply to the message that it answers",
} as const;

/** The address that invites the bot to a server, or adds it to a person's own apps. */
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
