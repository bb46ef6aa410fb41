import { rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createReadMemo } from "../../src/knowledge/kept/read-memo.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { runs } from "../support/runs.ts";
import { folderOf, soundFolder, writeInto } from "./folder-of.ts";

const paths = [...Object.keys(soundFolder), "tables/plain.csv", "tables/plain.yaml"];

/** Bytes at random, and sound files with a part overwritten: these reach further into the loader. */
const content = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc.string({ unit: "grapheme", maxLength: 400 }),
  fc
    .tuple(
      fc.constantFrom(...Object.values(soundFolder)),
      fc.nat(600),
      fc.nat(60),
      fc.string({ unit: "grapheme", maxLength: 20 }),
    )
    .map(([text, at, length, other]) => String(text).slice(0, at) + other + String(text).slice(at + length)),
  fc
    .tuple(
      fc.constantFrom("[", "{", "- ", "> ", "*", "a: ", "|", '"', "(", "\n ", "![", "<b>"),
      fc.nat(3_000),
    )
    .map(([part, times]) => part.repeat(times)),
);

it("no bytes make loading throw: it gives a knowledge, or problems with a place and a remedy", async () => {
  const dir = folderOf();
  // What did not change is not read again.
  const memo = createReadMemo();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), content, async (path, bytes) => {
      writeInto(dir, path, bytes);
      const { knowledge, problems } = await loadKnowledge(dir, { memo });
      const before = soundFolder[path];
      if (before) writeInto(dir, path, before);
      else rmSync(join(dir, path));
      expect(knowledge === null).toBe(problems.some(({ severity }) => severity === "error"));
      for (const { file, line, message, remedy } of problems) {
        expect(file).not.toBe("");
        expect(line).toBeGreaterThanOrEqual(1);
        expect(message).not.toBe("");
        expect(remedy).not.toBe("");
      }
    }),
    runs(400),
  );
});
