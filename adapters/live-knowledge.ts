import { type Bot, createBot } from "../src/bot.ts";
import { loadKnowledge } from "../src/knowledge/load.ts";
import { watchKnowledge } from "../src/knowledge/watch.ts";
import type { Logger, ModelCache } from "../src/ports.ts";
import { KnowledgeError } from "./knowledge-error.ts";

/** The bot of the knowledge as it stands on disk: reloaded when a file changes, kept when an edit is broken. */
export interface LiveKnowledge {
  readonly bot: () => Bot;
  close(): void;
}

const debounceMs = 300;

/** @throws KnowledgeError that lists every problem where the folder cannot be used at start. */
export async function openKnowledge(
  folder: string,
  logger: Logger,
  cache: ModelCache | null = null,
): Promise<LiveKnowledge> {
  const first = await loadKnowledge(folder);
  if (!first.knowledge) throw new KnowledgeError(folder, first.problems);
  let bot = createBot(first.knowledge, { cache });
  let broken = false;

  const watcher = watchKnowledge(
    folder,
    ({ knowledge, problems }) => {
      if (!knowledge) {
        broken = true;
        for (const { severity, file, line, message, remedy } of problems)
          if (severity === "error")
            logger.error(
              { file, line, problem: message, remedy },
              "knowledge not reloaded: the last good one stays",
            );
        return;
      }
      const { hash } = knowledge;
      if (hash !== bot.knowledge.hash) {
        bot = createBot(knowledge, { cache });
        logger.info({ hash }, "knowledge reloaded");
      } else if (broken) logger.info({ hash }, "knowledge is as it was before the broken edit");
      broken = false;
    },
    { debounceMs },
  );
  return { bot: () => bot, close: () => watcher.close() };
}
