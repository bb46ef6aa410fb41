import type { ArchiveReader, ArchiveWriter } from "./archive.ts";
import type { Trained } from "./core.ts";
import type { Reading } from "./lexicon.ts";
import { highest } from "./order.ts";
import { type SparseRow, type SparseRows, SparseRowsBuilder, transpose } from "./sparse.ts";
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
  readonly #products: Float64Array;
  readonly #touched: Int32Array;

  private constructor(parts: EvidenceParts, centroids: Centroids) {
    const count = parts.classes.length;
    this.#parts = parts;
    this.#centroids = centroids;
    this.#unseenIdf = Math.log(1 + count);
    this.#products = new Float64Array(count);
    this.#touched = new Int32Array(count);
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

  /** What was laid down. */
  static read(archive: ArchiveReader): Evidence {
    const parts = {
      classes: archive.ints(),
      starts: archive.ints(),
      holders: archive.ints(),
      idf: archive.doubles(),
      lengths: archive.doubles(),
    };
    return new Evidence(parts, Centroids.read(archive));
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
    const { classes, starts, holders, idf, lengths } = this.#parts;
    const stems = new Set(reading.stems.filter((stem) => stem >= 0));
    const unseen = new Set(reading.written.filter((_, i) => reading.stems[i]! < 0)).size;
    let squares = unseen * this.#unseenIdf ** 2;
    let touched = 0;
    for (const stem of stems) {
      const square = idf[stem]! ** 2;
      squares += square;
      for (let k = starts[stem]!; k < starts[stem + 1]!; k++) {
        const text = holders[k]!;
        if (this.#products[text] === 0) this.#touched[touched++] = text;
        this.#products[text]! += square;
      }
    }
    let nearest = 0;
    let nearestOwn = 0;
    for (let i = 0; i < touched; i++) {
      const text = this.#touched[i]!;
      const likeness = this.#products[text]! / (lengths[text]! || 1);
      this.#products[text] = 0;
      if (likeness > nearest) nearest = likeness;
      if (classes[text] === ofClass && likeness > nearestOwn) nearestOwn = likeness;
    }
    const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
    return [nearest * scale, nearestOwn * scale];
  }
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

/** Means of the classes' rows, scaled to unit length: feature → (class, value), where the value is not 0. */
class Centroids {
  readonly #byFeature: SparseRows;

  private constructor(byFeature: SparseRows) {
    this.#byFeature = byFeature;
  }

  static read(archive: ArchiveReader): Centroids {
    return new Centroids({ starts: archive.ints(), indices: archive.ints(), values: archive.floats() });
  }

  write(archive: ArchiveWriter): void {
    const { starts, indices, values } = this.#byFeature;
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
    return new Centroids(transpose(builder.finish(), featureCount));
  }

  /** Of a row with the mean of one class. */
  cosine(row: SparseRow, ofClass: number): number {
    const { starts, values } = this.#byFeature;
    let sum = 0;
    for (let k = 0; k < row.length; k++) {
      const feature = row.indices[k]!;
      const at = this.#find(starts[feature]!, starts[feature + 1]!, ofClass);
      if (at >= 0) sum += row.values[k]! * values[at]!;
    }
    return sum;
  }

  /** Classes stand in rising order: bisection. */
  #find(from: number, to: number, ofClass: number): number {
    const classes = this.#byFeature.indices;
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (classes[middle]! < ofClass) low = middle + 1;
      else high = middle;
    }
    return low < to && classes[low] === ofClass ? low : -1;
  }
}
