import { rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { createReadMemo } from "../../src/knowledge/read-memo.ts";
import { folderOf, soundFolder, writeInto } from "./folder-of.ts";

const roasting = String(soundFolder["faq/roasting.md"]);

it("whatever is edited in whatever order, a reading with what is remembered says what a fresh one says", async () => {
  const dir = folderOf();
  const memo = createReadMemo();
  const texts = [
    roasting,
    roasting.replace("crack", "pop"),
    roasting.replace("source: handbook", "source: nowhere"),
    roasting.replace("id: roasting", "id: ["),
    roasting.replace("A", "<b>"),
    null,
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom("roasting", "other"), fc.constantFrom(...texts)), { maxLength: 4 }),
      async (edits) => {
        for (const [name, text] of edits)
          if (text === null) rmSync(join(dir, `faq/${name}.md`), { force: true });
          else writeInto(dir, `faq/${name}.md`, text);
        expect(await loadKnowledge(dir, { memo })).toEqual(await loadKnowledge(dir));
      },
    ),
    { numRuns: 40 },
  );
});

it("what did not change is the very same, and is not read again", async () => {
  const dir = folderOf();
  const memo = createReadMemo();
  const before = (await loadKnowledge(dir, { memo })).knowledge!;
  writeInto(dir, "articles/water.md", String(soundFolder["articles/water.md"]).replace("Soft", "Hard"));
  const after = (await loadKnowledge(dir, { memo })).knowledge!;
  const entry = ({ entries }: typeof before, wanted: string) => entries.find(({ id }) => id === wanted);
  expect(entry(after, "roasting")).toBe(entry(before, "roasting"));
  expect(entry(after, "water")!.text).toContain("Hard");
});
