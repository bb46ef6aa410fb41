import { APPLICATION, BOT, type LocalDiscord, nextId, type Recorded } from "./local-discord.ts";

/** Where a person is. */
export interface Spot {
  readonly guild: string | null;
  readonly channel: string;
  /** Discord's number of the channel's kind; default a text channel, or a direct conversation. */
  readonly type?: number;
}

export const GUILD = "400000000000000000";
export const CHANNEL = "500000000000000000";
export const THREAD = "510000000000000000";
export const FORUM = "520000000000000000";

export const inChannel: Spot = { guild: GUILD, channel: CHANNEL };
export const inThread: Spot = { guild: GUILD, channel: THREAD, type: 11 };
export const inPrivate: Spot = { guild: null, channel: "530000000000000000", type: 1 };

export const MANAGE_GUILD = 1n << 5n;
export const MANAGE_MESSAGES = 1n << 13n;

/** An interaction that a person began, and what the bot made of it. */
export interface Begun {
  readonly id: string;
  /** The one acknowledgement. */
  callback(): Promise<Recorded>;
  /** The first message in answer, whether it came at once or after "thinking …". */
  answer(): Promise<Shown>;
  /** Further messages. */
  followUp(): Promise<Shown>;
}

/** A message as it was shown. */
export interface Shown {
  readonly id: string;
  // biome-ignore lint/suspicious/noExplicitAny: a payload, read by the test that knows it
  readonly body: any;
  readonly files: Recorded["files"];
  readonly private: boolean;
}

/** Somebody who uses the bot. */
export function createPerson(discord: LocalDiscord, name: string, id: string, permissions = 0n) {
  const user = { id, username: name.toLowerCase(), global_name: name, discriminator: "0", avatar: null };

  function begin(type: number, data: object, spot: Spot, extra: object = {}): Begun {
    const interaction = nextId();
    const { guild, channel } = spot;
    const payload = {
      id: interaction,
      application_id: APPLICATION,
      type,
      token: `token-${interaction}`,
      version: 1,
      channel_id: channel,
      channel: { id: channel, type: spot.type ?? (guild ? 0 : 1) },
      locale: "en-US",
      entitlements: [],
      app_permissions: "0",
      attachment_size_limit: 10_485_760,
      authorizing_integration_owners: guild ? { "0": guild } : { "0": "0" },
      context: guild ? 0 : 1,
      data,
      ...(guild
        ? {
            guild_id: guild,
            member: { user, permissions: `${permissions}`, roles: [], joined_at: "2026-01-01T00:00:00Z" },
          }
        : { user }),
      ...extra,
    };
    discord.gateway.send("INTERACTION_CREATE", payload);
    return follow(discord, interaction);
  }

  const message = (shown: Shown | null) =>
    shown && {
      message: {
        id: shown.id,
        flags: shown.private ? 64 : 0,
        components: shown.body.components,
        channel_id: CHANNEL,
        author: { id: BOT, username: "compass", discriminator: "0", avatar: null },
      },
    };

  return {
    id,
    /** Uses a slash command. */
    slash: (command: string, options: Record<string, string | boolean> = {}, spot = inChannel) =>
      begin(
        2,
        {
          id: "1",
          type: 1,
          name: command,
          options: Object.entries(options).map(([key, value]) =>
            value === "subcommand"
              ? { name: key, type: 1, options: [] }
              : { name: key, type: typeof value === "boolean" ? 5 : 3, value },
          ),
        },
        spot,
      ),
    /** Types into an option; what is offered. */
    async types(command: string, option: string, typed: string): Promise<{ name: string; value: string }[]> {
      const options = [{ name: option, type: 3, value: typed, focused: true }];
      const begun = begin(4, { id: "1", type: 1, name: command, options }, inChannel);
      return (await begun.callback()).body.data.choices;
    },
    /** Uses "Ask about this" on a message. */
    asksAbout: (content: string, spot = inChannel) =>
      begin(
        2,
        {
          id: "1",
          type: 3,
          name: "Ask about this",
          target_id: "7",
          resolved: { messages: { 7: { id: "7", content } } },
        },
        spot,
      ),
    /** Uses "Keep this as an answer" on a message. */
    keeps: (content: string, spot = inChannel) =>
      begin(
        2,
        {
          id: "1",
          type: 3,
          name: "Keep this as an answer",
          target_id: "7",
          resolved: { messages: { 7: { id: "7", content } } },
        },
        spot,
      ),
    /** Uses "Welcome this person". */
    welcomes: (target: string, username: string) =>
      begin(
        2,
        {
          id: "1",
          type: 2,
          name: "Welcome this person",
          target_id: target,
          resolved: { users: { [target]: { id: target, username, discriminator: "0", avatar: null } } },
        },
        inChannel,
      ),
    presses: (shown: Shown, custom_id: string, spot = inChannel) =>
      begin(3, { custom_id, component_type: 2 }, spot, message(shown) ?? {}),
    chooses: (
      shown: Shown,
      custom_id: string,
      values: readonly string[],
      spot = inChannel,
      resolved: object = {},
    ) => begin(3, { custom_id, component_type: 3, values, resolved }, spot, message(shown) ?? {}),
    submits: (custom_id: string, fields: Record<string, string | readonly string[]>, spot = inChannel) =>
      begin(
        5,
        {
          custom_id,
          components: Object.entries(fields).map(([field, value]) => ({
            type: 18,
            component:
              typeof value === "string"
                ? { type: 4, custom_id: field, value }
                : { type: 3, custom_id: field, values: value },
          })),
        },
        spot,
      ),
    /** Writes a message; its payload, for edits and replays. */
    writes(content: string, spot = inChannel, extra: object = {}) {
      const id = nextId();
      const payload = {
        id,
        type: 0,
        channel_id: spot.channel,
        channel_type: spot.type ?? (spot.guild ? 0 : 1),
        ...(spot.guild && { guild_id: spot.guild }),
        content,
        author: user,
        mentions: content.includes(`<@${BOT}>`) ? [{ id: BOT, username: "compass" }] : [],
        mention_roles: [],
        edited_timestamp: null,
        ...extra,
      };
      discord.gateway.send("MESSAGE_CREATE", payload);
      return payload;
    },
  };
}

function follow(discord: LocalDiscord, id: string): Begun {
  const acknowledges = ({ path }: Recorded) => path === `/interactions/${id}/token-${id}/callback`;
  const changes = ({ method, path }: Recorded) =>
    method === "PATCH" && path === `/webhooks/${APPLICATION}/token-${id}/messages/@original`;
  const follows = ({ method, path }: Recorded) =>
    method === "POST" && path === `/webhooks/${APPLICATION}/token-${id}`;
  const shown = ({ body, files }: Recorded, hidden: boolean): Shown => ({
    id: nextId(),
    body,
    files,
    private: hidden,
  });
  return {
    id,
    callback: () => discord.request(acknowledges),
    async answer() {
      const first = await discord.request(acknowledges);
      const hidden = (((first.body.data?.flags as number | undefined) ?? 0) & 64) !== 0;
      if (first.body.type === 4 || first.body.type === 7)
        return { ...shown(first, hidden), body: first.body.data };
      return shown(await discord.request(changes), hidden);
    },
    async followUp() {
      const request = await discord.request(follows);
      return shown(request, ((request.body.flags ?? 0) & 64) !== 0);
    },
  };
}
