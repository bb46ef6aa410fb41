import { Client, type ClientOptions, Events, GatewayIntentBits, Options } from "discord.js";
import type { Logger } from "../../src/ports.ts";
import type { DiscordConfig } from "./config.ts";
import { startError } from "./errors.ts";
import type { Self } from "./receive.ts";
import { restOptions } from "./rest.ts";

/** An event as the gateway sends it. */
export interface Dispatch {
  readonly t: string;
  readonly d: unknown;
}

/** WebSocket connection to Discord's gateway, with the REST client beside it. */
export interface Gateway {
  readonly client: Client;
  /** @throws DiscordStartError where Discord does not let the bot in. */
  open(): Promise<void>;
  close(): Promise<void>;
  /** Who the bot is on a server. */
  self(guild: string | null): Self;
  health(): { readonly ready: boolean; readonly detail: string };
}

/** Closes that no reconnecting mends. */
const CLOSED_FOR_GOOD = "closed";

/** What became of each shard, in words. */
type Shards = Map<number, string>;

/**
 * Creates the gateway client. discord.js keeps it: heartbeats, resuming after a drop, identifying anew after
 * an invalid session. Raw events are handled, so that nothing has to be in its cache.
 */
export function createGateway(
  config: DiscordConfig,
  logger: Logger,
  receive: (dispatch: Dispatch) => void,
): Gateway {
  const client = new Client(clientOptions(config));
  const shards: Shards = new Map();
  let closing: number | undefined;
  client.on(Events.Raw, (packet: Dispatch, shard: number) => {
    if (packet.t === "READY" || packet.t === "RESUMED") {
      shards.set(shard, "ready");
      logger.info({ shard, event: packet.t }, "a shard is connected to Discord");
    }
    receive(packet);
  });
  client.on(Events.ShardReconnecting, (shard) => {
    shards.set(shard, "reconnecting");
    logger.warn({ shard }, "the connection to Discord dropped; reconnecting");
  });
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    closing = code;
    shards.set(shard, CLOSED_FOR_GOOD);
    logger.error({ shard, code }, startError(null, code).message);
  });
  client.on(Events.ShardError, (error, shard) => {
    logger.warn({ shard, error: error.message }, "the connection to Discord had an error");
  });
  client.on(Events.Error, (error) => logger.error({ error: error.message }, "discord.js reported an error"));
  client.on(Events.Invalidated, () => {
    closing ??= 4004;
    logger.error({}, "Discord ended the session for good; restart the bot");
  });
  client.rest.on("rateLimited", ({ route, timeToReset, global }) => {
    logger.warn({ route, global, waitMs: timeToReset }, "Discord asks to wait; requests are queued");
  });

  return {
    client,
    async open() {
      try {
        await letIn(client, config.token);
      } catch (error) {
        await client.destroy();
        throw startError(error, closing);
      }
    },
    close: () => client.destroy(),
    self(guild) {
      const user = client.user?.id ?? "0";
      const role = guild === null ? null : client.guilds.cache.get(guild)?.roles.botRoleFor(user);
      return { user, roles: role ? [role.id] : [] };
    },
    health: () => healthOf(shards, closing),
  };
}

/** Logging in waits for ever where the gateway closes for good: that is told by an event only. */
function letIn(client: Client, token: string): Promise<unknown> {
  const { promise, reject } = Promise.withResolvers<never>();
  const refused = ({ code }: { code: number }) => reject(new Error(`the gateway closed with ${code}`));
  client.once(Events.ShardDisconnect, refused);
  return Promise.race([client.login(token), promise]).finally(() =>
    client.off(Events.ShardDisconnect, refused),
  );
}

function healthOf(shards: Shards, closing: number | undefined): ReturnType<Gateway["health"]> {
  if (closing !== undefined) return { ready: false, detail: startError(null, closing).message };
  const waiting = [...shards].filter(([, state]) => state !== "ready");
  if (shards.size === 0) return { ready: false, detail: "not connected yet" };
  if (waiting.length === 0) return { ready: true, detail: `${shards.size} connected` };
  return { ready: false, detail: waiting.map(([shard, state]) => `shard ${shard} ${state}`).join(", ") };
}

/** Gateway intents to identify with: message content and members only where the settings ask for them. */
export function intentsOf(messageContent: boolean, members = false): GatewayIntentBits[] {
  return [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.GuildMessageReactions,
    GatewayIntentBits.DirectMessages,
    GatewayIntentBits.DirectMessageReactions,
    ...(messageContent ? [GatewayIntentBits.MessageContent] : []),
    ...(members ? [GatewayIntentBits.GuildMembers] : []),
  ];
}

function clientOptions(config: DiscordConfig): ClientOptions {
  return {
    intents: intentsOf(config.messageContent, config.members),
    allowedMentions: { parse: [] },
    rest: restOptions(config.apiUrl),
    // Nothing is looked up in caches but servers and their roles.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      GuildMemberManager: 0,
      ThreadMemberManager: 0,
      UserManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
    }),
  };
}
