import type { Steps } from "../steps.ts";
import { isShortForm } from "./english/chat-forms.ts";
import { isEnglish } from "./english/dictionary.ts";
import { stopWords } from "./english/stop-words.ts";
import { stem } from "./stem.ts";
import { nextToken, type RawToken, tokenise } from "./tokenise.ts";
import type { Token, WordFacts } from "./types.ts";
import { WordTable } from "./word-table.ts";
import { readWordsAt } from "./words.ts";

/** Words of a knowledge with their counts. */
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
  id: number;
  facts: WordFacts | null;
}

/** While the lexicon grows nothing is known yet, so that every text is read alike. */
const plainTests = { isKnown: () => false, isEnglish };

/** Counts the words of all texts. */
export function* makeLexicon(texts: Iterable<string>): Steps<Lexicon> {
  const table = new WordTable<Entry>();
  const count = (entry: Entry) => entry.count++;
  for (const text of texts) {
    visitWords(text, table, intern, count);
    yield;
  }
  const known = table.entries().filter((entry) => entry.count > 0);
  for (const [id, entry] of known.entries()) entry.id = id;
  const stems = new Set<string>();
  const squashed = new Map<string, string>();
  for (const { text } of known) {
    yield;
    stems.add(stem(text));
    const bare = squash(text);
    if (bare !== text && /^\p{L}{3,}/u.test(bare) && !squashed.has(bare)) squashed.set(bare, text);
  }

  return {
    counts: () => known.map((entry) => [entry.text, entry.count] as const),
    count: (word) => table.get(word)?.count ?? 0,
    has,
    squashed,
    facts: (word) => factsOf(find(word)),
    tokens(text) {
      const tokens: Token[] = [];
      visitWords(text, table, find, (entry, typed, start, end) => {
        tokens.push(toToken({ typed, start, end }, factsOf(entry)));
      });
      return tokens;
    },
    words(text) {
      const words: WordFacts[] = [];
      visitWords(text, table, find, (entry) => words.push(factsOf(entry)));
      return words;
    },
  };

  function has(word: string): boolean {
    return (table.get(word)?.count ?? 0) > 0;
  }

  function find(word: string): Entry {
    return table.get(word) ?? createEntry(word);
  }

  function intern(word: string): Entry {
    const known = table.get(word);
    if (known !== undefined) return known;
    const entry = createEntry(word);
    table.add(entry);
    return entry;
  }

  function factsOf(entry: Entry): WordFacts {
    entry.facts ??= readFacts(entry, stems);
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

/** Removes hyphens, dots and slashes from a name. */
export function squash(word: string): string {
  return word.replace(/[-./]/g, "");
}

function createEntry(text: string): Entry {
  return { text, isShortForm: isShortForm(text), count: 0, id: -1, facts: null };
}

function readFacts({ text, count, id }: Entry, stems: ReadonlySet<string>): WordFacts {
  const wordStem = stem(text);
  const known = count > 0 || stems.has(wordStem);
  const stop = stopWords.has(text);
  const word = known || stop || isEnglish(text) || /^[^\p{L}]/u.test(text);
  return { text, stem: wordStem, stop, known, word, id };
}

/**
 * Visits the words of a text. A plain word costs one look-up and no object: a knowledge of 10^5 entries has millions of
 * them. What is not plain is read among its neighbours.
 */
function visitWords(
  text: string,
  table: WordTable<Entry>,
  entryOf: (word: string) => Entry,
  visit: (entry: Entry, typed: string, start: number, end: number) => void,
): void {
  let tokens: readonly RawToken[] | undefined;
  let place = 0;
  for (let at = 0; at < text.length; ) {
    const { end, plain } = nextToken(text, at);
    if (end > at) {
      const entry = plain ? (table.getIn(text, at, end) ?? entryOf(text.slice(at, end).toLowerCase())) : null;
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
