import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLanguage } from "../../src/language/language.ts";
import { WordTable } from "../../src/language/word-table.ts";

describe("a word table", () => {
  it("given any words, when looked up in any text, then it says what a map says", () => {
    const word = fc.string({
      unit: fc.constantFrom("a", "b", "c", "z", "é", "#"),
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { maxLength: 3_000 }),
        fc.array(word, { maxLength: 40 }),
        (words, others) => {
          const table = new WordTable<{ readonly text: string }>();
          const map = new Map(words.map((text) => [text, { text }]));
          for (const entry of map.values()) table.add(entry);
          for (const text of [...words, ...others]) {
            expect(table.get(text)).toBe(map.get(text));
            expect(table.getIn(`.${text}.`, 1, text.length + 1)).toBe(map.get(text));
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it("given capitals in a text, when looked up, then they are read as small letters", () => {
    const table = new WordTable<{ readonly text: string }>();
    table.add({ text: "salary" });
    expect(table.getIn("The SALARY of", 4, 10)?.text).toBe("salary");
  });
});

describe("words of a knowledge", () => {
  const text =
    "A Ph.D. isn't needed: e-commerce, problem-solving & C++ (D3.js) for 0-2 yrs; U.S. I do. R&D w/o AI";
  const language = createLanguage({ texts: [text], concepts: [] });

  it("given a text, when read with and without places, then the words are the same", () => {
    const tokens = language.tokens(text);
    expect(language.words(text).map((word) => word.text)).toEqual(tokens.map((token) => token.text));
    for (const { typed, start, end } of tokens) expect(text.slice(start, end).toLowerCase()).toBe(typed);
  });

  it("given words of the knowledge, when numbered, then numbers have no gap and strangers have none", () => {
    const ids = new Set(language.words(text).map(({ id }) => id));
    expect([...ids].sort((a, b) => a - b)).toEqual([...ids].map((_, i) => i));
    expect(language.words("giraffe")[0]?.id).toBe(-1);
  });

  it("counts how often each word stands in the knowledge", () => {
    expect(language.count("e-commerce")).toBe(1);
    expect(language.count("giraffe")).toBe(0);
  });
});
