import { type Bot, createBot } from "../../src/bot.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { parseSettings, readEnvironment } from "../settings.ts";

/** Folder to answer from: the given one, else `KNOWLEDGE_DIR`, else `knowledge`. */
export const knowledgeFolder = (given?: string): string =>
  given ?? parseSettings(readEnvironment()).KNOWLEDGE_DIR;

/** A bot for the command line; prints what is wrong with the knowledge and ends the process where it cannot be used. */
export async function openBot(folder?: string): Promise<Bot> {
  const dir = knowledgeFolder(folder);
  const { knowledge, problems } = await loadKnowledge(dir);
  if (knowledge) return createBot(knowledge);
  for (const { severity, file, line, message, remedy } of problems)
    if (severity === "error") console.error(`${file}:${line}: ${message}; ${remedy}`);
  console.error(`The knowledge in ${dir} cannot be used; "npm run knowledge -- check" tells more.`);
  process.exit(1);
}
