import type { DateParts } from "../../figures/index.ts";
import { isEmpty } from "../index/cells.ts";
import type { ColumnFigures } from "../index/column-figures.ts";
import type { ColumnIndex, TableIndex } from "../index/table-index.ts";
import type { Comparison, Condition, Literal } from "../plan/plan.ts";
import { holdsPhrase, phraseOf } from "../question/folded-words.ts";

type Test = (row: number) => boolean;

/** The test that a condition makes on a row. */
export function conditionOf(index: TableIndex, condition: Condition): Test {
  const tests =
    condition.comparison === "empty" ? [emptyTest(index, condition)] : valueTests(index, condition);
  const test: Test = tests.length === 1 ? tests[0]! : (row) => tests.some((holds) => holds(row));
  const own: Test = condition.not ? (row) => !test(row) : test;
  if (!condition.or) return own;
  const others = condition.or.map((other) => conditionOf(index, other));
  return (row) => own(row) || others.some((holds) => holds(row));
}

function emptyTest(index: TableIndex, { column }: Condition): Test {
  return (row) => isEmpty(index.table.rows[row]!.cells[column]!);
}

function valueTests(index: TableIndex, { column, comparison, values }: Condition): Test[] {
  const own = index.columns[column]!;
  if (comparison === "between" || comparison === "overlaps") {
    const [low, high] = [values[0]!, values.at(-1)!];
    return [comparison === "between" ? betweenTest(own, low, high) : overlapTest(own, low, high)];
  }
  return values.map((value): Test => {
    if (value.kind === "text") return textTest(index, own, comparison, value.text);
    if (value.kind === "column") return columnTest(own, comparison, index.columns[value.column]!);
    return (row) => holdsFigure(own.figures, row, comparison, value);
  });
}

/** Compares with each different value once; only where not all of them are kept, with each cell. */
function textTest(index: TableIndex, column: ColumnIndex, comparison: Comparison, text: string): Test {
  const phrase = phraseOf(text);
  const fits = (cell: string): boolean =>
    comparison === "contains" ? holdsPhrase(cell, phrase) : cell === phrase;
  if (column.truncated) return (row) => fits(phraseOf(index.table.rows[row]!.cells[column.index]!.raw));
  const rows = new Set(column.values.filter((value) => fits(value.phrase)).flatMap((value) => value.rows));
  return (row) => rows.has(row);
}

/** "More easy questions than medium ones": holds for rows that have both figures. */
function columnTest({ figures }: ColumnIndex, comparison: Comparison, other: ColumnIndex): Test {
  return (row) => {
    const [left, right] = [figures.middle(row), other.figures.middle(row)];
    return !Number.isNaN(left) && !Number.isNaN(right) && compareFigures(left, comparison, right);
  };
}

type Figured = Exclude<Literal, { kind: "text" | "column" }>;

function holdsFigure(figures: ColumnFigures, row: number, comparison: Comparison, value: Figured): boolean {
  const low = figures.low(row);
  if (Number.isNaN(low)) return false;
  const equal = comparison === "eq" || comparison === "contains";
  const dated = figures.isDate(row);
  const wanted = boundOf(value, dated);
  if (dated)
    return equal
      ? sameDate(figures.date(row)!, value)
      : compareFigures(roundTo(low, value), comparison, wanted);
  const high = figures.high(row);
  if (equal) return low <= wanted && wanted <= high;
  if (low === high) return compareFigures(low, comparison, wanted);
  // A band is above a limit when some of it is.
  return comparison === "lt" || comparison === "le" ? low < wanted : high > wanted;
}

const isFigured = (value: Literal): value is Figured => value.kind === "number" || value.kind === "date";

function betweenTest({ figures }: ColumnIndex, from: Literal, to: Literal): Test {
  return (row) => {
    const dated = figures.isDate(row);
    const low = dated && isFigured(from) ? roundTo(figures.low(row), from) : figures.low(row);
    const high = dated && isFigured(to) ? roundTo(figures.high(row), to) : figures.high(row);
    return low >= boundOf(from, dated) && high <= boundOf(to, dated);
  };
}

/** Bands that share an end: the point belongs to the upper one, so "after five years" is `5+` and not `2–5`. */
function overlapTest({ figures }: ColumnIndex, from: Literal, to: Literal): Test {
  const starts = new Set(figures.lows);
  return (row) => {
    const dated = figures.isDate(row);
    const [first, last] = [boundOf(from, dated), boundOf(to, dated)];
    const [low, high] = [figures.low(row), figures.high(row)];
    if (low === high) return low >= first && low <= last;
    if (first < last) return Math.max(low, first) < Math.min(high, last);
    if (high === first) return !starts.has(first);
    return low <= first && first < high;
  };
}

function sameDate(date: DateParts, wanted: Figured): boolean {
  if (wanted.kind === "number") return date.year === wanted.number;
  return (
    (wanted.year === null || wanted.year === date.year) &&
    (wanted.month === null || wanted.month === date.month) &&
    (wanted.day === null || wanted.day === date.day)
  );
}

/** Brings a date down to the precision that was asked with: against a year only the year counts. */
function roundTo(key: number, value: Figured): number {
  if (value.kind === "number" || (value.month === null && value.day === null)) {
    return Math.floor(key / 10_000) * 10_000;
  }
  const whole = value.year === null ? key % 10_000 : key;
  return value.day === null ? Math.floor(whole / 100) * 100 : whole;
}

function boundOf(value: Literal, dated: boolean): number {
  if (!isFigured(value)) return Number.NaN;
  if (value.kind === "number") return dated ? value.number * 10_000 : value.number;
  if (!dated) return value.year ?? Number.NaN;
  return (value.year ?? 0) * 10_000 + (value.month ?? 0) * 100 + (value.day ?? 0);
}

/** "About a third" is at most a twentieth off. */
const nearShare = 0.05;

/** Compares two figures. */
export function compareFigures(left: number, comparison: Comparison, right: number): boolean {
  switch (comparison) {
    case "lt":
      return left < right;
    case "le":
      return left <= right;
    case "gt":
      return left > right;
    case "ge":
      return left >= right;
    case "near":
      return Math.abs(left - right) <= nearShare * Math.abs(right);
    default:
      return Math.abs(left - right) < 1e-9;
  }
}
