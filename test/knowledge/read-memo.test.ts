import { rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createReadMemo } from "../../src/knowledge/kept/read-memo.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { memoryCache } from "../support/memory-cache.ts";
import { folderOf, soundFolder, writeInto } from "./folder-of.ts";

const roasting = String(soundFolder["faq/roasting.md"]);
const track = `id: barista
title: First days
audience: New baristas
days: 5
steps:
  - {id: hello, kind: read, title: Hello, text: "**Welcome** <b>here</b>.", entries: [roasting]}
`;

/** Files, and what people may make of them; `null`: removed. */
const edits: readonly (readonly [path: string, texts: readonly (string | null)[]])[] = [
  [
    "faq/roasting.md",
    [
      roasting,
      roasting.replace("crack", "pop"),
      roasting.replace("source: handbook", "source: nowhere"),
      roasting.replace("id: roasting", "id: ["),
      roasting.replace("A", "<b>"),
      null,
    ],
  ],
  ["faq/other.md", [roasting, roasting.replaceAll("roasting", "other"), null]],
  ["tables/goods.csv", ["Good,Price\nTea,5\nCoffee,7\n", "Good,Price\nTea,5\nCoffee,dear\n", "Good\n", null]],
  [
    "tables/goods.yaml",
    [
      "id: goods\ntitle: Goods\nsource: handbook\ncolumns: {Good: {}, Price: {type: number}}\n",
      "id: [",
      null,
    ],
  ],
  ["tables/goods.yml", ["id: goods\ntitle: Goods\nsource: handbook\n", null]],
  ["vocabulary.yaml", ["- id: espresso\n  names: [espresso]\n", "- names: 5\n", null]],
  [
    "intents/talk.yaml",
    ["- {id: hi, kind: smalltalk, examples: [hi], replies: [Hi.]}\n", "- {id: hi}\n", null],
  ],
  ["onboarding/barista.yaml", [track, track.replace("roasting", "brewing"), track.replace("**", "["), null]],
];
const edit = fc.constantFrom(...edits.flatMap(([path, texts]) => texts.map((text) => [path, text] as const)));

it("whatever is edited in whatever order, a reading with what is remembered or kept says what a fresh one says", async () => {
  const dir = folderOf();
  const cache = memoryCache();
  const memo = createReadMemo(cache);
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { maxLength: 5 }), async (some) => {
      for (const [path, text] of some)
        if (text === null) rmSync(join(dir, path), { force: true });
        else writeInto(dir, path, text);
      const fresh = await loadKnowledge(dir);
      expect(await loadKnowledge(dir, { memo })).toEqual(fresh);
      expect(await loadKnowledge(dir, { cache })).toEqual(fresh);
      expect(await loadKnowledge(dir, { cache })).toEqual(fresh);
    }),
    { numRuns: 40 },
  );
});

it("what did not change is the very same, and is not read again", async () => {
  const dir = folderOf({
    "tables/goods.csv": "Good,Price\nTea,5\nCoffee,7\n",
    "onboarding/barista.yaml": track,
  });
  const memo = createReadMemo();
  const before = (await loadKnowledge(dir, { memo })).knowledge!;
  writeInto(dir, "articles/water.md", String(soundFolder["articles/water.md"]).replace("Soft", "Hard"));
  const after = (await loadKnowledge(dir, { memo })).knowledge!;
  const named = ({ entries, tables }: typeof before, wanted: string) =>
    [...entries, ...tables].find(({ id }) => id === wanted);
  for (const id of ["roasting", "roasts", "goods"]) expect(named(after, id), id).toBe(named(before, id));
  expect(after.profile).toBe(before.profile);
  expect(after.tracks[0]!.steps[0]!.text).toBe(before.tracks[0]!.steps[0]!.text);
  expect(named(after, "water")).toMatchObject({ text: expect.stringContaining("Hard") });
});

it("what was parsed is kept when the folder is read", async () => {
  const cache = memoryCache();
  await loadKnowledge(folderOf(), { cache });
  expect([...cache.kept.keys()]).toEqual(["parsed"]);
});
