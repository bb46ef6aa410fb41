import { isEnglish } from "./english/dictionary.ts";
import { stem } from "./stem.ts";
import { tokenise } from "./tokenise.ts";
import { readWords } from "./words.ts";

/** The words of the knowledge. */
export interface Lexicon {
  /** word → times it occurs */
  readonly counts: ReadonlyMap<string, number>;
  readonly stems: ReadonlySet<string>;
  /** A compound name without its signs → the name: `scikitlearn` → `scikit-learn`. */
  readonly squashed: ReadonlyMap<string, string>;
  has(word: string): boolean;
}

/** While the lexicon grows nothing is known yet, so that every text is read alike. */
const plainTests = { isKnown: () => false, isEnglish };

/** Reads words out of a text of the knowledge. */
export function readKnowledgeWords(text: string): ReturnType<typeof readWords> {
  return readWords(tokenise(text), plainTests);
}

/** Counts the words of all texts. */
export function createLexicon(texts: Iterable<string>): Lexicon {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of readKnowledgeWords(text)) counts.set(word.text, (counts.get(word.text) ?? 0) + 1);
  }
  const squashed = new Map<string, string>();
  const stems = new Set<string>();
  for (const word of counts.keys()) {
    stems.add(stem(word));
    const bare = squash(word);
    if (bare !== word && /^\p{L}{3,}/u.test(bare) && !squashed.has(bare)) squashed.set(bare, word);
  }
  return { counts, stems, squashed, has: (word) => counts.has(word) };
}

/** A name without hyphens, dots and slashes. */
export function squash(word: string): string {
  return word.replace(/[-./]/g, "");
}
