import type { WordVectors } from "../language/vectors.ts";
import type { Reading } from "./lexicon.ts";
import { maxNear, NearWords } from "./near-words.ts";

/** Shares in a text's vector, found with the families' by coordinate search. */
const nearWeight = 0.8;
const meanWeight = 0.6;

/**
 * Features of what words mean: the training words that are near the text's words, and the mean of the words' vectors.
 * Both weight a word by its idf, so that a word never seen before counts most.
 */
export class Meaning {
  readonly size: number;
  readonly #near: NearWords;
  readonly #vectors: WordVectors;
  readonly #offset: number;
  /** Stem id → idf. */
  readonly #idf: Float64Array;
  readonly #unseenIdf: number;
  /** Stem id → its row among the vectors, or −1. */
  readonly #rows: Int32Array;
  /** Mean over the training texts: what all have in common says nothing. */
  readonly #centre: Float64Array;
  readonly #sum: Float64Array;
  /** Stem id → its weight in the text at hand; 0 before and after. */
  readonly #found: Float32Array;

  constructor(stems: readonly string[], readings: readonly Reading[], vectors: WordVectors, offset: number) {
    this.#vectors = vectors;
    this.#near = new NearWords(stems, vectors);
    this.#offset = offset;
    this.#idf = inverseTextFrequency(stems.length, readings);
    this.#unseenIdf = Math.log(1 + readings.length);
    this.#rows = Int32Array.from(stems, (stem) => vectors.row(stem));
    this.#found = new Float32Array(stems.length);
    this.#sum = new Float64Array(vectors.dimensions);
    this.#centre = new Float64Array(vectors.dimensions);
    this.size = stems.length + vectors.dimensions;
    const centre = new Float64Array(vectors.dimensions);
    for (const reading of readings) {
      const scale = this.#addUp(reading) / readings.length;
      for (let k = 0; k < centre.length; k++) centre[k]! += scale * this.#sum[k]!;
    }
    this.#centre.set(centre);
  }

  maxLength(reading: Reading): number {
    return reading.stems.length * (1 + maxNear) + this.#vectors.dimensions;
  }

  /** Writes both families behind `length`; gives the new length and the sum of the squares written. */
  addTo(indices: Int32Array, values: Float32Array, length: number, reading: Reading) {
    const near = this.#addNear(indices, values, length, reading);
    const scale = meanWeight * this.#addUp(reading);
    if (scale === 0) return near;
    const first = this.#offset + this.#idf.length;
    let at = near.length;
    for (let k = 0; k < this.#sum.length; k++) {
      indices[at] = first + k;
      values[at++] = scale * this.#sum[k]!;
    }
    return { length: at, squares: near.squares + meanWeight ** 2 };
  }

  #addNear(indices: Int32Array, values: Float32Array, length: number, { stems, written }: Reading) {
    const found = this.#found;
    let at = length;
    const put = (id: number, weight: number) => {
      if (found[id] === 0) indices[at++] = id;
      if (weight > found[id]!) found[id] = weight;
    };
    for (let i = 0; i < stems.length; i++) {
      if (stems[i]! >= 0) put(stems[i]!, 1);
      const near = this.#near.near(written[i]!);
      for (let k = 0; k < near.ids.length; k++) put(near.ids[k]!, near.weights[k]!);
    }
    let squares = 0;
    for (let k = length; k < at; k++) {
      const id = indices[k]!;
      const value = found[id]! * (1 + this.#idf[id]!);
      found[id] = 0;
      indices[k] = this.#offset + id;
      values[k] = value;
      squares += value * value;
    }
    if (squares === 0) return { length, squares: 0 };
    const scale = nearWeight / Math.sqrt(squares);
    for (let k = length; k < at; k++) values[k]! *= scale;
    return { length: at, squares: nearWeight ** 2 };
  }

  /** Sums the words' vectors up, less the centre; gives what scales the sum to unit length, or 0. */
  #addUp({ stems, written }: Reading): number {
    const { values, dimensions } = this.#vectors;
    const sum = this.#sum.fill(0);
    for (let i = 0; i < stems.length; i++) {
      const id = stems[i]!;
      const row = id >= 0 ? this.#rows[id]! : this.#vectors.row(written[i]!);
      if (row < 0) continue;
      const idf = id >= 0 ? this.#idf[id]! : this.#unseenIdf;
      const from = row * dimensions;
      for (let k = 0; k < dimensions; k++) sum[k]! += idf * values[from + k]!;
    }
    const scale = inverseLength(sum);
    if (scale === 0) return 0;
    for (let k = 0; k < dimensions; k++) sum[k] = sum[k]! * scale - this.#centre[k]!;
    return inverseLength(sum);
  }
}

function inverseLength(vector: Float64Array): number {
  let squares = 0;
  for (let k = 0; k < vector.length; k++) squares += vector[k]! * vector[k]!;
  return squares === 0 ? 0 : 1 / Math.sqrt(squares);
}

/** ln((1 + texts) / (1 + texts with the stem)) */
function inverseTextFrequency(stemCount: number, readings: readonly Reading[]): Float64Array {
  const texts = new Float64Array(stemCount);
  for (const { stems } of readings) for (const id of new Set(stems)) if (id >= 0) texts[id]!++;
  return texts.map((count) => Math.log((1 + readings.length) / (1 + count)));
}
