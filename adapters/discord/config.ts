import { type People, parsePeople } from "../chat/index.ts";
import type { Settings } from "../settings/index.ts";
import { DiscordStartError } from "./errors.ts";

/** Configuration of the Discord adapter. */
export interface DiscordConfig {
  readonly token: string;
  /** Base of the API, without the version. */
  readonly apiUrl: string;
  /** `null`: the one that the token belongs to. */
  readonly application: string | null;
  readonly shards: number;
  /** Shards that this machine runs. */
  readonly shardIds: readonly number[];
  /** The bot reads messages that do not speak to it. */
  readonly messageContent: boolean;
  /** Whether people who join a server are heard of: needs the members intent. */
  readonly members: boolean;
  readonly registersCommands: boolean;
  /** Users with the platform in front. */
  readonly admins: ReadonlySet<string>;
  /** Least confidence for answers that nobody asked for, 0 to 1. */
  readonly autoConfidence: number;
  /** Where "Ask a person" leads, by topic. */
  readonly people: People;
  readonly gapConfidence: number;
  /** Questions of one person; 0: no limit. */
  readonly perMinute: number;
  readonly keepDays: number;
}

/**
 * Extracts the adapter's configuration from the settings; `null` where Discord is not set up.
 * @throws DiscordStartError where a shard is named that there is not
 */
export function discordConfig(settings: Settings): DiscordConfig | null {
  if (settings.DISCORD_TOKEN === undefined) return null;
  const shards = settings.DISCORD_SHARDS;
  const named = settings.DISCORD_SHARD_IDS.map(Number);
  const wrong = named.find((id) => id >= shards);
  if (wrong !== undefined) {
    const message = `DISCORD_SHARD_IDS names shard ${wrong}, but DISCORD_SHARDS=${shards} has 0 to ${shards - 1}; mend one of them.`;
    throw new DiscordStartError("shards", message, undefined);
  }
  return {
    token: settings.DISCORD_TOKEN,
    apiUrl: settings.DISCORD_API_URL.replace(/\/+$/, ""),
    application: settings.DISCORD_APPLICATION_ID ?? null,
    shards,
    shardIds: named.length > 0 ? [...new Set(named)] : Array.from({ length: shards }, (_, id) => id),
    messageContent: settings.DISCORD_MESSAGE_CONTENT,
    members: settings.DISCORD_MEMBERS,
    registersCommands: settings.DISCORD_REGISTER_COMMANDS,
    admins: new Set(settings.ADMINS),
    autoConfidence: settings.DISCORD_AUTO_ANSWER_PERCENT / 100,
    people: parsePeople(settings.DISCORD_PEOPLE, {
      channel: (id) => (id.startsWith("#") ? id.slice(1) : null),
      group: (id) => (id.startsWith("@") ? id.slice(1) : null),
    }),
    gapConfidence: settings.GAP_CONFIDENCE_PERCENT / 100,
    perMinute: settings.QUESTIONS_PER_MINUTE,
    keepDays: settings.KEEP_QUESTIONS_DAYS,
  };
}
