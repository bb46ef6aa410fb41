import type { ArchiveReader, ArchiveWriter } from "./archive.ts";
import type { Trained } from "./core.ts";
import type { Reading } from "./lexicon.ts";
import { highest } from "./order.ts";
import { type SparseRow, type SparseRows, SparseRowsBuilder } from "./sparse.ts";
import type { TrainingTexts } from "./types.ts";

/** What speaks for an utterance belonging to one of the labels, in the order of `Evidence.measure`. */
export const evidenceNames = [
  "score of the likeliest label",
  "likeness to the nearest example",
  "likeness to the label's nearest example",
  "likeness to the label's examples together",
] as const;

/** What the training texts tell. */
interface EvidenceParts {
  readonly classes: Int32Array;
  /** Stem id → the training texts that hold it: `holders[k]` from `starts[stem]` on. */
  readonly starts: Int32Array;
  readonly holders: Int32Array;
  readonly idf: Float64Array;
  /** Length of each training text as a vector of idf. */
  readonly lengths: Float64Array;
}

/** Finds what the scores alone do not tell: whether words, and these words together, have been seen. */
export class Evidence {
  readonly #parts: EvidenceParts;
  readonly #centroids: Centroids;
  readonly #unseenIdf: number;
  /** 1 / length of each training text; class → its first text, as texts stand in the order of their classes. */
  readonly #scales: Float64Array;
  readonly #firstOf: Int32Array;
  /** Product of each training text with the text at hand; 0 before and after. */
  readonly #products: Float64Array;

  private constructor(parts: EvidenceParts, centroids: Centroids) {
    const count = parts.classes.length;
    this.#parts = parts;
    this.#centroids = centroids;
    this.#unseenIdf = Math.log(1 + count);
    this.#scales = parts.lengths.map((length) => 1 / (length || 1));
    this.#firstOf = firstTexts(parts.classes);
    this.#products = new Float64Array(count);
  }

  /** Gathers what the training texts tell. */
  static fit({ core: { space }, readings, rows }: Trained, texts: TrainingTexts): Evidence {
    const count = readings.length;
    const { starts, holders } = listHolders(readings, space.lexicon.stems.length);
    const idf = new Float64Array(starts.length - 1);
    const squares = new Float64Array(count);
    for (let stem = 0; stem < idf.length; stem++) {
      const rarity = Math.log((1 + count) / (1 + starts[stem + 1]! - starts[stem]!));
      idf[stem] = rarity;
      for (let k = starts[stem]!; k < starts[stem + 1]!; k++) squares[holders[k]!]! += rarity ** 2;
    }
    const parts = { classes: texts.classes, starts, holders, idf, lengths: squares.map(Math.sqrt) };
    return new Evidence(parts, Centroids.fit(rows, texts, space.size));
  }

  /** What was laid down, over a space of so many features. */
  static read(archive: ArchiveReader, featureCount: number): Evidence {
    const parts = {
      classes: archive.ints(),
      starts: archive.ints(),
      holders: archive.ints(),
      idf: archive.doubles(),
      lengths: archive.doubles(),
    };
    return new Evidence(parts, Centroids.read(archive, featureCount));
  }

  /** Lays down what was gathered, to be read by {@link Evidence.read}. */
  write(archive: ArchiveWriter): void {
    const { classes, starts, holders, idf, lengths } = this.#parts;
    for (const figures of [classes, starts, holders, idf, lengths]) archive.figures(figures);
    this.#centroids.write(archive);
  }

  /** Figures for `evidenceNames`. */
  measure(reading: Reading, row: SparseRow, scores: Float32Array): number[] {
    const best = highest(scores);
    const [nearest, nearestOwn] = this.#likeness(reading, best);
    return [scores[best] ?? 0, nearest, nearestOwn, this.#centroids.cosine(row, best)];
  }

  /** Cosine of idf vectors with the nearest text of all, and of one class. */
  #likeness(reading: Reading, ofClass: number): [number, number] {
    const { starts, holders, idf } = this.#parts;
    const products = this.#products;
    const stems = new Set(reading.stems.filter((stem) => stem >= 0));
    const unseen = new Set(reading.written.filter((_, i) => reading.stems[i]! < 0)).size;
    let squares = unseen * this.#unseenIdf ** 2;
    for (const stem of stems) {
      const square = idf[stem]! ** 2;
      squares += square;
      const end = starts[stem + 1]!;
      for (let k = starts[stem]!; k < end; k++) products[holders[k]!]! += square;
    }
    const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
    const nearest = scale * this.#nearest(0, products.length);
    const nearestOwn = scale * this.#nearest(this.#firstOf[ofClass] ?? 0, this.#firstOf[ofClass + 1] ?? 0);
    products.fill(0);
    return [nearest, nearestOwn];
  }

  /** The highest product with a training text of unit length, of those in a range. */
  #nearest(from: number, to: number): number {
    const products = this.#products;
    const scales = this.#scales;
    let nearest = 0;
    for (let text = from; text < to; text++) {
      const likeness = products[text]! * scales[text]!;
      if (likeness > nearest) nearest = likeness;
    }
    return nearest;
  }
}

/** class → its first text; behind the last class, the number of texts. */
function firstTexts(classes: Int32Array): Int32Array {
  const first = new Int32Array((classes.at(-1) ?? -1) + 2);
  for (const ofClass of classes) first[ofClass + 1]!++;
  for (let c = 1; c < first.length; c++) first[c]! += first[c - 1]!;
  return first;
}

/** stem → the texts that hold it, in order. */
function listHolders(
  readings: readonly Reading[],
  stemCount: number,
): Pick<EvidenceParts, "starts" | "holders"> {
  const starts = new Int32Array(stemCount + 1);
  const lastText = new Int32Array(stemCount).fill(-1);
  for (let text = 0; text < readings.length; text++) {
    for (const stem of readings[text]!.stems) {
      if (lastText[stem] === text) continue;
      lastText[stem] = text;
      starts[stem + 1]!++;
    }
  }
  for (let stem = 0; stem < stemCount; stem++) starts[stem + 1]! += starts[stem]!;
  const holders = new Int32Array(starts[stemCount]!);
  const next = starts.slice();
  for (let text = 0; text < readings.length; text++) {
    for (const stem of readings[text]!.stems) {
      const last = next[stem]! - 1;
      if (last >= starts[stem]! && holders[last] === text) continue;
      holders[next[stem]!++] = text;
    }
  }
  return { starts, holders };
}

/** Means of the classes' rows, scaled to unit length: class → (feature, value), where the value is not 0. */
class Centroids {
  readonly #byClass: SparseRows;
  /** feature → its value in the row at hand; 0 before and after. */
  readonly #row: Float32Array;

  private constructor(byClass: SparseRows, featureCount: number) {
    this.#byClass = byClass;
    this.#row = new Float32Array(featureCount);
  }

  static read(archive: ArchiveReader, featureCount: number): Centroids {
    const byClass = { starts: archive.ints(), indices: archive.ints(), values: archive.floats() };
    return new Centroids(byClass, featureCount);
  }

  write(archive: ArchiveWriter): void {
    const { starts, indices, values } = this.#byClass;
    for (const figures of [starts, indices, values]) archive.figures(figures);
  }

  static fit({ starts, indices, values }: SparseRows, texts: TrainingTexts, featureCount: number): Centroids {
    const builder = new SparseRowsBuilder();
    const sums = new Float64Array(featureCount);
    const lastClass = new Int32Array(featureCount).fill(-1);
    const features = new Int32Array(featureCount);
    const means = new Float32Array(featureCount);
    for (let text = 0, ofClass = 0; ofClass < texts.classCount; ofClass++) {
      let length = 0;
      for (; texts.classes[text] === ofClass; text++) {
        for (let k = starts[text]!; k < starts[text + 1]!; k++) {
          const feature = indices[k]!;
          if (lastClass[feature] !== ofClass) {
            lastClass[feature] = ofClass;
            sums[feature] = 0;
            features[length++] = feature;
          }
          sums[feature]! += values[k]!;
        }
      }
      let squares = 0;
      for (let k = 0; k < length; k++) squares += sums[features[k]!]! ** 2;
      const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
      for (let k = 0; k < length; k++) means[k] = sums[features[k]!]! * scale;
      builder.add({ indices: features, values: means, length });
    }
    return new Centroids(builder.finish(), featureCount);
  }

  /** Of a row with the mean of one class. */
  cosine({ indices, values, length }: SparseRow, ofClass: number): number {
    const row = this.#row;
    const means = this.#byClass;
    for (let k = 0; k < length; k++) row[indices[k]!] = values[k]!;
    let sum = 0;
    const end = means.starts[ofClass + 1]!;
    for (let k = means.starts[ofClass]!; k < end; k++) sum += row[means.indices[k]!]! * means.values[k]!;
    for (let k = 0; k < length; k++) row[indices[k]!] = 0;
    return sum;
  }
}
