import type { Concept } from "../knowledge/types.ts";
import { createConceptFinder } from "./concepts.ts";
import { isEnglish } from "./english/dictionary.ts";
import { createLexicon, type Lexicon, readKnowledgeWords } from "./lexicon.ts";
import { normalise } from "./normalise.ts";
import { readQuantities } from "./quantities.ts";
import { repairWords } from "./repair.ts";
import { createSpeller } from "./spelling.ts";
import { stem } from "./stem.ts";
import { stopWords } from "./stop-words.ts";
import { tokenise } from "./tokenise.ts";
import type { Language, Token, Utterance } from "./types.ts";
import { readWords, type Word } from "./words.ts";

/** What a language is made of. */
export interface LanguageInput {
  /** All texts of the knowledge: titles, wordings, answers, cells, examples. */
  readonly texts: Iterable<string>;
  readonly concepts: readonly Concept[];
}

/** Learns the words of a knowledge, so that questions about it can be read. */
export function createLanguage(input: LanguageInput): Language {
  const names = input.concepts.flatMap((concept) => concept.names);
  const lexicon = createLexicon(concat(input.texts, names));
  const speller = createSpeller(lexicon.counts);
  const findConcepts = createConceptFinder(input.concepts, (name) =>
    readKnowledgeWords(name).map((word) => stem(word.text)),
  );
  const tests = { isKnown: lexicon.has, isEnglish };

  return {
    read(raw): Utterance {
      const { text, truncated } = normalise(raw);
      const words = repairWords(readWords(tokenise(text), tests), {
        lexicon,
        speller,
        shouting: isShouting(text),
        text,
      });
      const tokens = words.map((word) => toToken(word, lexicon));
      const corrections = words
        .filter((word) => word.corrected)
        .map((word) => ({ from: word.typed, to: word.text }));
      return {
        raw,
        text,
        tokens,
        concepts: findConcepts(tokens),
        quantities: readQuantities(tokens, text),
        corrections,
        truncated,
      };
    },
    tokens: (text) => readKnowledgeWords(text).map((word) => toToken(word, lexicon)),
    concepts: findConcepts,
    count: (word) => lexicon.counts.get(word) ?? 0,
  };
}

function* concat(...parts: readonly Iterable<string>[]): Iterable<string> {
  for (const part of parts) yield* part;
}

function toToken({ text, typed, start, end }: Word, lexicon: Lexicon): Token {
  const wordStem = stem(text);
  const known = lexicon.has(text) || lexicon.stems.has(wordStem);
  return {
    text,
    typed,
    start,
    end,
    stem: wordStem,
    stop: stopWords.has(text),
    known,
    word: known || isEnglish(text) || stopWords.has(text) || /^[^\p{L}]/u.test(text),
  };
}

/** Most letters are capitals, and there are enough of them to tell. */
function isShouting(text: string): boolean {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const small = text.match(/\p{Ll}/gu)?.length ?? 0;
  return capitals >= 6 && capitals > 3 * small;
}
