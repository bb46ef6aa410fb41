import { type Bot, createBot } from "../src/bot.ts";
import { loadKnowledge } from "../src/knowledge/load.ts";
import { watchKnowledge } from "../src/knowledge/watch.ts";
import type { Logger, ModelCache } from "../src/ports.ts";

/** The bot of the knowledge as it stands on disk: reloaded when a file changes, kept when an edit is broken. */
export interface LiveKnowledge {
  readonly bot: () => Bot;
  close(): void;
}

const debounceMs = 300;

/** @throws Error that lists every problem where the folder cannot be used at start. */
export async function openKnowledge(
  folder: string,
  logger: Logger,
  cache: ModelCache | null = null,
): Promise<LiveKnowledge> {
  const first = await loadKnowledge(folder);
  if (!first.knowledge) {
    const problems = first.problems.filter(({ severity }) => severity === "error");
    const lines = problems.map(
      ({ file, line, message, remedy }) => `  ${file}:${line}: ${message}; ${remedy}`,
    );
    throw new Error([`the knowledge in ${folder} cannot be used:`, ...lines].join("\n"));
  }
  let bot = createBot(first.knowledge, { cache });

  const watcher = watchKnowledge(
    folder,
    ({ knowledge, problems }) => {
      if (!knowledge) {
        for (const { severity, file, line, message } of problems)
          if (severity === "error")
            logger.error({ file, line, problem: message }, "knowledge not reloaded: the last good one stays");
      } else if (knowledge.hash !== bot.knowledge.hash) {
        bot = createBot(knowledge, { cache });
        logger.info({ hash: knowledge.hash }, "knowledge reloaded");
      }
    },
    { debounceMs },
  );
  return { bot: () => bot, close: () => watcher.close() };
}
