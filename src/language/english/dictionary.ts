import { BloomFilter, hashesFor } from "./bloom.ts";
import english from "./english.json" with { type: "json" };

const words = new BloomFilter(
  new Uint8Array(Buffer.from(english.words, "base64")),
  hashesFor(english.bitsPerWord),
);

/** True for every English word, inflected forms included; by chance also for 2 of 1,000 other strings. */
export function isEnglish(word: string): boolean {
  return words.has(word);
}

/** Frequent English words with their magnitude: 0 to 9, growing with the logarithm of the frequency. */
export function commonWords(): ReadonlyMap<string, number> {
  return unpacked().magnitudes;
}

/** Porter stem of a frequent word, found out beforehand by natural's stemmer; `undefined` for other words. */
export function commonStem(word: string): string | undefined {
  return unpacked().stems.get(word);
}

interface Common {
  readonly magnitudes: ReadonlyMap<string, number>;
  readonly stems: ReadonlyMap<string, string>;
}

let common: Common | undefined;

/** Unpacked once, when first asked for. */
function unpacked(): Common {
  common ??= unpack(english.common, english.stems);
  return common;
}

const digitZero = 48;
const digitNine = 57;

/** Words are front coded, `<shared letters><rest><magnitude>`; stems as `<letters cut off><letters added>`. */
function unpack(words: string, stems: string): Common {
  const magnitudes = new Map<string, number>();
  const stemOf = new Map<string, string>();
  let word = "";
  let stemAt = 0;
  for (let at = 0; at < words.length; ) {
    const end = skipLetters(words, at + 1);
    word = word.slice(0, Number.parseInt(words[at]!, 16)) + words.slice(at + 1, end);
    magnitudes.set(word, words.charCodeAt(end) - digitZero);
    at = end + 1;
    const stemEnd = skipLetters(stems, stemAt + 1);
    const kept = word.length - (stems.charCodeAt(stemAt) - digitZero);
    stemOf.set(word, kept === word.length ? word : word.slice(0, kept) + stems.slice(stemAt + 1, stemEnd));
    stemAt = stemEnd;
  }
  return { magnitudes, stems: stemOf };
}

function skipLetters(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) > digitNine) at++;
  return at;
}
