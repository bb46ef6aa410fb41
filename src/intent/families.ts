import type { Lexicon, Reading } from "./lexicon.ts";
import type { NumberList } from "./number-list.ts";

/** One kind of feature: how it is read from a text, and how its weights are found. */
export interface Family {
  /** Share in a text's vector beside the other families; each has unit length before. */
  readonly weight: number;
  /** Features of fewer training texts are left out. */
  readonly minTexts: number;
  /** Adds the key of each occurrence, repeats included. */
  read(reading: Reading, keys: NumberList): void;
}

/** Pairs are at most this many places apart. */
const reach = 3;

/**
 * What the linear model sees of a text's words; weights found by coordinate search over four sets together:
 * each word, each two neighbours in order, each two near each other in any order, groups of letters.
 */
export function createFamilies(lexicon: Lexicon): Family[] {
  const words: Family = {
    weight: 0.6,
    minTexts: 1,
    read({ stems }, keys) {
      for (const stem of stems) if (stem >= 0) keys.push(stem);
    },
  };
  const neighbours: Family = {
    weight: 0.4,
    minTexts: 2,
    read({ stems }, keys) {
      for (let i = 1; i < stems.length; i++)
        if (stems[i]! >= 0 && stems[i - 1]! >= 0) keys.push(keyOf(stems[i - 1]!, stems[i]!));
    },
  };
  const pairs: Family = {
    weight: 0.8,
    minTexts: 2,
    read({ stems }, keys) {
      for (let i = 0; i < stems.length; i++) {
        const a = stems[i]!;
        if (a < 0) continue;
        for (let j = i + 1; j <= i + reach && j < stems.length; j++) {
          const b = stems[j]!;
          if (b >= 0 && a !== b) keys.push(a < b ? keyOf(a, b) : keyOf(b, a));
        }
      }
    },
  };
  const letters: Family = {
    weight: 1,
    minTexts: 2,
    read({ groups }, keys) {
      for (const ids of groups) for (const id of ids) keys.push(id);
    },
  };
  const all = [words, neighbours, pairs, letters];
  return lexicon.letters ? all : all.slice(0, 3);

  function keyOf(a: number, b: number): number {
    return a * lexicon.stems.length + b;
  }
}
