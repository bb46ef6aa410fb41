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

/** A frequent English word; `magnitude` 0 to 9 grows with the logarithm of its frequency. */
export interface CommonWord {
  readonly word: string;
  readonly magnitude: number;
}

/** The frequent words in alphabetical order, unpacked from their front coding: `<shared letters><rest><magnitude>`. */
export function readCommonWords(): CommonWord[] {
  const coded = english.common;
  const common: CommonWord[] = [];
  let previous = "";
  let at = 0;
  while (at < coded.length) {
    let end = at + 1;
    while (coded.charCodeAt(end) > digitNine) end++;
    previous = previous.slice(0, Number.parseInt(coded[at]!, 16)) + coded.slice(at + 1, end);
    common.push({ word: previous, magnitude: coded.charCodeAt(end) - digitZero });
    at = end + 1;
  }
  return common;
}

const digitZero = 48;
const digitNine = 57;
