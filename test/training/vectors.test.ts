import { describe, expect, it } from "vitest";
import { stem } from "../../src/language/stem.ts";
import { loadWordVectors, parseWordVectors } from "../../train/words/vectors.ts";

const vectors = loadWordVectors();

function likeness(a: string, b: string): number {
  const rows = [a, b].map((word) => vectors.row(stem(word)));
  let sum = 0;
  for (let k = 0; k < vectors.dimensions; k++)
    sum +=
      vectors.values[rows[0]! * vectors.dimensions + k]! * vectors.values[rows[1]! * vectors.dimensions + k]!;
  return sum;
}

describe("word vectors", () => {
  it.each([
    ["buy", "purchase", "mattress"],
    ["salary", "wage", "card"],
    ["cancel", "revoke", "teach"],
    ["doctor", "nurse", "bank"],
    ["learning", "teaching", "refunded"],
  ])("%s is closer to %s than to %s", (word, like, unlike) => {
    expect(likeness(word, like)).toBeGreaterThan(likeness(word, unlike) + 0.3);
  });

  it("a word is as close to itself as can be", () => {
    expect(likeness("refund", "refunds")).toBeCloseTo(1, 5);
  });

  it("a word that no gloss has is without a row", () => {
    expect(vectors.row("qzxv")).toBe(-1);
  });

  it.each(["", "\n", "a b", "a b\nxyz"])("bytes that are no table are refused: %j", (text) => {
    expect(() => parseWordVectors(new TextEncoder().encode(text))).toThrow("not a table of vectors");
  });
});
