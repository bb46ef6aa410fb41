import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeEntries } from "../../bench/synthetic.ts";
import { createLanguage } from "../../src/language/language.ts";
import { createPassageIndex } from "../../src/passages/index.ts";
import { LetterIndex } from "../../src/passages/letters.ts";
import { findPosting, PostingsBuilder } from "../../src/passages/postings.ts";
import { atOnce } from "../../src/steps.ts";

const size = 8_000;
const { documents, questions } = makeEntries(size, 60);
const language = createLanguage({
  texts: documents.flatMap(({ title, wordings, text }) => [title, ...wordings, text]),
  concepts: [],
});
const index = createPassageIndex(documents, language);

describe("a large collection", () => {
  it("given any question, when ranked, then the work stays bounded whatever it says", () => {
    const vocabulary = documents.slice(0, 400).flatMap(({ title }) => title.split(" "));
    const worst = fc.array(fc.constantFrom(...vocabulary, "how", "do", "the", "is"), {
      minLength: 1,
      maxLength: 400,
    });
    fc.assert(
      fc.property(worst, (words) => {
        const work = { steps: 0 };
        index.rank(language.read(words.join(" ")), 10, { work });
        expect(work.steps).toBeLessThan(400_000);
      }),
      { numRuns: 40 },
    );
  });

  it("given twice the entries, when ranked, then the work grows no faster than they do", () => {
    const half = createPassageIndex(documents.slice(0, size / 2), language);
    const stepsOf = (ranker: typeof index) =>
      questions.reduce((sum, question) => {
        const work = { steps: 0 };
        ranker.rank(language.read(question), 10, { work });
        return sum + work.steps;
      }, 0);
    expect(stepsOf(index)).toBeLessThan(2.2 * stepsOf(half));
  });

  it("given a title, when ranked, then its entry is found", () => {
    const places = [0, 17, 4_321, size - 1];
    for (const place of places) {
      expect(index.rank(language.read(documents[place]!.title), 1)[0]?.id).toBe(documents[place]!.id);
    }
  });
});

describe("postings", () => {
  it("given any entries, when looked up, then they say what a scan says", () => {
    const entry = fc.record({ term: fc.nat(6), document: fc.nat(30), weight: fc.nat(9) });
    fc.assert(
      fc.property(
        fc.uniqueArray(entry, { selector: ({ term, document }) => `${term} ${document}` }),
        (entries) => {
          const builder = new PostingsBuilder();
          const sorted = entries.toSorted((a, b) => a.document - b.document);
          for (const { term, document, weight } of sorted) builder.add(term, document, weight);
          const postings = atOnce(builder.build(7));
          for (let term = 0; term < 7; term++) {
            for (let document = 0; document <= 30; document++) {
              const at = findPosting(postings, term, document);
              const expected = entries.find(
                (each) => each.term === term && each.document === document,
              )?.weight;
              expect(at < 0 ? undefined : postings.weights[at]).toBe(expected);
            }
          }
        },
      ),
    );
  });
});

describe("letters", () => {
  it("given forms of a word, when asked, then they come before other words, and the cosine is symmetric", () => {
    const words = ["deploy", "deployment", "employ", "statistics", "statistical", "salary"];
    const letters = atOnce(LetterIndex.make(words));
    expect(words[letters.similar("statistic", -1)[0]!.term]).toBe("statistics");
    expect(words[letters.similar("deploy", 0)[0]!.term]).toBe("deployment");
    const similarity = (a: number, b: number) =>
      letters.similar(words[a]!, a).find(({ term }) => term === b)?.similarity ?? 0;
    expect(similarity(0, 1)).toBeCloseTo(similarity(1, 0));
  });
});
