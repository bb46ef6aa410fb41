import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLanguage } from "../../src/language/language.ts";
import { type BuiltIndex, buildIndex } from "../../src/passages/build.ts";
import { createExpand } from "../../src/passages/expand.ts";
import { NearestWordings } from "../../src/passages/nearest-wording.ts";
import { findPosting } from "../../src/passages/postings.ts";
import { type Query, type QueryTerm, readQuery } from "../../src/passages/query.ts";
import { Ranker } from "../../src/passages/ranker.ts";
import { atOnce } from "../../src/steps.ts";
import { runs } from "../support/runs.ts";

const words = "open close late book list card fee hour read desk member sign save copy".split(" ");
const sentence = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(" "));
const collection = fc.array(
  fc.record({ title: sentence, wordings: fc.array(sentence, { maxLength: 3 }), text: sentence }),
  {
    minLength: 1,
    maxLength: 25,
  },
);

/** Indexing takes nearly all the time: each collection is asked several questions. */
const collections = fc
  .sample(collection, runs(40))
  .toSorted((a, b) => a.length - b.length)
  .map((entries) => {
    const documents = entries.map((entry, i) => ({ id: `d${i}`, ...entry }));
    const texts = documents.flatMap(({ title, wordings, text }) => [title, ...wordings, text]);
    const language = createLanguage({ texts, concepts: [{ id: "fee", names: ["fee", "late book"] }] });
    return { documents, language, index: atOnce(buildIndex(documents, language)) };
  });

const k1 = 1.2;
const saturate = (frequency: number) => (frequency * (k1 + 1)) / (frequency + k1);
const unsaturate = (saturated: number) => (saturated * k1) / (k1 + 1 - saturated);

/** Scores every document by the formulas alone: no candidates, no order of work. */
function scan({ units, pairs }: Query, index: BuiltIndex): number[] {
  const reachable = units.reduce((sum, { idf }) => sum + idf * (k1 + 1), 0) || 1;
  const weight = ({ count, idf }: QueryTerm) => (1 + Math.log(count)) * idf;
  const norm = Math.hypot(...units.map(weight)) || 1;
  return index.documents.map((_, document) => {
    let pooled = 0;
    for (const { matches, idf } of units) {
      const frequencies = matches.map(({ term, similarity }) => {
        const at = findPosting(index.fields, term, document);
        return at < 0 ? 0 : similarity * unsaturate(index.fields.weights[at]!);
      });
      pooled += idf * saturate(Math.max(0, ...frequencies));
    }
    // Pairs are hashed: one of words that nobody knows may be met by chance, and finds nothing on its own.
    if (pooled === 0) return 0;
    let best = 0;
    for (
      let wording = index.wordingStarts[document]!;
      wording < index.wordingStarts[document + 1]!;
      wording++
    ) {
      let cosine = 0;
      for (const unit of units) {
        let likest = 0;
        for (let i = index.termStarts[wording]!; i < index.termStarts[wording + 1]!; i++) {
          for (const { term, similarity } of unit.matches) {
            if (term === index.wordingTerms[i])
              likest = Math.max(likest, similarity * index.wordingWeights[i]!);
          }
        }
        cosine += (weight(unit) / norm) * likest;
      }
      best = Math.max(best, Math.min(1, cosine));
    }
    const { weight: order } = index.pairs;
    return (
      (pooled / reachable + 0.5 * best + order * index.pairs.shares(pairs, [document])[0]!) / (1.5 + order)
    );
  });
}

describe("the index", () => {
  it("given any collection and question, when ranked, then it says what a linear scan says", () => {
    fc.assert(
      fc.property(fc.constantFrom(...collections), sentence, ({ language, index }, question) => {
        const asked = readQuery(language.read(question), index, language, createExpand(index));
        const scores = scan(asked, index);
        const ranked = new Ranker(index).rank(asked, { steps: 0 });
        const expected = scores
          .map((score, document) => ({ document, score }))
          .filter(({ score }) => score > 0);
        expect(ranked.length).toBe(expected.length);
        for (const { document, score } of ranked) expect(score).toBeCloseTo(scores[document]!, 4);
        for (let i = 1; i < ranked.length; i++)
          expect(ranked[i - 1]!.score).toBeGreaterThanOrEqual(ranked[i]!.score);
      }),
      runs(300),
    );
  });

  it("given one document or all, when the nearest wordings are found, then the shorter way says what the other says", () => {
    fc.assert(
      fc.property(fc.constantFrom(...collections), sentence, ({ documents, language, index }, question) => {
        const { units } = readQuery(language.read(question), index, language, createExpand(index));
        const nearest = new NearestWordings(index);
        const find = (places: readonly number[]) => nearest.find(units, places, { steps: 0 });
        const places = documents.map((_, place) => place);
        // Of many documents the postings of the question's words are shorter than all their wordings, of one longer.
        expect(find(places)).toEqual(places.flatMap((place) => find([place])));
      }),
      runs(300),
    );
  });
});
