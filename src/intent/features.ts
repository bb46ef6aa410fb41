import type { WordVectors } from "../language/vectors.ts";
import type { ArchiveReader, ArchiveWriter } from "./archive.ts";
import { createFamilies, type Family } from "./families.ts";
import { KeyTable } from "./key-table.ts";
import { Lexicon, type Reading } from "./lexicon.ts";
import { Meaning } from "./meaning.ts";
import { NumberList } from "./number-list.ts";
import type { SparseRow } from "./sparse.ts";

/** A family with the features that were found in the training texts, by the numbers of their keys. */
export interface FittedFamily {
  readonly family: Family;
  readonly table: KeyTable;
  readonly weights: Float32Array;
  /** Number 0's place in the row. */
  readonly offset: number;
}

/** text → a family's features in it, repeats included, −1 for those left out: `ids[k]` from `starts[text]` on. */
export interface Occurrences {
  readonly starts: Int32Array;
  readonly ids: Int32Array;
}

/**
 * Turns texts into sparse rows of unit length. Each family counts (1 + ln n) · w for a feature that stands n times
 * in the text, is scaled to unit length and then weighted.
 */
export class FeatureSpace {
  readonly lexicon: Lexicon;
  readonly size: number;
  readonly #families: readonly FittedFamily[];
  readonly #meaning: Meaning | null;
  readonly #counts: Float32Array;
  readonly #keys = new NumberList();
  #ids = new Int32Array(256);
  #indices = new Int32Array(1024);
  #values = new Float32Array(1024);
  #length = 0;

  constructor(lexicon: Lexicon, families: readonly FittedFamily[], meaning: Meaning | null) {
    this.lexicon = lexicon;
    this.#families = families;
    this.#meaning = meaning;
    const counted = families.reduce((sum, { weights }) => sum + weights.length, 0);
    this.#counts = new Float32Array(counted);
    this.size = counted + (meaning?.size ?? 0);
  }

  /** The space that was laid down. */
  static read(archive: ArchiveReader, vectors: WordVectors | null): FeatureSpace {
    const lexicon = Lexicon.read(archive);
    let offset = 0;
    const families = createFamilies(lexicon).map((family): FittedFamily => {
      const fitted = { family, table: KeyTable.read(archive), weights: archive.floats(), offset };
      offset += fitted.weights.length;
      return fitted;
    });
    const meaning = vectors && Meaning.read(archive, lexicon.stems, vectors, offset);
    return new FeatureSpace(lexicon, families, meaning);
  }

  /** Lays the space down, to be read by {@link FeatureSpace.read} with the same vectors. */
  write(archive: ArchiveWriter): void {
    this.lexicon.write(archive);
    for (const { table, weights } of this.#families) {
      table.write(archive);
      archive.figures(weights);
    }
    this.#meaning?.write(archive);
  }

  /** The row of a text, in buffers that the next call overwrites. */
  row(reading: Reading): SparseRow {
    this.#length = 0;
    let squares = 0;
    for (const family of this.#families) {
      const count = this.#find(family, reading);
      squares += this.#addFamily(family, this.#ids, 0, count);
    }
    return this.#finish(reading, squares);
  }

  /** The same for a training text, whose features are known; `occurrences` in the order of the families. */
  rowOfText(text: number, reading: Reading, occurrences: readonly Occurrences[]): SparseRow {
    this.#length = 0;
    let squares = 0;
    for (const [place, family] of this.#families.entries()) {
      const { starts, ids } = occurrences[place]!;
      squares += this.#addFamily(family, ids, starts[text]!, starts[text + 1]!);
    }
    return this.#finish(reading, squares);
  }

  #finish(reading: Reading, squaresOfFamilies: number): SparseRow {
    let squares = squaresOfFamilies;
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

  /** Writes the numbers of a family's features in a text; gives how many. */
  #find({ family, table }: FittedFamily, reading: Reading): number {
    const keys = this.#keys;
    keys.length = 0;
    family.read(reading, keys);
    if (keys.length > this.#ids.length) this.#ids = new Int32Array(2 * keys.length);
    for (let k = 0; k < keys.length; k++) this.#ids[k] = table.find(keys.items[k]!);
    return keys.length;
  }

  /** Adds a family's features, scaled to its weight; gives the square of that, or 0 where there are none. */
  #addFamily({ family, weights, offset }: FittedFamily, ids: Int32Array, from: number, to: number): number {
    this.#reserve(to - from);
    const counts = this.#counts;
    const indices = this.#indices;
    const values = this.#values;
    const start = this.#length;
    let length = start;
    for (let k = from; k < to; k++) {
      if (ids[k]! < 0) continue;
      const index = offset + ids[k]!;
      if (counts[index]!++ === 0) indices[length++] = index;
    }
    this.#length = length;
    let squares = 0;
    for (let k = start; k < length; k++) {
      const index = indices[k]!;
      const value = (1 + Math.log(counts[index]!)) * weights[index - offset]!;
      counts[index] = 0;
      values[k] = value;
      squares += value * value;
    }
    if (squares === 0) return 0;
    const scale = family.weight / Math.sqrt(squares);
    for (let k = start; k < length; k++) values[k]! *= scale;
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
