import type { Core } from "./core.ts";
import type { TrainingTexts } from "./features.ts";
import type { Reading } from "./lexicon.ts";
import type { SparseRow, SparseRows } from "./sparse.ts";

/** What speaks for an utterance belonging to one of the labels, in the order of `Evidence.measure`. */
export const evidenceNames = [
  "score of the likeliest label",
  "likeness to the nearest example",
  "likeness to the label's nearest example",
  "likeness to the label's examples together",
] as const;

/** Finds what the scores alone do not tell: whether words, and these words together, have been seen. */
export class Evidence {
  readonly #classes: Int32Array;
  /** Stem id → the training texts that hold it. */
  readonly #postings: readonly Int32Array[];
  readonly #idf: Float64Array;
  readonly #unseenIdf: number;
  /** Length of each training text as a vector of idf. */
  readonly #lengths: Float64Array;
  readonly #centroids: Centroids;
  readonly #products: Float64Array;
  readonly #touched: Int32Array;

  constructor({ space, rows }: Core, texts: TrainingTexts) {
    const count = texts.words.length;
    this.#classes = texts.classes;
    const postings: number[][] = space.lexicon.stems.map(() => []);
    texts.words.forEach((words, text) => {
      for (const stem of new Set(space.lexicon.read(words).stems)) postings[stem]?.push(text);
    });
    this.#postings = postings.map((posting) => Int32Array.from(posting));
    this.#unseenIdf = Math.log(1 + count);
    this.#idf = Float64Array.from(postings, ({ length }) => Math.log((1 + count) / (1 + length)));
    const squares = new Float64Array(count);
    this.#postings.forEach((posting, stem) => {
      for (const text of posting) squares[text]! += this.#idf[stem]! ** 2;
    });
    this.#lengths = squares.map(Math.sqrt);
    this.#products = new Float64Array(count);
    this.#touched = new Int32Array(count);
    this.#centroids = new Centroids(rows, texts, space.size);
  }

  /** Figures for `evidenceNames`. */
  measure(reading: Reading, row: SparseRow, scores: Float32Array): number[] {
    const best = likeliest(scores);
    const [nearest, nearestOwn] = this.#likeness(reading, best);
    return [scores[best] ?? 0, nearest, nearestOwn, this.#centroids.cosine(row, best)];
  }

  /** Cosine of idf vectors with the nearest text of all, and of one class. */
  #likeness(reading: Reading, ofClass: number): [number, number] {
    const stems = new Set(reading.stems.filter((stem) => stem >= 0));
    const unseen = new Set(reading.written.filter((_, i) => reading.stems[i]! < 0)).size;
    let squares = unseen * this.#unseenIdf ** 2;
    let touched = 0;
    for (const stem of stems) {
      const square = this.#idf[stem]! ** 2;
      squares += square;
      for (const text of this.#postings[stem]!) {
        if (this.#products[text] === 0) this.#touched[touched++] = text;
        this.#products[text]! += square;
      }
    }
    let nearest = 0;
    let nearestOwn = 0;
    for (let i = 0; i < touched; i++) {
      const text = this.#touched[i]!;
      const likeness = this.#products[text]! / (this.#lengths[text]! || 1);
      this.#products[text] = 0;
      if (likeness > nearest) nearest = likeness;
      if (this.#classes[text] === ofClass && likeness > nearestOwn) nearestOwn = likeness;
    }
    const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
    return [nearest * scale, nearestOwn * scale];
  }
}

/** Means of the classes' rows: feature → (class, value), where the value is not 0. */
class Centroids {
  readonly #starts: Int32Array;
  readonly #classes: Int32Array;
  readonly #values: Float32Array;

  constructor(rows: SparseRows, { classes, classCount }: TrainingTexts, featureCount: number) {
    const sums = Array.from({ length: classCount }, () => new Map<number, number>());
    classes.forEach((ofClass, text) => {
      const sum = sums[ofClass]!;
      for (let k = rows.starts[text]!; k < rows.starts[text + 1]!; k++)
        sum.set(rows.indices[k]!, (sum.get(rows.indices[k]!) ?? 0) + rows.values[k]!);
    });
    this.#starts = new Int32Array(featureCount + 1);
    for (const sum of sums) for (const feature of sum.keys()) this.#starts[feature + 1]!++;
    for (let f = 0; f < featureCount; f++) this.#starts[f + 1]! += this.#starts[f]!;
    const next = this.#starts.slice();
    this.#classes = new Int32Array(this.#starts[featureCount]!);
    this.#values = new Float32Array(this.#starts[featureCount]!);
    sums.forEach((sum, ofClass) => {
      let squares = 0;
      for (const value of sum.values()) squares += value * value;
      const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
      for (const [feature, value] of sum) {
        const at = next[feature]!++;
        this.#classes[at] = ofClass;
        this.#values[at] = value * scale;
      }
    });
  }

  /** Of a row with the mean of one class. */
  cosine(row: SparseRow, ofClass: number): number {
    let sum = 0;
    for (let k = 0; k < row.length; k++) {
      const feature = row.indices[k]!;
      const at = this.#find(this.#starts[feature]!, this.#starts[feature + 1]!, ofClass);
      if (at >= 0) sum += row.values[k]! * this.#values[at]!;
    }
    return sum;
  }

  /** Classes stand in rising order: bisection. */
  #find(from: number, to: number, ofClass: number): number {
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#classes[middle]! < ofClass) low = middle + 1;
      else high = middle;
    }
    return low < to && this.#classes[low] === ofClass ? low : -1;
  }
}

/** Place of the highest score. */
export function likeliest(scores: Float32Array): number {
  let best = 0;
  for (let c = 1; c < scores.length; c++) if (scores[c]! > scores[best]!) best = c;
  return best;
}
