import { writeFileSync } from "node:fs";
import porter from "natural/lib/natural/stemmers/porter_stemmer.js";
import { BloomFilter } from "../../src/language/english/bloom.ts";
import { functionWords } from "../../src/language/english/stop-words.ts";
import { formsOfAdjective, formsOfVerb, pluralOf } from "./inflect.ts";
import { irregularForms, youngWords } from "./irregular.ts";
import { readLemmas, readSenses, readSynsets } from "./wordnet.ts";

/** 13 bits a word let in 2 strangers of 1,000. */
const bitsPerWord = 13;
/** A word of the glosses that stands there once may be a misprint. */
const minGlossCount = 2;
/** A misspelling is corrected towards words that are at least this common. */
const minCommonCount = 8;

function countGlossWords(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { gloss } of readSynsets().values()) {
    for (const [word] of gloss.toLowerCase().matchAll(/[a-z]{2,}/g))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** How often each lemma was met in the texts that WordNet's makers tagged by hand. */
function countTagged(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [sense, { count }] of readSenses()) {
    const lemma = sense.slice(0, sense.indexOf("|"));
    counts.set(lemma, (counts.get(lemma) ?? 0) + count);
  }
  return counts;
}

function inflected(): string[] {
  const single = (part: "noun" | "verb" | "adj") =>
    readLemmas(part).filter((lemma) => /^[a-z]{2,}$/.test(lemma));
  return [
    ...single("noun").map(pluralOf),
    ...single("verb").flatMap(formsOfVerb),
    ...single("adj").flatMap(formsOfAdjective),
  ];
}

/**
 * Makes `english.json` out of WordNet 3.0 (Princeton University; its licence allows copies and derived works with the
 * notice, which stands in `LICENCE.txt` beside it).
 */
export function makeDictionary(): void {
  const words = allWords();
  const common = commonAmong(words);
  const filter = BloomFilter.sizedFor(words.size, bitsPerWord);
  for (const word of words) filter.add(word);
  const data = {
    bitsPerWord,
    words: Buffer.from(filter.bits).toString("base64"),
    common: frontCode(common),
    stems: codeStems([...common.keys()].sort()),
  };
  writeFileSync(dictionaryFile, `${JSON.stringify(data, null, 2)}\n`);
}

const dictionaryFile = new URL("../../src/language/english/english.json", import.meta.url);

const glossCounts = countGlossWords();
const tagged = countTagged();

function allWords(): ReadonlySet<string> {
  const words = new Set<string>([...functionWords, ...irregularForms, ...youngWords, ...inflected()]);
  for (const part of ["noun", "verb", "adj", "adv"] as const) {
    const parts = readLemmas(part).flatMap((lemma) => lemma.split(/[^a-z]+/));
    for (const word of parts) if (word.length > 1) words.add(word);
  }
  for (const [word, count] of glossCounts) if (count >= minGlossCount) words.add(word);
  return words;
}

/** Front coding: `<shared letters, hexadecimal><rest><magnitude>` in alphabetical order. A digit ends each word: the magnitude of its count. */
function frontCode(counts: ReadonlyMap<string, number>): string {
  let previous = "";
  const coded: string[] = [];
  for (const word of [...counts.keys()].sort()) {
    let shared = 0;
    while (shared < 15 && shared < previous.length && previous[shared] === word[shared]) shared++;
    const magnitude = Math.min(9, Math.floor(Math.log2(counts.get(word)! / minCommonCount) / 1.2));
    coded.push(`${shared.toString(16)}${word.slice(shared)}${magnitude}`);
    previous = word;
  }
  return coded.join("");
}

function commonAmong(words: ReadonlySet<string>): ReadonlyMap<string, number> {
  const common = new Map<string, number>();
  for (const word of words) {
    if (word.length < 3) continue;
    const count = (glossCounts.get(word) ?? 0) + (tagged.get(word) ?? 0);
    if (count >= minCommonCount) common.set(word, count);
  }
  for (const word of [...functionWords, ...youngWords]) {
    if (/^[a-z]{2,}$/.test(word))
      common.set(word, Math.max(common.get(word) ?? 0, functionWords.has(word) ? 4_000 : 40));
  }
  return common;
}

/** How each common word's stem is made, in the same order: `<letters cut off the end><letters added>`. */
function codeStems(sorted: readonly string[]): string {
  return sorted
    .map((word) => {
      const stem = porter.stem(word);
      let shared = 0;
      while (shared < stem.length && stem[shared] === word[shared]) shared++;
      return `${word.length - shared}${stem.slice(shared)}`;
    })
    .join("");
}
