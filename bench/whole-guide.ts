import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findEncoder } from "../adapters/encoder/index.ts";
import { createBot } from "../src/bot.ts";
import { loadKnowledge } from "../src/knowledge/load.ts";
import { writeFolder } from "./folder.ts";
import type { Peer } from "./peers.ts";

/** The whole way of a message as the product goes it: a folder read from disk, words, sentence vectors, the decision's ranking. */
export const wholeGuide: Peer = {
  name: "guide",
  async build(documents) {
    const folder = mkdtempSync(join(tmpdir(), "retrieval-"));
    try {
      writeFolder(
        folder,
        documents.map((each) => ({ ...each, text: each.text || each.title })),
      );
      const { knowledge, problems } = await loadKnowledge(folder, { tolerant: true });
      if (!knowledge) throw new Error(problems.map(({ message }) => message).join("; "));
      const encoder = findEncoder();
      if (!encoder)
        throw new Error("the sentence encoder is not installed: run npm ci without --omit=optional");
      const bot = createBot(knowledge, { encoder });
      return (question) => {
        const candidates = bot.consider({ id: "1", text: question }, null).flatMap((each) => each.candidates);
        candidates.sort((a, b) => b.probability - a.probability);
        return [...new Set(candidates.map(({ id }) => id))];
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
