import type { z } from "zod";
import { ChannelType, InteractionType, MessageFlags, MessageType, PermissionFlagsBits } from "./api.ts";
import { channelId, messageId, userId, workspaceId } from "./ids.ts";
import type { Caller, Deletion, HeardMessage, Interaction, Reaction } from "./intents.ts";
import { deletionSchema, interactionSchema, messageSchema, reactionSchema } from "./payloads.ts";
import { readCommand, readCompletion } from "./receive/command.ts";
import { readForm, readPress } from "./receive/component.ts";

/** The bot's identity in a server. */
export interface Self {
  readonly user: string;
  /** Roles that stand for the bot: people pick them in place of its name. */
  readonly roles: readonly string[];
}

type Raw = z.infer<typeof interactionSchema>;

const threads = new Set<number>([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);
const privates = new Set<number>([ChannelType.DM, ChannelType.GroupDM]);

/** Parses an interaction; `null` where its kind is not handled. */
export function receiveInteraction(payload: unknown): Interaction | null {
  const parsed = interactionSchema.safeParse(payload);
  if (!parsed.success) return null;
  const raw = parsed.data;
  const caller = callerOf(raw);
  const intent = caller && readIntent(raw);
  if (!intent) return null;
  return {
    id: raw.id,
    token: raw.token,
    application: raw.application_id,
    caller,
    intent,
    message: raw.message
      ? { id: raw.message.id, private: ((raw.message.flags ?? 0) & MessageFlags.Ephemeral) !== 0 }
      : null,
  };
}

function readIntent(raw: Raw) {
  switch (raw.type) {
    case InteractionType.ApplicationCommand:
      return readCommand(raw.data);
    case InteractionType.ApplicationCommandAutocomplete:
      return readCompletion(raw.data);
    case InteractionType.MessageComponent:
      return readPress(raw.data, raw.message?.components);
    case InteractionType.ModalSubmit:
      return readForm(raw.data);
    default:
      return null;
  }
}

function callerOf(raw: Raw): Caller | null {
  const user = raw.member?.user ?? raw.user;
  const channel = raw.channel?.id ?? raw.channel_id;
  if (!user || channel == null) return null;
  const guild = raw.guild_id ?? null;
  const permissions = BigInt(raw.member?.permissions ?? 0);
  const may = (permission: bigint) => (permissions & (permission | PermissionFlagsBits.Administrator)) !== 0n;
  const command = raw.type === InteractionType.ApplicationCommand;
  return {
    ...speaker(
      { user, guild, channel, type: raw.channel?.type ?? (guild === null ? ChannelType.DM : null) },
      command,
    ),
    moderates: may(PermissionFlagsBits.ManageMessages) || may(PermissionFlagsBits.ManageGuild),
    administers: may(PermissionFlagsBits.ManageGuild),
    botIsMember: guild === null || (raw.authorizing_integration_owners ?? { 0: guild })["0"] === guild,
  };
}

interface Speaker {
  readonly user: {
    readonly id: string;
    readonly username: string;
    readonly global_name?: string | null | undefined;
  };
  readonly guild: string | null;
  readonly channel: string;
  readonly type: number | null;
}

/** In a thread and in private everybody shares one conversation; in a channel each person has their own. */
function speaker(
  { user, guild, channel, type }: Speaker,
  command = false,
): Omit<Caller, "moderates" | "administers" | "botIsMember"> {
  const here = channelId(guild, channel);
  const direct = guild === null || privates.has(type ?? -1);
  const thread = threads.has(type ?? -1);
  return {
    user: user.id,
    name: user.global_name ?? user.username,
    guild,
    channel,
    place: {
      platform: "discord",
      kind: command ? "command" : direct ? "direct" : thread ? "thread" : "channel",
      workspace: workspaceId(guild),
      channel: here,
    },
    conversation: direct || thread ? here : `${here}:${user.id}`,
  };
}

/**
 * Parses a new or edited message; `null` for bots' and system messages, and where Discord withholds the
 * content.
 */
export function receiveMessage(payload: unknown, self: Self): HeardMessage | null {
  const parsed = messageSchema.safeParse(payload);
  if (!parsed.success) return null;
  const raw = parsed.data;
  const written = raw.type === MessageType.Default || raw.type === MessageType.Reply;
  if (!written || raw.author.bot || raw.webhook_id || raw.author.id === self.user) return null;
  const guild = raw.guild_id ?? null;
  const direct = guild === null;
  if (isWithheld(raw, self, direct)) return null;
  const type = raw.channel_type ?? (guild === null ? ChannelType.DM : null);
  const caller: Caller = {
    ...speaker({ user: raw.author, guild, channel: raw.channel_id, type }),
    moderates: false,
    administers: false,
    botIsMember: true,
  };
  const text = withoutSelf(raw.content, self);
  const addressed = addressedBy(raw, self, caller.place.kind === "direct");
  // What is overheard in a channel is answered in a thread under it, which has the message's own id.
  const opens = addressed === null && caller.place.kind === "channel";
  return {
    message: {
      id: messageId(guild, raw.channel_id, raw.id),
      text,
      conversation: opens ? channelId(guild, raw.id) : caller.conversation,
      user: userId(raw.author.id),
      place: caller.place,
    },
    caller,
    id: raw.id,
    addressed,
    overheard: addressed !== null ? null : caller.place.kind === "thread" ? "thread" : "channel",
    wordless: text === "" && (direct || raw.attachments.length > 0 || raw.sticker_items.length > 0),
    inReplyTo: raw.message_reference?.message_id ?? null,
    answered: raw.referenced_message
      ? {
          text: withoutSelf(raw.referenced_message.content, self),
          byBot: raw.referenced_message.author.bot === true,
        }
      : null,
    solves: false,
    forOthers: isForOthers(raw, self),
    opensThread: raw.id === raw.channel_id,
    edited: raw.edited_timestamp ?? null,
  };
}

type RawMessage = z.infer<typeof messageSchema>;

/**
 * Without the message content intent Discord tells of replies that do not ping, and of calls by a role, but
 * withholds their words: nothing can be said to them, least of all an introduction.
 */
function isWithheld(raw: RawMessage, self: Self, direct: boolean): boolean {
  if (direct || raw.content !== "") return false;
  const called = raw.mentions.some(({ id }) => id === self.user);
  return !called || (raw.attachments.length === 0 && raw.sticker_items.length === 0);
}

function addressedBy(raw: RawMessage, self: Self, direct: boolean): HeardMessage["addressed"] {
  if (direct) return "direct";
  if (raw.referenced_message?.author.id === self.user) return "reply";
  const named =
    raw.mentions.some(({ id }) => id === self.user) ||
    raw.mention_roles.some((role) => self.roles.includes(role));
  return named ? "mention" : null;
}

function isForOthers(raw: RawMessage, self: Self): boolean {
  const author = raw.referenced_message?.author.id;
  return (
    raw.mentions.some(({ id }) => id !== self.user) ||
    raw.mention_roles.some((role) => !self.roles.includes(role)) ||
    (author !== undefined && author !== self.user && author !== raw.author.id)
  );
}

/** The bot's own name is how it was called, not what it was asked. */
function withoutSelf(content: string, { user, roles }: Self): string {
  const names = [`<@${user}>`, `<@!${user}>`, ...roles.map((role) => `<@&${role}>`)];
  return names.reduce((text, name) => text.replaceAll(name, " "), content).trim();
}

/** Parses a deletion of messages; `null` where it is none. */
export function receiveDeletion(payload: unknown): Deletion | null {
  const parsed = deletionSchema.safeParse(payload);
  if (!parsed.success) return null;
  const { id, ids = [], channel_id, guild_id } = parsed.data;
  const messages = id === undefined ? ids : [id, ...ids];
  return messages.length === 0 ? null : { guild: guild_id ?? null, channel: channel_id, messages };
}

/** Parses a 👍 or 👎 on one of the bot's messages; `null` for any other reaction. */
export function receiveReaction(payload: unknown, self: Self): Reaction | null {
  const parsed = reactionSchema.safeParse(payload);
  if (!parsed.success) return null;
  const { user_id, channel_id, message_id, message_author_id, emoji } = parsed.data;
  const thumb = emoji.id == null ? (emoji.name ?? "") : "";
  const vote = thumb.startsWith("👍") ? "up" : thumb.startsWith("👎") ? "down" : null;
  const ours = message_author_id == null || message_author_id === self.user;
  if (vote === null || !ours || user_id === self.user) return null;
  return { user: user_id, channel: channel_id, message: message_id, vote };
}
