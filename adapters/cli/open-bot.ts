import { type Bot, createBot } from "../../src/bot.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { findEncoder } from "../encoder/index.ts";
import { KnowledgeError, openModelCache } from "../knowledge/index.ts";
import { parseSettings, readEnvironment } from "../settings/index.ts";

/**
 * A bot for the command line, of the given folder or else of `KNOWLEDGE_DIR`.
 * @throws KnowledgeError where the folder cannot be used.
 */
export async function openBot(folder?: string): Promise<Bot> {
  const settings = parseSettings(readEnvironment());
  const dir = folder ?? settings.KNOWLEDGE_DIR;
  const cache = openModelCache(settings);
  const { knowledge, problems } = await loadKnowledge(dir, { cache });
  if (knowledge) return createBot(knowledge, { cache, encoder: findEncoder() });
  throw new KnowledgeError(dir, problems);
}
