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
  const toToken = createTokenMaker(lexicon);

  return {
    read(raw): Utterance {
      const { text, truncated } = normalise(raw);
      const words = repairWords(readWords(tokenise(text), tests), {
        lexicon,
        speller,
        shouting: isShouting(text),
        text,
      });
      const tokens = words.map(toToken);
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
    tokens: (text) => readKnowledgeWords(text).map(toToken),
    concepts: findConcepts,
    count: (word) => lexicon.counts.get(word) ?? 0,
  };
}

function* concat(...parts: readonly Iterable<string>[]): Iterable<string> {
  for (const part of parts) yield* part;
}

/** Most letters are capitals, and there are enough of them to tell. */
function isShouting(text: string): boolean {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const small = text.match(/\p{Ll}/gu)?.length ?? 0;
  return capitals >= 6 && capitals > 3 * small;
}

type WordFacts = Pick<Token, "stem" | "stop" | "known" | "word">;

const maxRemembered = 50_000;

/** What holds of a word wherever it stands is found out once. */
function createTokenMaker(lexicon: Lexicon): (word: Word) => Token {
  const remembered = new Map<string, WordFacts>();
  return ({ text, typed, start, end }) => {
    let facts = remembered.get(text);
    if (facts === undefined) {
      if (remembered.size >= maxRemembered) remembered.clear();
      facts = factsOf(text, lexicon);
      remembered.set(text, facts);
    }
    const { stem: wordStem, stop, known, word } = facts;
    return { text, typed, start, end, stem: wordStem, stop, known, word };
  };
}

function factsOf(text: string, lexicon: Lexicon): WordFacts {
  const wordStem = stem(text);
  const known = lexicon.has(text) || lexicon.stems.has(wordStem);
  const stop = stopWords.has(text);
  return { stem: wordStem, stop, known, word: known || stop || isEnglish(text) || /^[^\p{L}]/u.test(text) };
}
