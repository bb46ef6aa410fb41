import type { Cell } from "../knowledge/types.ts";
import { readCell, type Unit } from "./cells.ts";
import type { DateParts } from "./figures.ts";

/** The figures of a column, row by row, in 17 bytes a row. */
export class Readings {
  readonly lows: Float64Array;
  readonly highs: Float64Array;
  readonly #dates: Uint8Array;
  /** Rows that have a figure. */
  readonly count: number;
  /** Of those, rows whose figure is a date. */
  readonly dateCount: number;
  /** Some figures are ranges. */
  readonly banded: boolean;
  readonly least: number;
  readonly most: number;
  /** What all figures have in common; a word behind the figure counts only when all cells agree on it. */
  readonly unit: Unit;

  constructor(length: number, cellOf: (row: number) => Cell) {
    this.lows = new Float64Array(length);
    this.highs = new Float64Array(length);
    this.#dates = new Uint8Array(length);
    let count = 0;
    let dateCount = 0;
    let banded = false;
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    let unit: Unit | null = null;
    for (let row = 0; row < length; row++) {
      const reading = readCell(cellOf(row));
      this.lows[row] = reading.low;
      this.highs[row] = reading.high;
      if (Number.isNaN(reading.low)) continue;
      count++;
      if (reading.date) {
        this.#dates[row] = 1;
        dateCount++;
      }
      banded ||= reading.low !== reading.high;
      least = Math.min(least, Number.isFinite(reading.low) ? reading.low : reading.high);
      most = Math.max(most, Number.isFinite(reading.high) ? reading.high : reading.low);
      unit = unit === null ? reading.unit : commonUnit(unit, reading.unit);
    }
    this.count = count;
    this.dateCount = dateCount;
    this.banded = banded;
    this.least = least;
    this.most = most;
    this.unit = unit ?? plain;
  }

  has(row: number): boolean {
    return !Number.isNaN(this.lows[row]);
  }

  low(row: number): number {
    return this.lows[row] ?? Number.NaN;
  }

  high(row: number): number {
    return this.highs[row] ?? Number.NaN;
  }

  /** A range is ordered by its middle, an open one by its known end. */
  middle(row: number): number {
    const low = this.low(row);
    const high = this.high(row);
    if (low === high || high === Number.POSITIVE_INFINITY) return low;
    return low === Number.NEGATIVE_INFINITY ? high : (low + high) / 2;
  }

  isDate(row: number): boolean {
    return this.#dates[row] === 1;
  }

  /** The parts of a date; zeros in the key are parts that are not given. */
  date(row: number): DateParts | null {
    if (!this.isDate(row)) return null;
    const key = this.low(row);
    const part = (value: number): number | null => (value === 0 ? null : value);
    return {
      year: part(Math.floor(key / 10_000)),
      month: part(Math.floor(key / 100) % 100),
      day: part(key % 100),
    };
  }
}

const plain: Unit = { kind: "plain", word: "" };

function commonUnit(left: Unit, right: Unit): Unit {
  if (left.kind !== right.kind) return plain;
  return left.kind === "plain" && right.kind === "plain" && left.word !== right.word ? plain : left;
}
