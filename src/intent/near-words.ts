import type { WordVectors } from "../language/vectors.ts";

/** Stems of the training texts that mean nearly the same as a stem, with how nearly. */
export interface Near {
  readonly ids: Int32Array;
  readonly weights: Float32Array;
}

/** Cosine below which words have too little in common. */
const minLikeness = 0.5;
export const maxNear = 5;
/** Weight = cosine³: neighbours of a misty kind count little. */
const exponent = 3;
/** The first directions carry most of what words share: pairs that differ there are not looked at further. */
const sketchSize = 32;
const minSketch = 0.08;
/** Bounds the memory of a process that runs for months. */
const maxRemembered = 20_000;

const none: Near = { ids: new Int32Array(0), weights: new Float32Array(0) };

/** Finds near words among those of the training texts. */
export class NearWords {
  readonly #vectors: WordVectors;
  /** Rows of the stems that have a vector, side by side for a fast scan. */
  readonly #sketches: Float32Array;
  readonly #ids: number[] = [];
  readonly #rows: number[] = [];
  readonly #remembered = new Map<string, Near>();

  constructor(stems: readonly string[], vectors: WordVectors) {
    this.#vectors = vectors;
    stems.forEach((stem, id) => {
      const row = vectors.row(stem);
      if (row < 0) return;
      this.#ids.push(id);
      this.#rows.push(row);
    });
    this.#sketches = new Float32Array(this.#rows.length * sketchSize);
    this.#rows.forEach((row, i) => {
      const from = row * vectors.dimensions;
      this.#sketches.set(vectors.values.subarray(from, from + sketchSize), i * sketchSize);
    });
  }

  /** The nearest, the stem itself left out. */
  near(stem: string): Near {
    const known = this.#remembered.get(stem);
    if (known !== undefined) return known;
    const row = this.#vectors.row(stem);
    const found = row < 0 ? none : this.#scan(row);
    if (this.#remembered.size >= maxRemembered) this.#remembered.clear();
    this.#remembered.set(stem, found);
    return found;
  }

  #scan(row: number): Near {
    const { values, dimensions } = this.#vectors;
    const at = row * dimensions;
    const found: { id: number; likeness: number }[] = [];
    for (let i = 0; i < this.#rows.length; i++) {
      const sketch = i * sketchSize;
      let sum = 0;
      for (let k = 0; k < sketchSize; k++) sum += this.#sketches[sketch + k]! * values[at + k]!;
      if (sum < minSketch) continue;
      const other = this.#rows[i]!;
      if (other === row) continue;
      const from = other * dimensions;
      for (let k = sketchSize; k < dimensions; k++) sum += values[from + k]! * values[at + k]!;
      if (sum > minLikeness) found.push({ id: this.#ids[i]!, likeness: sum });
    }
    found.sort((a, b) => b.likeness - a.likeness || a.id - b.id);
    const kept = found.slice(0, maxNear);
    return {
      ids: Int32Array.from(kept, ({ id }) => id),
      weights: Float32Array.from(kept, ({ likeness }) => likeness ** exponent),
    };
  }
}
