import { normalise } from "../language/normalise.ts";
import { stem } from "../language/stem.ts";
import { stopWords } from "../language/stop-words.ts";
import { tokenise } from "../language/tokenise.ts";
import type { Language } from "../language/types.ts";

/** What a question is about: stems and, where the reader knows them, concepts; each once. */
export type TermReader = (question: string) => readonly string[];

/** Reads terms without any knowledge: words that carry a topic, by their stems. */
export const plainTerms: TermReader = (question) => {
  const words = tokenise(normalise(question).text).map(({ typed }) => typed.toLowerCase());
  const telling = words.filter((word) => !stopWords.has(word));
  return [...new Set((telling.length > 0 ? telling : words).map(stem))];
};

/** Reads terms as the bot does: spelling corrected, and one term for all names of a concept. */
export function termsBy(language: Language): TermReader {
  return (question) => {
    const { tokens, concepts } = language.read(question);
    const inConcept = new Set(concepts.flatMap(({ from, to }) => range(from, to)));
    const others = tokens.filter((_, index) => !inConcept.has(index));
    const telling = others.filter((token) => !token.stop).map((token) => token.stem);
    const terms = [...concepts.map(({ concept }) => `concept ${concept}`), ...telling];
    return [...new Set(terms.length > 0 ? terms : others.map((token) => token.stem))];
  };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
