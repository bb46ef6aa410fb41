import { join } from "node:path";
import { openBot } from "../../adapters/cli/open-bot.ts";
import { openModelCache } from "../../adapters/knowledge/index.ts";
import { type Bot, createBot } from "../../src/bot.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import type { Knowledge } from "../../src/knowledge/types.ts";

const folder = join(import.meta.dirname, "../../knowledge");

/** What `npm ci` has learnt, or the first test that needed it. */
const cache = openModelCache({ DATA_DIR: join(import.meta.dirname, "../../data") });

/** Made at the first call, and the same for all tests of a worker: nothing of it changes. */
const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** The knowledge that is shipped. */
export const shippedKnowledge = once(async (): Promise<Knowledge> => {
  const { knowledge, problems } = await loadKnowledge(folder, { cache });
  if (!knowledge) throw new Error(problems.map(({ message }) => message).join("; "));
  return knowledge;
});

/** Its bot by words alone, as where no encoder is installed. */
export const shippedBot = once(async (): Promise<Bot> => createBot(await shippedKnowledge()));

/** Its bot as the product puts it together. */
export const openedBot = once((): Promise<Bot> => openBot(folder));
