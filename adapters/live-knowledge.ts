import { type Bot, createBot } from "../src/bot.ts";
import { loadKnowledge } from "../src/knowledge/load.ts";
import type { Problem } from "../src/knowledge/problems.ts";
import type { Knowledge } from "../src/knowledge/types.ts";
import { watchKnowledge } from "../src/knowledge/watch.ts";
import type { Logger } from "../src/ports.ts";
import { KnowledgeError } from "./knowledge-error.ts";
import { type Learn, learnAside, withLearnt } from "./learning.ts";
import { createModelCache } from "./model-cache.ts";

/** The bot of the knowledge as it stands on disk: reloaded when a file changes, kept when an edit is broken. */
export interface LiveKnowledge {
  readonly bot: () => Bot;
  close(): void;
}

export interface LiveOptions {
  /** Folders of the model cache, as `createModelCache` takes them; none keeps nothing between starts. */
  readonly models?: readonly string[];
  /** How a changed knowledge is learnt while the bot of the old one answers. */
  readonly learn?: Learn;
}

const debounceMs = 300;
const notReloaded = "knowledge not reloaded: the last good one stays";

/** @throws KnowledgeError that lists every problem where the folder cannot be used at start. */
export async function openKnowledge(
  folder: string,
  logger: Logger,
  { models = [], learn = learnAside }: LiveOptions = {},
): Promise<LiveKnowledge> {
  const first = await loadKnowledge(folder);
  if (!first.knowledge) throw new KnowledgeError(folder, first.problems);
  const cache = createModelCache(...models);
  let bot = createBot(first.knowledge, { cache });
  /** Hash of the last knowledge that was good, live or still being learnt. */
  let newest = bot.knowledge.hash;
  let broken = false;
  let learning = new AbortController();

  /** Learns a knowledge and makes it live, unless a newer one has come by then. */
  async function takeUp(knowledge: Knowledge, { signal }: AbortController): Promise<void> {
    const { hash } = knowledge;
    logger.info({ hash }, "knowledge changed, and is being learnt");
    const learnt = await learn(knowledge, { models, signal }).catch((error: unknown) => {
      if (!signal.aborted)
        logger.warn({ hash, err: error }, "knowledge learnt in the process: it answers nobody until then");
      return new Map();
    });
    if (signal.aborted) return;
    bot = createBot(knowledge, { cache: withLearnt(learnt, cache) });
    logger.info({ hash }, "knowledge reloaded");
  }

  function changed(knowledge: Knowledge): void {
    learning.abort();
    learning = new AbortController();
    newest = knowledge.hash;
    if (newest === bot.knowledge.hash)
      logger.info({ hash: newest }, "knowledge is as it was before the edit");
    else
      takeUp(knowledge, learning).catch((error: unknown) =>
        logger.error({ hash: knowledge.hash, err: error }, notReloaded),
      );
  }

  const watcher = watchKnowledge(
    folder,
    ({ knowledge, problems }) => {
      if (!knowledge) {
        broken = true;
        return reportBroken(problems, logger);
      }
      if (knowledge.hash !== newest) changed(knowledge);
      else if (broken) logger.info({ hash: newest }, "knowledge is as it was before the broken edit");
      broken = false;
    },
    { debounceMs },
  );
  return {
    bot: () => bot,
    close() {
      watcher.close();
      learning.abort();
    },
  };
}

function reportBroken(problems: readonly Problem[], logger: Logger): void {
  for (const { severity, file, line, message, remedy } of problems)
    if (severity === "error") logger.error({ file, line, problem: message, remedy }, notReloaded);
}
