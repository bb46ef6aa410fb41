/**
 * Makes `gloss-vectors.bin` out of WordNet 3.1 (Princeton University; the notice stands in `../english/LICENCE.txt`):
 * `node src/language/meaning/build.ts`, about a minute; the same input gives the same file.
 */
import { writeFileSync } from "node:fs";
import { readContexts } from "./contexts.ts";
import { leftSingularVectors } from "./svd.ts";

const dimensions = 100;
/** A linear congruential generator (Numerical Recipes): the subspace iteration may start anywhere, but always in one place. */
let state = 1;
const random = () => {
  state = Math.imul(state, 1_664_525) + 1_013_904_223;
  return (state >>> 0) / 2 ** 32;
};

const { words, matrix } = readContexts();
const vectors = leftSingularVectors(matrix, dimensions, random);
writeFileSync(
  new URL("gloss-vectors.bin", import.meta.url),
  Buffer.concat([Buffer.from(`${words.join(" ")}\n`), quantise(vectors)]),
);

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
