import { writeFileSync } from "node:fs";
import { readContexts } from "./contexts.ts";
import { leftSingularVectors } from "./svd.ts";

const dimensions = 100;

/**
 * Makes `gloss-vectors.bin` out of WordNet 3.1 (Princeton University; the notice stands in
 * `src/language/english/LICENCE.txt`), in about a minute.
 */
export function makeGlossVectors(): void {
  const { words, matrix } = readContexts();
  const vectors = leftSingularVectors(matrix, dimensions, startingAlways());
  writeFileSync(
    new URL("gloss-vectors.bin", import.meta.url),
    Buffer.concat([Buffer.from(`${words.join(" ")}\n`), quantise(vectors)]),
  );
}

/** A linear congruential generator (Numerical Recipes): the subspace iteration may start anywhere, but always in one place. */
function startingAlways(): () => number {
  let state = 1;
  return () => {
    state = Math.imul(state, 1_664_525) + 1_013_904_223;
    return (state >>> 0) / 2 ** 32;
  };
}

/** One byte for each figure; a vector's largest becomes ±127, as only directions matter. */
function quantise(values: Float64Array): Uint8Array {
  const bytes = new Int8Array(values.length);
  for (let at = 0; at < values.length; at += dimensions) {
    const vector = values.subarray(at, at + dimensions);
    const largest = vector.reduce((max, x) => Math.max(max, Math.abs(x)), 0) || 1;
    vector.forEach((x, k) => {
      bytes[at + k] = Math.round((127 * x) / largest);
    });
  }
  return new Uint8Array(bytes.buffer);
}
