/** The sentences that the guide says around its answers, one place for each language, replaced by a folder's own. */
import { englishPhrases, groups } from "./english/index.ts";

/** Name of a sentence, as guide.yaml writes it. */
export type PhraseKey = keyof typeof englishPhrases;

type Places<T extends string> = T extends `${string}{${infer Place}}${infer Rest}`
  ? Place | Places<Rest>
  : never;

type Filled<K extends PhraseKey> = [Places<(typeof englishPhrases)[K]>] extends [never]
  ? []
  : [values: Readonly<Record<Places<(typeof englishPhrases)[K]>, string | number>>];

/** Says a sentence, with its places filled. */
export type Phrases = <K extends PhraseKey>(key: K, ...filled: Filled<K>) => string;

const place = /\{([a-z]+)\}/g;

/** A folder, as far as its sentences go. */
interface Worded {
  readonly profile: { readonly phrases?: Readonly<Record<string, string>> | undefined };
}

/** A sentence with its places open: a folder's own where it brings one, else the one that ships. */
export const wordingOf = ({ profile: { phrases: own } }: Worded, key: PhraseKey): string =>
  own?.[key] ?? englishPhrases[key];

/** The sentences of a folder. */
export function phrasesOf(folder: Worded): Phrases {
  return (key, ...[values]) => {
    const known = values as Readonly<Record<string, string | number>> | undefined;
    return wordingOf(folder, key).replace(place, (whole, name: string) => String(known?.[name] ?? whole));
  };
}

/** Names of all sentences. */
export const phraseKeys = Object.values(groups).flatMap((each) => Object.keys(each)) as PhraseKey[];

/** What is wrong with a sentence of a folder's own, and what helps; `null`: nothing. */
export function faultIn(key: PhraseKey, own: string): { fault: string; remedy: string } | null {
  const wanted = placesIn(englishPhrases[key]);
  const written = placesIn(own);
  const missing = wanted.filter((name) => !written.includes(name));
  const unknown = written.filter((name) => !wanted.includes(name));
  const inBraces = (names: readonly string[]) => names.map((name) => `{${name}}`).join(" and ");
  if (missing.length > 0)
    return {
      fault: `${inBraces(missing)} is missing`,
      remedy: `write it where it belongs, as in "${englishPhrases[key]}"`,
    };
  if (unknown.length > 0)
    return {
      fault: `${inBraces(unknown)} is filled with nothing`,
      remedy: wanted.length > 0 ? `use ${inBraces(wanted)}` : "write the words without braces",
    };
  return null;
}

const placesIn = (text: string): string[] => [...new Set([...text.matchAll(place)].map(([, name]) => name!))];
