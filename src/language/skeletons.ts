import { commonWords } from "./english/dictionary.ts";
import type { Lexicon } from "./lexicon.ts";

const minLength = 3;
/** Beyond that many letters a word without vowels is an identifier. */
const maxLength = 10;
/** A word of English alone must be this frequent to be meant: magnitudes of the dictionary. */
const leastMagnitude = 4;

/** The word that a word without its vowels stands for, the knowledge's words first: `avrg` → average, `mngr` → manager. */
export function createSkeletons(lexicon: Lexicon): (typed: string) => string | null {
  let own: ReadonlyMap<string, string> | undefined;
  return (typed) => {
    if (typed.length < minLength || typed.length > maxLength || !/^[a-z][^aeiou\W\d]+$/.test(typed))
      return null;
    // Laid out at the first such word: the start does not wait for it.
    own ??= bySkeleton(lexicon.counts());
    return own.get(skeletonOf(typed)) ?? englishSkeletons().get(skeletonOf(typed)) ?? null;
  };
}

/** The same for every knowledge, so made once. */
function englishSkeletons(): ReadonlyMap<string, string> {
  english ??= bySkeleton([...commonWords()].filter(([, magnitude]) => magnitude >= leastMagnitude));
  return english;
}

let english: ReadonlyMap<string, string> | undefined;

/** Skeleton → the weightiest word that has it; words that lose no vowel are no expansion of anything. */
function bySkeleton(words: Iterable<readonly [word: string, weight: number]>): Map<string, string> {
  const best = new Map<string, { readonly word: string; readonly weight: number }>();
  for (const [word, weight] of words) {
    if (!/^[a-z]{4,}$/.test(word)) continue;
    const skeleton = skeletonOf(word);
    if (skeleton.length < minLength) continue;
    const before = best.get(skeleton);
    if (before && (before.weight > weight || (before.weight === weight && before.word < word))) continue;
    best.set(skeleton, { word, weight });
  }
  return new Map([...best].map(([skeleton, { word }]) => [skeleton, word]));
}

/** First letter and the consonants behind it, doubled ones once. */
function skeletonOf(word: string): string {
  return (word[0]! + word.slice(1).replace(/[aeiou]/g, "")).replace(/(.)\1+/g, "$1");
}
