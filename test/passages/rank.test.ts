import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLanguage } from "../../src/language/language.ts";
import { createPassageIndex } from "../../src/passages/index.ts";
import type { PassageDocument } from "../../src/passages/types.ts";

const documents: readonly PassageDocument[] = [
  {
    id: "opening",
    title: "When does the library open?",
    wordings: ["opening hours", "what time do you close", "is the reading room open on sundays"],
    text: "The library opens at nine in the morning and closes at eight.",
  },
  {
    id: "fees",
    title: "What does a late book cost?",
    wordings: ["late fees", "fine for overdue books", "how much do I pay when I am late"],
    text: "Each day costs fifty cents, at most ten euros a book.",
  },
  {
    id: "backup",
    title: "How do I back up my reading list?",
    wordings: ["export my list", "save a copy of my list"],
    text: "Open the menu and choose export.",
  },
  {
    id: "card",
    title: "How do I get a library card?",
    wordings: ["sign up for a card", "become a member"],
    text: "Bring your passport to the desk. Students need no deposit.",
  },
];
const concepts = [{ id: "fee", names: ["late fee", "fine", "penalty"] }];
const textsOf = (each: PassageDocument) => [each.title, ...each.wordings, each.text];
const language = createLanguage({ texts: documents.flatMap(textsOf), concepts });
const index = createPassageIndex(documents, language);
const rank = (question: string, limit = 10) => index.rank(language.read(question), limit);
const wordsAt = (question: string, places: readonly number[]) =>
  places.map((i) => language.read(question).tokens[i]!.text);

describe("ranking", () => {
  it.each([
    ["the title itself", "When does the library open?", "opening"],
    ["another wording", "sign up for a card", "card"],
    ["words of the answer", "do students need a deposit", "card"],
    ["other word forms", "being late with booking returns, overdue", "fees"],
    ["another name of a concept", "is there a penalty", "fees"],
    ["misspelt words", "libary opning hors", "opening"],
    ["a word written apart", "backup for the list", "backup"],
  ])("given %s, when ranked, then its document comes first", (_, question, id) => {
    expect(rank(question)[0]?.id).toBe(id);
  });

  it("given words that nothing holds, when ranked, then nothing is found", () => {
    expect(rank("xqzvw qqq")).toEqual([]);
    expect(rank("")).toEqual([]);
  });

  it("given two equal documents, when ranked, then the earlier one comes first", () => {
    const twins = ["b", "a", "c"].map((id) => ({ id, title: "same title here", wordings: [], text: "" }));
    const twin = createPassageIndex(twins, createLanguage({ texts: ["same title here"], concepts: [] }));
    expect(twin.rank(language.read("same title"), 3).map(({ id }) => id)).toEqual(["b", "a", "c"]);
  });

  it("given a limit, when ranked, then the best ones are kept", () => {
    const ids = (limit?: number) => rank("library card open late", limit).map(({ id }) => id);
    expect(ids(2)).toEqual(ids().slice(0, 2));
  });

  it("given no document, when ranked, then nothing is found", () => {
    expect(createPassageIndex([], language).rank(language.read("library"), 5)).toEqual([]);
  });
});

describe("what a hit says", () => {
  it("names the wording that is nearest", () => {
    expect(rank("overdue book fine")[0]?.bestWording).toBe("fine for overdue books");
  });

  it("given a topic word that the document does not hold, when ranked, then it is uncovered and lowers the coverage", () => {
    const question = "late fees in Brazil";
    const [hit] = rank(question);
    expect(wordsAt(question, hit!.uncovered)).toEqual(["brazil"]);
    expect(hit!.features.coverage).toBeLessThan(rank("late fees")[0]!.features.coverage);
  });

  it("given synonyms of the vocabulary, when ranked, then they are covered", () => {
    const question = "what is the penalty";
    expect(rank(question)[0]!.uncovered).toEqual([]);
  });

  it("given a word that merely looks a little alike, when ranked, then it stays uncovered", () => {
    const question = "opening in Openshaw";
    expect(wordsAt(question, rank(question)[0]!.uncovered)).toContain("openshaw");
  });

  it("given a topic word with the stem of a stop word, when ranked, then it is told about all the same", () => {
    const question = "how do I become an Ies member";
    const { covered, uncovered } = rank(question)[0]!;
    expect(wordsAt(question, [...covered, ...uncovered])).toContain("ies");
  });

  it("given ids that are wanted behind the limit, when ranked, then they come too", () => {
    const [first, second] = rank("library card open late").map(({ id }) => id);
    const wanted = index.rank(language.read("library card open late"), 1, { also: new Set([second!]) });
    expect(wanted.map(({ id }) => id)).toEqual([first, second]);
  });

  it("gives figures between 0 and 1 only, and every topic word is either covered or uncovered", () => {
    const vocabulary = documents.flatMap(textsOf).join(" ").split(/\W+/);
    const words = fc.oneof(
      fc.constantFrom(...vocabulary),
      fc.string({ maxLength: 12 }),
      fc.constantFrom("brazil", "101", "?"),
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 20 }), (parts) => {
        const utterance = language.read(parts.join(" "));
        for (const hit of index.rank(utterance, 10)) {
          for (const value of [hit.score, ...Object.values(hit.features)]) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1);
          }
          const told = new Set([...hit.covered, ...hit.uncovered]);
          expect(told.size).toBe(hit.covered.length + hit.uncovered.length);
          utterance.tokens.forEach(({ stop }, i) => {
            if (!stop) expect(told.has(i)).toBe(true);
          });
        }
      }),
      { numRuns: 200 },
    );
  });
});
