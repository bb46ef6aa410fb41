import type { BuiltIndex } from "./build.ts";
import type { Expand, Match } from "./question.ts";

const maxRemembered = 10_000;
/** In a large collection most words have all the forms that matter; only rare and unknown ones are looked further for. */
const largeCollection = 5_000;
const rareInLargeCollection = 3;

/** What else in the index a word may mean: words that are written alike. */
export function createExpand(index: BuiltIndex): Expand {
  const remembered = new Map<string, readonly Match[]>();
  const isLarge = index.documents.length > largeCollection;
  return (key, term) => {
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const matches = find(key, term);
    if (remembered.size >= maxRemembered) remembered.clear();
    remembered.set(key, matches);
    return matches;
  };

  function find(key: string, term: number | undefined): readonly Match[] {
    const frequency = term === undefined ? 0 : index.fields.starts[term + 1]! - index.fields.starts[term]!;
    if (isLarge && frequency > rareInLargeCollection) return [];
    return index.letters
      .similar(key, term ?? -1)
      .map(({ term: other, similarity }) => ({ term: other, similarity, by: "letters" }));
  }
}
