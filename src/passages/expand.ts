import { neighboursOf } from "../language/index.ts";
import { BoundedMap } from "../memo.ts";
import type { BuiltIndex } from "./build.ts";
import type { Expand, Match } from "./query.ts";

const maxRemembered = 10_000;
/** In a large collection most words have all the forms that matter; only rare and unknown ones are looked further for. */
const largeCollection = 5_000;
const rareInLargeCollection = 3;
/** A word that more than one document asks with is understood already; for others the thesaurus may help. */
const maxAsked = 1;
/** What nearly means the same counts for less than the word. Measured on StackFAQ and BANKING77: +.5 to +1 point P@1. */
const meaningWeight = 0.6;

/** Creates query expansion: terms of the index that are spelt alike, and synonyms. */
export function createExpand(index: BuiltIndex): Expand {
  const remembered = new BoundedMap<string, readonly Match[]>(maxRemembered);
  const isLarge = index.documents.length > largeCollection;
  return (key, term) => {
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const matches = find(key, term);
    remembered.set(key, matches);
    return matches;
  };

  function find(key: string, term: number | undefined): readonly Match[] {
    const frequency = term === undefined ? 0 : index.fields.starts[term + 1]! - index.fields.starts[term]!;
    if (isLarge && frequency > rareInLargeCollection) return [];
    const matches = new Map<number, Match>();
    const asked = term === undefined ? 0 : index.questionFrequency[term]!;
    if (asked <= maxAsked) for (const match of meanings(key)) matches.set(match.term, match);
    for (const { term: other, similarity } of index.letters.similar(key, term ?? -1)) {
      if (similarity > (matches.get(other)?.similarity ?? 0))
        matches.set(other, { term: other, similarity, by: "letters" });
    }
    return [...matches.values()];
  }

  function meanings(key: string): Match[] {
    return neighboursOf(key).flatMap(({ stem, similarity }) => {
      const term = index.ids.get(stem);
      return term === undefined
        ? []
        : [{ term, similarity: meaningWeight * similarity, by: "meaning" as const }];
    });
  }
}
