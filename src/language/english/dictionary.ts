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

/**
 * Frequent English words with their magnitude: 0 to 9, growing with the logarithm of the frequency. Unpacked once,
 * when first asked for, from their front coding: `<shared letters><rest><magnitude>`.
 */
export function commonWords(): ReadonlyMap<string, number> {
  common ??= unpack(english.common);
  return common;
}

let common: ReadonlyMap<string, number> | undefined;

const digitZero = 48;
const digitNine = 57;

function unpack(coded: string): Map<string, number> {
  const unpacked = new Map<string, number>();
  let previous = "";
  let at = 0;
  while (at < coded.length) {
    let end = at + 1;
    while (coded.charCodeAt(end) > digitNine) end++;
    previous = previous.slice(0, Number.parseInt(coded[at]!, 16)) + coded.slice(at + 1, end);
    unpacked.set(previous, coded.charCodeAt(end) - digitZero);
    at = end + 1;
  }
  return unpacked;
}
