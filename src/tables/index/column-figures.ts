import {
  asMeasure,
  type CellFigure,
  type DateParts,
  holdsVersions,
  inUnit,
  measureOf,
  notationOf,
  orderLevels,
  readVersion,
  type Unit,
  UnitCount,
  type UnitOfMeasure,
} from "../../figures/index.ts";
import type { Cell, Column } from "../../knowledge/index.ts";
import { figureOfCell } from "./cells.ts";

/** Figures of a column by row, in typed arrays of 17 bytes a row, all in one unit. */
export class ColumnFigures {
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
  /** What the figures are measured in, for conversion: by their cells, or by the heading where the cells are bare. */
  readonly measure: UnitOfMeasure | null;
  /** Figures of units that cannot be converted into each other: they are not compared. */
  readonly mixed: boolean;

  constructor(length: number, figureOf: (row: number) => CellFigure, declared: UnitOfMeasure | null = null) {
    this.lows = new Float64Array(length).fill(Number.NaN);
    this.highs = new Float64Array(length).fill(Number.NaN);
    this.#dates = new Uint8Array(length);
    const units = new UnitCount();
    const figures: CellFigure[] = [];
    for (let row = 0; row < length; row++) {
      const figure = figureOf(row);
      figures.push(figure);
      if (!Number.isNaN(figure.low)) units.add(figure.unit);
    }
    const { unit, mixed } = units.common();
    let count = 0;
    let dateCount = 0;
    let banded = false;
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    figures.forEach((figure, row) => {
      if (Number.isNaN(figure.low)) return;
      const low = inUnit(figure.low, figure.unit, unit);
      const high = inUnit(figure.high, figure.unit, unit);
      if (Number.isNaN(low)) return;
      this.lows[row] = low;
      this.highs[row] = high;
      count++;
      if (figure.date) {
        this.#dates[row] = 1;
        dateCount++;
      }
      banded ||= low !== high;
      least = Math.min(least, Number.isFinite(low) ? low : high);
      most = Math.max(most, Number.isFinite(high) ? high : low);
    });
    this.count = count;
    this.dateCount = dateCount;
    this.banded = banded;
    this.least = least;
    this.most = most;
    this.unit = unit;
    this.measure = asMeasure(unit) ?? (unit.kind === "plain" && unit.word === "" ? declared : null);
    this.mixed = mixed;
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

/** Reads a column: as versions or ordered words where its cells are such, else each cell by its type. */
export function readColumn(column: Column, length: number, cellOf: (row: number) => Cell): ColumnFigures {
  const texts = sample(length, (row) => cellOf(row).raw);
  if (column.type !== "list" && column.type !== "date" && holdsVersions(column.name, texts))
    return new ColumnFigures(length, (row) => orderFigure(readVersion(cellOf(row).raw), { kind: "version" }));
  const labels = column.type === "text" && !column.key ? levelsOf(column, texts) : null;
  if (labels) {
    const rank = new Map(labels.map((label, place) => [label.toLowerCase(), place]));
    const unit: Unit = { kind: "level", labels };
    return new ColumnFigures(length, (row) =>
      orderFigure(rank.get(cellOf(row).raw.trim().toLowerCase()) ?? null, unit),
    );
  }
  const { notation } = column.type === "text" ? notationOf(texts) : { notation: undefined };
  return new ColumnFigures(length, (row) => figureOfCell(cellOf(row), notation), declaredMeasure(column));
}

/** Words of a column in their order, the lowest first: as declared, else one that is known; `null` where there is none. */
export const levelsOf = ({ name, order }: Column, texts: readonly string[]): readonly string[] | null =>
  order ?? orderLevels(name, texts);

const orderFigure = (place: number | null, unit: Unit): CellFigure => ({
  low: place ?? Number.NaN,
  high: place ?? Number.NaN,
  date: null,
  unit,
});

/** More cells say no more about the form of a column. */
const mostSampled = 5_000;

function sample(length: number, textOf: (row: number) => string): string[] {
  const step = Math.max(1, Math.floor(length / mostSampled));
  const texts: string[] = [];
  for (let row = 0; row < length; row += step) texts.push(textOf(row));
  return texts.filter((text) => text.trim() !== "" && !/^[\s–—-]*$/.test(text));
}

/** The unit of measure that the heading or the keeper gives for bare numbers: `Height (ft)`, `Area in km²`, `Free minutes`. */
function declaredMeasure({ type, unit, name }: Column): UnitOfMeasure | null {
  if (type !== "number" && type !== "text") return null;
  const words = [
    unit ?? "",
    ...name
      .replace(/[()/,]/g, " ")
      .split(/\s+/)
      .slice(1)
      .reverse(),
  ];
  return (
    words
      .map((word) => (word === "" || grammar.has(word) ? null : measureOf(word)))
      .find((one) => one !== null) ?? null
  );
}

/** Words of a heading that would be units in a cell. */
const grammar = new Set([
  "a",
  "A",
  "in",
  "t",
  "s",
  "h",
  "m",
  "g",
  "l",
  "v",
  "w",
  "month",
  "year",
  "day",
  "week",
  "hour",
  "minute",
  "second",
]);
