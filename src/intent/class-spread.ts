import { KeyTable } from "./key-table.ts";

/** What is kept of the keys counted. */
export interface Kept {
  readonly table: KeyTable;
  /** By number in the table: entropy of the classes among the texts that hold the key, in nats. */
  readonly entropies: readonly number[];
  /** Number while counting → number in the table, or −1. */
  readonly places: Int32Array;
}

/** Counts for every key in how many texts of how many classes it stands; texts come ordered by class. */
export class ClassSpread {
  readonly #table = new KeyTable();
  readonly #texts: number[] = [];
  readonly #lastText: number[] = [];
  readonly #lastClass: number[] = [];
  /** Texts of the last class. */
  readonly #run: number[] = [];
  /** Σ n·ln n over the classes before the last. */
  readonly #sums: number[] = [];

  /** Gives the key's number. */
  count(key: number, text: number, ofClass: number): number {
    const id = this.#table.add(key);
    if (id === this.#texts.length) {
      this.#texts.push(0);
      this.#lastText.push(-1);
      this.#lastClass.push(ofClass);
      this.#run.push(0);
      this.#sums.push(0);
    }
    if (this.#lastText[id] === text) return id;
    this.#lastText[id] = text;
    this.#texts[id]!++;
    if (this.#lastClass[id] !== ofClass) {
      this.#sums[id]! += xLogX(this.#run[id]!);
      this.#run[id] = 0;
      this.#lastClass[id] = ofClass;
    }
    this.#run[id]!++;
    return id;
  }

  /** Keys of enough texts under new numbers. */
  keep(minTexts: number): Kept {
    const table = new KeyTable();
    const entropies: number[] = [];
    const places = new Int32Array(this.#texts.length).fill(-1);
    for (let id = 0; id < places.length; id++) {
      const texts = this.#texts[id]!;
      if (texts < minTexts) continue;
      places[id] = table.add(this.#table.keyOf(id));
      const sum = this.#sums[id]! + xLogX(this.#run[id]!);
      entropies.push(Math.max(0, Math.log(texts) - sum / texts));
    }
    return { table, entropies, places };
  }
}

function xLogX(x: number): number {
  return x <= 1 ? 0 : x * Math.log(x);
}
