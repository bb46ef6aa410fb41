/** Text → utterance, with spelling, stems, concepts and quantities of one knowledge. */
import type { Concept } from "../knowledge/index.ts";
import { atOnce, type Steps } from "../steps.ts";
import { createConceptFinder } from "./concepts.ts";
import { isEnglish } from "./english/dictionary.ts";
import { makeLexicon, toToken } from "./lexicon.ts";
import { createNameFinder } from "./names.ts";
import { normalise } from "./normalise.ts";
import { figuresIn, quantitiesOf } from "./quantities.ts";
import { repairWords } from "./repair.ts";
import { createSkeletons } from "./skeletons.ts";
import { createSpeller } from "./spelling.ts";
import { tokenise } from "./tokenise.ts";
import type { Language, Utterance } from "./types.ts";
import { readWords } from "./words.ts";

/** What a language is made of. */
export interface LanguageInput {
  /** All texts of the knowledge: titles, wordings, answers, cells, examples. */
  readonly texts: Iterable<string>;
  readonly concepts: readonly Concept[];
}

/**
 * Learns the words of a knowledge, so that questions about it can be read.
 * @public in one go, for whoever measures, fits or tests: the bot does it in steps
 */
export const createLanguage = (input: LanguageInput): Language => atOnce(makeLanguage(input));

/** The same, step by step. */
export function* makeLanguage(input: LanguageInput): Steps<Language> {
  const names = input.concepts.flatMap((concept) => concept.names);
  const lexicon = yield* makeLexicon(concat(input.texts, names));
  const speller = createSpeller(lexicon);
  yield;
  const findName = createNameFinder(
    concat(names.map(lowerCase).filter(isOfSeveralWords), namesIn(lexicon.counts())),
  );
  const findSkeleton = createSkeletons(lexicon);
  const findConcepts = createConceptFinder(input.concepts, (name) =>
    lexicon.words(name).map((word) => word.stem),
  );
  const tests = { isKnown: lexicon.has, isEnglish };

  return {
    read(raw): Utterance {
      const { text, truncated } = normalise(raw);
      const words = repairWords(readWords(tokenise(text), tests), {
        lexicon,
        speller,
        findName,
        findSkeleton,
        capitals: hasTellingCapitals(text) ? "tell" : "mean nothing",
        text,
      });
      const tokens = words.map((word) => toToken(word, lexicon.facts(word.text)));
      const figures = figuresIn(tokens, text);
      const corrections = words
        .filter((word) => word.corrected)
        .map((word) => ({ from: word.typed, to: word.text }));
      return {
        raw,
        text,
        tokens,
        concepts: findConcepts(tokens),
        figures,
        quantities: quantitiesOf(figures, tokens, text),
        corrections,
        truncated,
      };
    },
    tokens: lexicon.tokens,
    words: lexicon.words,
    concepts: findConcepts,
    count: lexicon.count,
  };
}

function* concat(...parts: readonly Iterable<string>[]): Iterable<string> {
  for (const part of parts) yield* part;
}

const lowerCase = (name: string): string => name.toLowerCase();

const isOfSeveralWords = (name: string): boolean => /^\p{L}+(?: \p{L}+)+$/u.test(name);

/** Words of the knowledge that no dictionary holds. */
function* namesIn(counts: Iterable<readonly [word: string, count: number]>): Iterable<string> {
  for (const [word] of counts) if (/^\p{L}[\p{L}-]+$/u.test(word) && !isEnglish(word)) yield word;
}

/** Capitals make names where they are the exception: not in shouting, not in a Title Where Every Word Has One. */
function hasTellingCapitals(text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  const capital = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return capital <= 2 || capital < words.length / 2;
}
