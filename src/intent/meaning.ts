import type { WordVectors } from "../language/vectors.ts";
import type { ArchiveReader, ArchiveWriter } from "./archive.ts";
import type { Reading } from "./lexicon.ts";
import { MeanVector } from "./mean-vector.ts";
import { maxNear, NearWords } from "./near-words.ts";
import type { TrainingTexts } from "./types.ts";

/** Shares in a text's vector, found with the families' by coordinate search. */
const nearWeight = 0.8;
const meanWeight = 0.8;

/** Features of what words mean: the training words that are near the text's words, and the mean of the words' vectors. */
export class Meaning {
  readonly size: number;
  readonly #near: NearWords;
  readonly #mean: MeanVector;
  readonly #dimensions: number;
  readonly #offset: number;
  /** Stem id → idf. */
  readonly #idf: Float64Array;
  /** Stem id → its weight in the text at hand; 0 before and after. */
  readonly #found: Float32Array;

  private constructor(
    stems: readonly string[],
    idf: Float64Array,
    mean: MeanVector,
    vectors: WordVectors,
    offset: number,
  ) {
    this.#near = new NearWords(stems, vectors);
    this.#offset = offset;
    this.#idf = idf;
    this.#mean = mean;
    this.#found = new Float32Array(stems.length);
    this.#dimensions = vectors.dimensions;
    this.size = stems.length + vectors.dimensions;
  }

  /** @param offset place of the first feature in a row. */
  static fit(
    stems: readonly string[],
    readings: readonly Reading[],
    texts: TrainingTexts,
    vectors: WordVectors,
    offset: number,
  ): Meaning {
    const idf = inverseTextFrequency(stems.length, readings);
    const mean = MeanVector.fit(stems, idf, readings, texts, vectors);
    return new Meaning(stems, idf, mean, vectors, offset);
  }

  /** What was laid down. */
  static read(
    archive: ArchiveReader,
    stems: readonly string[],
    vectors: WordVectors,
    offset: number,
  ): Meaning {
    const idf = archive.doubles();
    return new Meaning(stems, idf, MeanVector.read(archive, stems, idf, vectors), vectors, offset);
  }

  /** Lays down what was fitted, to be read by {@link Meaning.read} with the same stems and vectors. */
  write(archive: ArchiveWriter): void {
    archive.figures(this.#idf);
    this.#mean.write(archive);
  }

  maxLength(reading: Reading): number {
    return reading.stems.length * (1 + maxNear) + this.#dimensions;
  }

  /** Writes both families behind `length`; gives the new length and the sum of the squares written. */
  addTo(indices: Int32Array, values: Float32Array, length: number, reading: Reading) {
    const near = this.#addNear(indices, values, length, reading);
    const scale = meanWeight * this.#mean.scaleOf(reading);
    if (scale === 0) return near;
    const first = this.#offset + this.#idf.length;
    const mean = this.#mean.value;
    let at = near.length;
    for (let k = 0; k < mean.length; k++) {
      indices[at] = first + k;
      values[at++] = scale * mean[k]!;
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
}

/** ln((1 + texts) / (1 + texts with the stem)) */
function inverseTextFrequency(stemCount: number, readings: readonly Reading[]): Float64Array {
  const texts = new Float64Array(stemCount);
  for (const { stems } of readings) for (const id of new Set(stems)) if (id >= 0) texts[id]!++;
  return texts.map((count) => Math.log((1 + readings.length) / (1 + count)));
}
