import type { ArchiveReader, ArchiveWriter } from "./archive.ts";
import { descendingOrder } from "./order.ts";
import { clear, layOut, type PairMachines, product } from "./pair-machines.ts";
import type { SparseRow } from "./sparse.ts";

/** So many of the likeliest classes are compared two by two. */
const compared = 10;

/**
 * Lets the likeliest classes stand against each other, each two with their own machine: what parts two neighbours is
 * not what parts either from all the rest. On examples held out of four sets: +0.4 points of accuracy on average,
 * +1.1 on the one with the most alike classes.
 */
export class PairVotes {
  readonly #machines: PairMachines;
  readonly #dense: Float64Array;
  readonly #products: Float64Array;

  constructor(machines: PairMachines, featureCount: number) {
    this.#machines = machines;
    this.#dense = new Float64Array(featureCount);
    this.#products = new Float64Array(machines.rows.starts.length - 1);
  }

  /** What was laid down. */
  static read(archive: ArchiveReader, featureCount: number): PairVotes {
    const rows = { starts: archive.ints(), indices: archive.ints(), values: archive.floats() };
    const machines = { rows, firsts: archive.ints(), alphas: archive.floats(), biases: archive.floats() };
    return new PairVotes(machines, featureCount);
  }

  /** Lays the machines down, to be read by {@link PairVotes.read}. */
  write(archive: ArchiveWriter): void {
    const { rows, firsts, alphas, biases } = this.#machines;
    for (const figures of [rows.starts, rows.indices, rows.values, firsts, alphas, biases])
      archive.figures(figures);
  }

  /** Adds to each of the likeliest classes its mean vote against the others of them, −1 to 1, and −1 to all the rest. */
  addTo(scores: Float32Array, row: SparseRow): void {
    const likeliest = descendingOrder(Float64Array.from(scores)).slice(0, compared).sort();
    const votes = new Float64Array(scores.length).fill(-1);
    for (const c of likeliest) votes[c] = 0;
    this.#compare(row, likeliest);
    for (let p = 0; p < likeliest.length; p++)
      for (let q = p + 1; q < likeliest.length; q++) {
        const vote = this.#vote(likeliest[p]!, likeliest[q]!, scores.length) / (likeliest.length - 1);
        votes[likeliest[p]!]! += vote;
        votes[likeliest[q]!]! -= vote;
      }
    for (let c = 0; c < scores.length; c++) scores[c]! += votes[c]!;
  }

  /** Works out the products of a row with the examples of classes. */
  #compare(row: SparseRow, classes: Int32Array): void {
    const { rows, firsts } = this.#machines;
    layOut(this.#dense, row);
    for (const c of classes)
      for (let example = firsts[c]!; example < firsts[c + 1]!; example++)
        this.#products[example] = product(this.#dense, rows, example);
    clear(this.#dense, row);
  }

  /** −1 to 1, above 0 for the first of two classes in order. */
  #vote(a: number, b: number, classCount: number): number {
    const vote =
      this.#machines.biases[a * classCount + b]! +
      this.#half(a, b, classCount) +
      this.#half(b, a, classCount);
    return Math.max(-1, Math.min(1, vote));
  }

  /** Share of one class's examples in its machine with another. */
  #half(own: number, other: number, classCount: number): number {
    const { firsts, alphas } = this.#machines;
    let sum = 0;
    for (let example = firsts[own]!; example < firsts[own + 1]!; example++)
      sum += alphas[example * classCount + other]! * this.#products[example]!;
    return sum;
  }
}
