import type { WordVectors } from "../language/vectors.ts";
import { createFamilies, type Family } from "./families.ts";
import { Lexicon, type Reading } from "./lexicon.ts";
import { Meaning } from "./meaning.ts";
import type { SparseRow } from "./sparse.ts";

/** Texts with their classes, ordered by class. */
export interface TrainingTexts {
  readonly words: readonly (readonly string[])[];
  readonly classes: Int32Array;
  readonly classCount: number;
}

/** A feature that every class has weighs this much less one. */
const maxWeight = 1.3;

/**
 * Turns texts into sparse rows of unit length. Each family counts (1 + ln n) · w for a feature that stands n times
 * in the text, is scaled to unit length and then weighted. w = 1.3 − H, where H is the entropy of the classes
 * among the texts that hold the feature, as a share of its maximum: idf for few texts, where rarity says little.
 */
export class FeatureSpace {
  readonly lexicon = new Lexicon();
  readonly size: number;
  readonly #families: readonly FittedFamily[];
  readonly #meaning: Meaning | null;
  readonly #counts: Float32Array;
  #indices = new Int32Array(1024);
  #values = new Float32Array(1024);
  #length = 0;

  constructor(texts: TrainingTexts, vectors: WordVectors | null, effort: "full" | "quick") {
    const readings = texts.words.map((words) => this.lexicon.read(words));
    this.lexicon.close();
    let offset = 0;
    this.#families = createFamilies(this.lexicon, effort).map((family) => {
      const fitted = fitFamily(family, readings, texts, offset);
      offset += fitted.weights.length;
      return fitted;
    });
    this.#counts = new Float32Array(offset);
    this.#meaning = vectors && new Meaning(this.lexicon.stems, readings, texts, vectors, offset);
    this.size = offset + (this.#meaning?.size ?? 0);
  }

  /** The row of a text, in buffers that the next call overwrites. */
  row(reading: Reading): SparseRow {
    this.#length = 0;
    let squares = 0;
    for (const family of this.#families) squares += this.#addFamily(family, reading);
    if (this.#meaning !== null) {
      this.#reserve(this.#meaning.maxLength(reading));
      const added = this.#meaning.addTo(this.#indices, this.#values, this.#length, reading);
      this.#length = added.length;
      squares += added.squares;
    }
    const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
    for (let k = 0; k < this.#length; k++) this.#values[k]! *= scale;
    return { indices: this.#indices, values: this.#values, length: this.#length };
  }

  /** Adds a family's features, scaled to its weight; gives the square of that, or 0 where it finds none. */
  #addFamily({ family, ids, weights, offset }: FittedFamily, reading: Reading): number {
    const counts = this.#counts;
    const start = this.#length;
    family.read(reading, (key) => {
      const id = idOf(ids, key);
      if (id < 0) return;
      if (counts[offset + id]!++ > 0) return;
      this.#reserve(1);
      this.#indices[this.#length++] = offset + id;
    });
    let squares = 0;
    for (let k = start; k < this.#length; k++) {
      const index = this.#indices[k]!;
      const value = (1 + Math.log(counts[index]!)) * weights[index - offset]!;
      counts[index] = 0;
      this.#values[k] = value;
      squares += value * value;
    }
    if (squares === 0) return 0;
    const scale = family.weight / Math.sqrt(squares);
    for (let k = start; k < this.#length; k++) this.#values[k]! *= scale;
    return family.weight ** 2;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#indices.length) return;
    const indices = new Int32Array(2 * (this.#length + more));
    const values = new Float32Array(indices.length);
    indices.set(this.#indices);
    values.set(this.#values);
    this.#indices = indices;
    this.#values = values;
  }
}

interface FittedFamily {
  readonly family: Family;
  /** key → id; an array where keys are small numbers. */
  readonly ids: ReadonlyMap<number, number> | Int32Array;
  readonly weights: Float32Array;
  /** Id 0's place in the row. */
  readonly offset: number;
}

function idOf(ids: ReadonlyMap<number, number> | Int32Array, key: number): number {
  return (ids instanceof Int32Array ? ids[key] : ids.get(key)) ?? -1;
}

function fitFamily(
  family: Family,
  readings: readonly Reading[],
  { classes, classCount }: TrainingTexts,
  offset: number,
): FittedFamily {
  const spread = new ClassSpread();
  readings.forEach((reading, text) => {
    family.read(reading, (key) => spread.count(key, text, classes[text]!));
  });
  const kept = spread.keep(family.minTexts);
  const norm = Math.log(Math.max(2, classCount));
  return {
    family,
    ids: kept.ids,
    weights: Float32Array.from(kept.entropies, (entropy) => maxWeight - entropy / norm),
    offset,
  };
}

/** Counts for every key in how many texts of how many classes it stands; texts come ordered by class. */
class ClassSpread {
  readonly #ids = new Map<number, number>();
  readonly #texts: number[] = [];
  readonly #lastText: number[] = [];
  readonly #lastClass: number[] = [];
  /** Texts of the last class. */
  readonly #run: number[] = [];
  /** Σ n·ln n over the classes before the last. */
  readonly #sums: number[] = [];

  count(key: number, text: number, ofClass: number): void {
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.#ids.size;
      this.#ids.set(key, id);
      this.#texts.push(0);
      this.#lastText.push(-1);
      this.#lastClass.push(ofClass);
      this.#run.push(0);
      this.#sums.push(0);
    }
    if (this.#lastText[id] === text) return;
    this.#lastText[id] = text;
    this.#texts[id]!++;
    if (this.#lastClass[id] !== ofClass) {
      this.#sums[id]! += xLogX(this.#run[id]!);
      this.#run[id] = 0;
      this.#lastClass[id] = ofClass;
    }
    this.#run[id]!++;
  }

  /** Keys of enough texts under new ids, and the entropy of the classes of each, in nats. */
  keep(minTexts: number): { ids: ReadonlyMap<number, number>; entropies: readonly number[] } {
    const ids = new Map<number, number>();
    const entropies: number[] = [];
    for (const [key, id] of this.#ids) {
      const texts = this.#texts[id]!;
      if (texts < minTexts) continue;
      ids.set(key, ids.size);
      const sum = this.#sums[id]! + xLogX(this.#run[id]!);
      entropies.push(Math.max(0, Math.log(texts) - sum / texts));
    }
    return { ids, entropies };
  }
}

function xLogX(x: number): number {
  return x === 0 ? 0 : x * Math.log(x);
}
