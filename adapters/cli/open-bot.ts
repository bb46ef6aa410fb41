import { type Bot, createBot } from "../../src/bot.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { openModelCache } from "../model-cache.ts";
import { parseSettings, readEnvironment } from "../settings.ts";

/** A bot for the command line, of the given folder or else of `KNOWLEDGE_DIR`; prints what is wrong with the knowledge and ends the process where it cannot be used. */
export async function openBot(folder?: string): Promise<Bot> {
  const settings = parseSettings(readEnvironment());
  const dir = folder ?? settings.KNOWLEDGE_DIR;
  const { knowledge, problems } = await loadKnowledge(dir);
  if (knowledge) return createBot(knowledge, { cache: openModelCache(settings) });
  for (const { severity, file, line, message, remedy } of problems)
    if (severity === "error") console.error(`${file}:${line}: ${message}; ${remedy}`);
  console.error(`The knowledge in ${dir} cannot be used; "npm run knowledge -- check" tells more.`);
  process.exit(1);
}
