import Fuse from "fuse.js";
import { normalise } from "../language/index.ts";

/** An item to complete: a title, found by its other wordings as well. */
export interface Completable {
  readonly title: string;
  readonly wordings: readonly string[];
}

/** Completes what a person has typed so far. */
export interface Completer {
  /** Titles, best first: that begin so, that hold words that begin so, that look alike. Nothing typed: the first ones. */
  complete(typed: string, limit: number): readonly string[];
}

/** Nobody types more before choosing. */
const maxTyped = 80;
/** fuse.js searches in 32 bits at once. */
const maxFuzzyTyped = 32;
/** fuse.js reads every title: bounded, so that a large knowledge stays fast. */
const maxFuzzyTitles = 1_000;
/** Of 1: what fuse.js may find different in a title that still is meant. */
const fuzziness = 0.4;

/** A title or wording as it is searched: lower case, signs gone. */
interface Key {
  readonly text: string;
  readonly item: number;
  readonly isTitle: boolean;
}

/** What completion searches. */
interface Prepared {
  readonly keys: readonly Key[];
  readonly byText: readonly Key[];
  readonly words: WordIndex;
  readonly fuse: Fuse<string>;
}

/** Completes over titles and wordings: beginnings first, then beginnings of words, then fuse.js for slips. */
export function createCompleter(items: readonly Completable[]): Completer {
  const titles = [...new Set(items.map((item) => item.title))];
  // Most processes answer and never complete: what only completion needs waits for its first call.
  let prepared: Prepared | null = null;

  return {
    complete(typed, limit) {
      const start = simplify(normalise(typed.slice(0, maxTyped * 4)).text).slice(0, maxTyped);
      if (start === "") return titles.slice(0, limit);
      prepared ??= prepare(items, titles);
      const { keys, byText, words, fuse } = prepared;
      const found = new Set<number>();
      const add = (matches: readonly Key[]) => {
        const ordered = matches.toSorted((a, b) => Number(b.isTitle) - Number(a.isTitle) || a.item - b.item);
        for (const { item } of ordered) found.add(item);
      };
      add(startingWith(byText, start, (key) => key.text));
      if (found.size < limit) add(withWords(start, keys, words));
      // fuse.js always finds something a little alike: it is asked only where nothing begins as typed.
      if (found.size === 0) {
        for (const { refIndex } of fuse.search(start.slice(0, maxFuzzyTyped), { limit })) found.add(refIndex);
      }
      return [...found].slice(0, limit).map((place) => titles[place]!);
    },
  };
}

function prepare(items: readonly Completable[], titles: readonly string[]): Prepared {
  const places = new Map(titles.map((title, place) => [title, place]));
  const keys: Key[] = items.flatMap(({ title, wordings }) =>
    [title, ...wordings].map((text, i) => ({
      text: simplify(text),
      item: places.get(title)!,
      isTitle: i === 0,
    })),
  );
  return {
    keys,
    byText: keys.toSorted((a, b) => compare(a.text, b.text)),
    words: indexWords(keys),
    fuse: new Fuse(titles.slice(0, maxFuzzyTitles).map(simplify), {
      includeScore: true,
      ignoreLocation: true,
      threshold: fuzziness,
    }),
  };
}

function simplify(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, " ")
    .trim();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The run of a sorted list whose texts begin so, found by binary search. */
function startingWith<T>(sorted: readonly T[], start: string, textOf: (item: T) => string): readonly T[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (textOf(sorted[middle]!) < start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < sorted.length && textOf(sorted[end]!).startsWith(start)) end++;
  return sorted.slice(low, end);
}

/** word → places of the keys that hold it, in alphabetical order */
type WordIndex = readonly { readonly word: string; readonly keys: readonly number[] }[];

function indexWords(keys: readonly Key[]): WordIndex {
  const places = new Map<string, number[]>();
  for (const [place, key] of keys.entries()) {
    for (const word of new Set(key.text.split(" "))) {
      const known = places.get(word);
      if (known === undefined) places.set(word, [place]);
      else known.push(place);
    }
  }
  return [...places].map(([word, at]) => ({ word, keys: at })).sort((a, b) => compare(a.word, b.word));
}

/** Keys that hold, for each typed word, a word that begins so. */
function withWords(start: string, keys: readonly Key[], words: WordIndex): readonly Key[] {
  let places: Set<number> | null = null;
  for (const typed of new Set(start.split(" "))) {
    const here = new Set(startingWith(words, typed, (entry) => entry.word).flatMap((entry) => entry.keys));
    places = places === null ? here : places.intersection(here);
    if (places.size === 0) return [];
  }
  return [...(places ?? [])].map((place) => keys[place]!);
}
