import { isShortForm } from "./chat-forms.ts";
import { isEnglish } from "./english/dictionary.ts";
import { stem } from "./stem.ts";
import { stopWords } from "./stop-words.ts";
import { nextToken, type RawToken, tokenise } from "./tokenise.ts";
import type { Token, WordFacts } from "./types.ts";
import { readWordsAt } from "./words.ts";

/** The words of the knowledge. */
export interface Lexicon {
  /** Words with the times they occur. */
  counts(): Iterable<readonly [word: string, count: number]>;
  count(word: string): number;
  has(word: string): boolean;
  /** A compound name without its signs → the name: `scikitlearn` → `scikit-learn`. */
  readonly squashed: ReadonlyMap<string, string>;
  facts(word: string): WordFacts;
  /** Tokens of a text of the knowledge itself. */
  tokens(text: string): Token[];
  /** The same without places. */
  words(text: string): WordFacts[];
}

/** A word as the lexicon keeps it; what few words are asked for is found out when it is. */
interface Entry {
  readonly text: string;
  readonly isShortForm: boolean;
  count: number;
  facts: WordFacts | null;
}

/** While the lexicon grows nothing is known yet, so that every text is read alike. */
const plainTests = { isKnown: () => false, isEnglish };

/** Counts the words of all texts. */
export function createLexicon(texts: Iterable<string>): Lexicon {
  const entries = new Map<string, Entry>();
  const count = (entry: Entry) => entry.count++;
  for (const text of texts) visitWords(text, intern, count);
  for (const [word, { count }] of entries) if (count === 0) entries.delete(word);
  const stems = new Set<string>();
  const squashed = new Map<string, string>();
  for (const word of entries.keys()) {
    stems.add(stem(word));
    const bare = squash(word);
    if (bare !== word && /^\p{L}{3,}/u.test(bare) && !squashed.has(bare)) squashed.set(bare, word);
  }
  const find = (word: string): Entry => entries.get(word) ?? createEntry(word);

  return {
    *counts() {
      for (const { text, count } of entries.values()) yield [text, count];
    },
    count: (word) => entries.get(word)?.count ?? 0,
    has: (word) => entries.has(word),
    squashed,
    facts: (word) => factsOf(find(word)),
    tokens(text) {
      const tokens: Token[] = [];
      visitWords(text, find, (entry, typed, start, end) => {
        tokens.push(toToken({ typed, start, end }, factsOf(entry)));
      });
      return tokens;
    },
    words,
  };

  function words(text: string): WordFacts[] {
    const facts: WordFacts[] = [];
    visitWords(text, find, (entry) => facts.push(factsOf(entry)));
    return facts;
  }

  function intern(word: string): Entry {
    let entry = entries.get(word);
    if (entry === undefined) {
      entry = createEntry(word);
      entries.set(word, entry);
    }
    return entry;
  }

  function factsOf(entry: Entry): WordFacts {
    entry.facts ??= readFacts(entry.text, entries.has(entry.text), stems);
    return entry.facts;
  }
}

/** A token out of what holds of its word and where it stands. */
export function toToken(
  { typed, start, end }: { readonly typed: string; readonly start: number; readonly end: number },
  { text, stem: wordStem, stop, known, word }: WordFacts,
): Token {
  return { text, typed, start, end, stem: wordStem, stop, known, word };
}

/** A name without hyphens, dots and slashes. */
export function squash(word: string): string {
  return word.replace(/[-./]/g, "");
}

function createEntry(text: string): Entry {
  return { text, isShortForm: isShortForm(text), count: 0, facts: null };
}

function readFacts(text: string, inKnowledge: boolean, stems: ReadonlySet<string>): WordFacts {
  const wordStem = stem(text);
  const known = inKnowledge || stems.has(wordStem);
  const stop = stopWords.has(text);
  return {
    text,
    stem: wordStem,
    stop,
    known,
    word: known || stop || isEnglish(text) || /^[^\p{L}]/u.test(text),
  };
}

/**
 * Visits the words of a text. A plain word costs one look-up and no object: a knowledge of 10^5 entries has millions of
 * them. What is not plain is read among its neighbours.
 */
function visitWords(
  text: string,
  entryOf: (word: string) => Entry,
  visit: (entry: Entry, typed: string, start: number, end: number) => void,
): void {
  let tokens: readonly RawToken[] | undefined;
  let place = 0;
  for (let at = 0; at < text.length; ) {
    const { end, plain } = nextToken(text, at);
    if (end > at) {
      const entry = plain ? entryOf(text.slice(at, end).toLowerCase()) : null;
      if (entry !== null && !entry.isShortForm) {
        visit(entry, entry.text, at, end);
      } else {
        tokens ??= tokenise(text);
        while (tokens[place]!.start < at) place++;
        for (const word of readWordsAt(tokens, place, plainTests))
          visit(entryOf(word.text), word.typed, at, end);
      }
    }
    at = Math.max(end, at + 1);
  }
}
