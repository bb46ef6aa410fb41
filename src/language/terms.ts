import { functionWords, stopWords } from "./english/stop-words.ts";
import { normalise } from "./normalise.ts";
import { stem } from "./stem.ts";
import { tokenise } from "./tokenise.ts";
import type { Language } from "./types.ts";

/** Extracts the terms of a question: stems and, where the reader knows them, concepts; each once. */
export type TermReader = (question: string) => readonly string[];

/** Reads terms without any knowledge: words that carry a topic, by their stems. */
export const plainTerms: TermReader = (question) => {
  const words = tokenise(normalise(question).text).map(({ typed }) => typed.toLowerCase());
  return stemsOf(words, []);
};

/** Reads terms as the bot does: spelling corrected, and one term for all names of a concept. */
export function termsBy(language: Language): TermReader {
  return (question) => {
    const { tokens, concepts } = language.read(question);
    const inConcept = new Set(concepts.flatMap(({ from, to }) => range(from, to)));
    const others = tokens.filter((_, index) => !inConcept.has(index)).map(({ text }) => text);
    return stemsOf(
      others,
      concepts.map(({ concept }) => `concept ${concept}`),
    );
  };
}

/** Words that carry a topic; where there is none, the common verbs and measures, and at the very last any word. */
function stemsOf(words: readonly string[], concepts: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !stopWords.has(word) && !functionWords.has(word));
  const verbs = words.filter((word) => !stopWords.has(word));
  const first = [[...concepts, ...telling.map(stem)], verbs.map(stem), words.map(stem)].find(
    (each) => each.length > 0,
  );
  return [...new Set(first)];
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
