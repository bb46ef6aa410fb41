import type { WordVectors } from "../language/vectors.ts";
import type { ArchiveReader, ArchiveWriter } from "./archive.ts";
import type { Reading } from "./lexicon.ts";
import type { TrainingTexts } from "./types.ts";
import { Whitening } from "./whitening.ts";

/**
 * The mean of the vectors of a text's words, each weighted by its idf, less the mean over all training texts,
 * which says nothing, and turned so that what varies within classes counts less.
 */
export class MeanVector {
  readonly #vectors: WordVectors;
  readonly #idf: Float64Array;
  readonly #textCount: number;
  readonly #unseenIdf: number;
  /** Stem id → its row among the vectors, or −1. */
  readonly #rows: Int32Array;
  readonly #sum: Float64Array;
  #centre: Float64Array;
  #whitening: Whitening | null = null;

  private constructor(stems: readonly string[], idf: Float64Array, textCount: number, vectors: WordVectors) {
    this.#vectors = vectors;
    this.#idf = idf;
    this.#textCount = textCount;
    this.#unseenIdf = Math.log(1 + textCount);
    this.#rows = Int32Array.from(stems, (stem) => vectors.row(stem));
    this.#sum = new Float64Array(vectors.dimensions);
    this.#centre = new Float64Array(vectors.dimensions);
  }

  /** @param idf by stem id. */
  static fit(
    stems: readonly string[],
    idf: Float64Array,
    readings: readonly Reading[],
    { classes, classCount }: TrainingTexts,
    vectors: WordVectors,
  ): MeanVector {
    const mean = new MeanVector(stems, idf, readings.length, vectors);
    mean.#centre = mean.#mean(readings);
    const centred = readings.map((reading) => {
      const scale = mean.scaleOf(reading);
      return mean.#sum.map((x) => scale * x);
    });
    mean.#whitening = Whitening.fit(centred, classes, classCount, vectors.dimensions);
    return mean;
  }

  /** What was laid down. */
  static read(
    archive: ArchiveReader,
    stems: readonly string[],
    idf: Float64Array,
    vectors: WordVectors,
  ): MeanVector {
    const { textCount } = archive.value() as { readonly textCount: number };
    const mean = new MeanVector(stems, idf, textCount, vectors);
    mean.#centre = archive.doubles();
    mean.#whitening = new Whitening(archive.doubles(), vectors.dimensions);
    return mean;
  }

  /** Lays down what was fitted, to be read by {@link MeanVector.read}. */
  write(archive: ArchiveWriter): void {
    archive.value({ textCount: this.#textCount });
    archive.figures(this.#centre);
    archive.figures(this.#whitening!.factor);
  }

  /** The vector of the last text given to `scaleOf`. */
  get value(): Float64Array {
    return this.#sum;
  }

  /** Works out the vector of a text; gives what scales it to unit length, or 0 where no word has a vector. */
  scaleOf(reading: Reading): number {
    const scale = this.#addUp(reading);
    if (scale === 0) return 0;
    const sum = this.#sum;
    for (let k = 0; k < sum.length; k++) sum[k] = sum[k]! * scale - this.#centre[k]!;
    this.#whitening?.apply(sum);
    return inverseLength(sum);
  }

  #mean(readings: readonly Reading[]): Float64Array {
    const mean = new Float64Array(this.#vectors.dimensions);
    for (const reading of readings) {
      const scale = this.#addUp(reading) / readings.length;
      for (let k = 0; k < mean.length; k++) mean[k]! += scale * this.#sum[k]!;
    }
    return mean;
  }

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
    return inverseLength(sum);
  }
}

function inverseLength(vector: Float64Array): number {
  let squares = 0;
  for (let k = 0; k < vector.length; k++) squares += vector[k]! * vector[k]!;
  return squares === 0 ? 0 : 1 / Math.sqrt(squares);
}
