import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findEncoder } from "../adapters/encoder/index.ts";
import { type Bot, createBot } from "../src/bot.ts";
import { loadKnowledge } from "../src/knowledge/load.ts";
import type { PassageDocument } from "../src/passages/types.ts";
import { writeFolder } from "./folder.ts";
import type { Peer } from "./peers.ts";

/**
 * A bot of documents as the product makes one: of a folder read from disk, with sentence vectors.
 * @throws where the folder cannot be read, or no encoder is installed.
 */
export async function botOf(documents: readonly PassageDocument[]): Promise<Bot> {
  const folder = mkdtempSync(join(tmpdir(), "guide-"));
  try {
    writeFolder(folder, documents);
    const { knowledge, problems } = await loadKnowledge(folder, { tolerant: true });
    if (!knowledge) throw new Error(problems.map(({ message }) => message).join("; "));
    const encoder = findEncoder();
    if (!encoder)
      throw new Error("the sentence encoder is not installed: run npm ci without --omit=optional");
    return createBot(knowledge, { encoder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Ids of what could answer, the most probable first. */
export function ranked(bot: Bot, question: string): readonly string[] {
  const candidates = bot.consider({ id: "1", text: question }, null).flatMap((each) => each.candidates);
  candidates.sort((a, b) => b.probability - a.probability);
  return [...new Set(candidates.map(({ id }) => id))];
}

/** The whole way of a message as the product goes it: a folder read from disk, words, sentence vectors, the decision's ranking. */
export const wholeGuide: Peer = {
  name: "guide",
  async build(documents) {
    const bot = await botOf(documents.map((each) => ({ ...each, text: each.text || each.title })));
    return (question) => ranked(bot, question);
  },
};
