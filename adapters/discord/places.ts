import type { REST } from "discord.js";
import { z } from "zod";
import { BoundedMap } from "../../src/memo.ts";
import type { Logger } from "../../src/ports.ts";
import type { Before } from "../chat/index.ts";
import { MessageType, Routes } from "./api.ts";
import { codes, explainDiscordError, isOneOf } from "./errors.ts";
import type { Caller, HeardMessage } from "./intents.ts";
import { discordLimits, label } from "./render/limits.ts";

const MOST_KNOWN = 2_000;
const MOST_BEFORE = 30;
/** A day, as Discord counts it: threads that nobody writes in any more close. */
const THREAD_MINUTES = 1_440;

const channelSchema = z.object({ parent_id: z.string().nullish() });
const saidSchema = z.object({
  content: z.string().default(""),
  author: z.object({ id: z.string(), bot: z.boolean().nullish() }),
});
const beforeSchema = z.array(
  saidSchema.extend({ type: z.int().default(0), referenced_message: saidSchema.nullish() }),
);

/** Look-ups in channels and threads, and creation of threads. */
export interface Places {
  /** The channel of a thread; any other channel is its own. */
  parentOf(caller: Pick<Caller, "channel" | "place">): Promise<string>;
  /** What stands before a message, oldest first; `null` where the bot may not read it. */
  before(channel: string, message: string): Promise<readonly Before[] | null>;
  /** A thread under a message, for its answer; `null` where the bot may make none. */
  openThread(heard: HeardMessage): Promise<string | null>;
}

/** Creates look-ups by REST; parents of threads never change, and are cached. */
export function createPlaces(rest: Pick<REST, "get" | "post">, logger: Logger): Places {
  const parents = new BoundedMap<string, string>(MOST_KNOWN);
  return {
    async parentOf({ channel, place }) {
      if (place.kind !== "thread") return channel;
      const known = parents.get(channel);
      if (known !== undefined) return known;
      const parent = channelSchema.parse(await rest.get(Routes.channel(channel))).parent_id ?? channel;
      parents.set(channel, parent);
      return parent;
    },

    async before(channel, message) {
      try {
        const query = new URLSearchParams({ before: message, limit: `${MOST_BEFORE}` });
        const found = beforeSchema.parse(await rest.get(Routes.channelMessages(channel), { query }));
        return found.toReversed().map(({ type, referenced_message, ...said }) => {
          // What a thread hangs on stands in it as a pointer only.
          const { content, author } =
            type === MessageType.ThreadStarterMessage && referenced_message ? referenced_message : said;
          return { text: content, byBot: author.bot === true };
        });
      } catch (error) {
        logger.debug(explainDiscordError(error), "what was said before could not be read");
        return null;
      }
    },

    async openThread({ caller, id, message }) {
      try {
        await rest.post(Routes.threads(caller.channel, id), {
          body: {
            name: label(message.text, discordLimits.threadName),
            auto_archive_duration: THREAD_MINUTES,
          },
        });
        return id;
      } catch (error) {
        if (isOneOf(error, codes.threadExists)) return id;
        logger.info(
          explainDiscordError(error),
          "no thread could be made for an answer; it stands in the channel",
        );
        return null;
      }
    },
  };
}
