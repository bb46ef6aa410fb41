import { expect, it } from "vitest";
import { describeKnowledge } from "../../src/knowledge/describe.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { folderOf } from "./folder-of.ts";

it("counts what a knowledge holds", async () => {
  const { knowledge } = await loadKnowledge(folderOf());
  expect(describeKnowledge(knowledge!)).toEqual({
    hash: knowledge!.hash,
    sources: 1,
    topics: 2,
    entries: { faq: 1, article: 1 },
    claims: 0,
    wordings: 6,
    tables: 1,
    rows: 2,
    cells: 6,
    cellsByType: { text: 2, number: 2, share: 2 },
    emptyCells: 0,
    rowAliases: 1,
    intents: { smalltalk: 1, welcome: 0, help: 0, "out-of-scope": 1 },
    examples: 3,
    concepts: 1,
    names: 2,
    byTopic: { beans: 1, brewing: 0 },
  });
});
