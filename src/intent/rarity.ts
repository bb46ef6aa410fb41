import { commonWords } from "../language/english/dictionary.ts";
import { stem } from "../language/stem.ts";

const highestMagnitude = 9;
/** What the most frequent words have less than those that are no common English. */
const range = 0.95;

let rarities: ReadonlyMap<string, number> | undefined;

/**
 * How rare a stem is in English at large, 0.05 to 1: the frequency of its most frequent word, by its magnitude.
 * Ten examples of a label cannot show that a word is common; that it is stands in the dictionary.
 */
export function rarityOf(written: string): number {
  rarities ??= gather();
  return rarities.get(written) ?? 1;
}

function gather(): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [word, magnitude] of commonWords()) {
    const written = stem(word);
    const rarity = 1 - (range * magnitude) / highestMagnitude;
    found.set(written, Math.min(rarity, found.get(written) ?? 1));
  }
  return found;
}
