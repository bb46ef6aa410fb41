import porter from "natural/lib/natural/stemmers/porter_stemmer.js";
import { BoundedMap } from "../memo.ts";
import { commonStem } from "./english/dictionary.ts";

/** Words beyond this length are gibberish or data; stemming them would only cost time. */
const maxStemmedLength = 40;
/** Bounds the memory of a process that runs for months; the words of a large knowledge fit many times. */
const maxRemembered = 200_000;

const remembered = new BoundedMap<string, string>(maxRemembered);

/** Porter stem of a lower-case word; words with digits or signs (`c++`, `0-2`) are their own stem. */
export function stem(word: string): string {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const result = commonStem(word) ?? stemUncached(word);
  remembered.set(word, result);
  return result;
}

function stemUncached(word: string): string {
  if (word.length > maxStemmedLength || !/^[a-z]+$/.test(word)) return word;
  return porter.stem(word);
}
