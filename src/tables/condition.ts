import { isEmpty, type Reading } from "./cells.ts";
import type { DateParts } from "./figures.ts";
import type { Comparison, Condition, Literal } from "./plan.ts";
import type { TableIndex } from "./table-index.ts";
import { holdsPhrase, phraseOf } from "./text.ts";

type Test = (row: number) => boolean;

/** The test that a condition makes on a row. */
export function conditionOf(index: TableIndex, condition: Condition): Test {
  const tests =
    condition.comparison === "empty" ? [emptyTest(index, condition)] : valueTests(index, condition);
  const test: Test = (row) => tests.some((holds) => holds(row));
  return condition.not ? (row) => !test(row) : test;
}

function emptyTest(index: TableIndex, { column }: Condition): Test {
  return (row) => isEmpty(index.table.rows[row]!.cells[column]!);
}

function valueTests(index: TableIndex, { column, comparison, values }: Condition): Test[] {
  const readings = index.columns[column]!.readings;
  if (comparison === "between" || comparison === "overlaps") {
    const [low, high] = [values[0]!, values.at(-1)!];
    const holds = comparison === "between" ? within : overlaps;
    return [
      (row) => holds(readings[row]!, boundOf(low, readings[row]!), boundOf(high, readings[row]!), readings),
    ];
  }
  return values.map((value): Test => {
    if (value.kind === "text") return textTest(index, column, comparison, value.text);
    return (row) => holdsFigure(readings[row]!, comparison, value);
  });
}

function textTest(index: TableIndex, column: number, comparison: Comparison, text: string): Test {
  const phrase = phraseOf(text);
  return (row) => {
    const cell = phraseOf(index.table.rows[row]!.cells[column]!.raw);
    return comparison === "contains" ? holdsPhrase(cell, phrase) : cell === phrase;
  };
}

function holdsFigure(
  reading: Reading,
  comparison: Comparison,
  value: Exclude<Literal, { kind: "text" }>,
): boolean {
  if (Number.isNaN(reading.low)) return false;
  const wanted = boundOf(value, reading);
  if (reading.date) {
    if (comparison === "eq" || comparison === "contains") return sameDate(reading.date, value);
    return compare(roundTo(reading.low, value), comparison, wanted);
  }
  if (comparison === "eq" || comparison === "contains")
    return reading.low <= wanted && wanted <= reading.high;
  if (reading.low === reading.high) return compare(reading.low, comparison, wanted);
  // A band is above a limit when some of it is.
  return comparison === "lt" || comparison === "le" ? reading.low < wanted : reading.high > wanted;
}

function within(reading: Reading, low: number, high: number): boolean {
  return reading.low >= low && reading.high <= high;
}

/** Bands that share an end: the point belongs to the upper one, so "after five years" is `5+` and not `2–5`. */
function overlaps(reading: Reading, low: number, high: number, all: readonly Reading[]): boolean {
  if (reading.low === reading.high) return reading.low >= low && reading.high <= high;
  if (low < high) return Math.max(reading.low, low) < Math.min(reading.high, high);
  if (reading.high === low) return !all.some((other) => other.low === low);
  return reading.low <= low && low < reading.high;
}

function sameDate(date: DateParts, wanted: Exclude<Literal, { kind: "text" }>): boolean {
  if (wanted.kind === "number") return date.year === wanted.number;
  return (
    (wanted.year === null || wanted.year === date.year) &&
    (wanted.month === null || wanted.month === date.month) &&
    (wanted.day === null || wanted.day === date.day)
  );
}

/** Brings a date down to the precision that was asked with: against a year only the year counts. */
function roundTo(key: number, value: Exclude<Literal, { kind: "text" }>): number {
  if (value.kind === "number" || (value.month === null && value.day === null))
    return Math.floor(key / 10_000) * 10_000;
  const whole = value.year === null ? key % 10_000 : key;
  return value.day === null ? Math.floor(whole / 100) * 100 : whole;
}

function boundOf(value: Literal, reading: Reading): number {
  if (value.kind === "text") return Number.NaN;
  if (value.kind === "number") return reading.date ? value.number * 10_000 : value.number;
  if (!reading.date) return value.year ?? Number.NaN;
  return (value.year ?? 0) * 10_000 + (value.month ?? 0) * 100 + (value.day ?? 0);
}

/** Compares two figures. */
export function compare(left: number, comparison: Comparison, right: number): boolean {
  switch (comparison) {
    case "lt":
      return left < right;
    case "le":
      return left <= right;
    case "gt":
      return left > right;
    case "ge":
      return left >= right;
    default:
      return Math.abs(left - right) < 1e-9;
  }
}
