import { signOf } from "./currencies.ts";
import { readDate } from "./dates.ts";
import { type DateParts, dateKey, noUnit, type Unit } from "./figure.ts";
import { readAmount } from "./money.ts";
import { englishNotation, type Notation } from "./notation.ts";
import { maxFigureLength } from "./numerals.ts";
import { plainFigure } from "./plain-figure.ts";
import { endsOf } from "./ranges.ts";
import { readFigures } from "./read.ts";
import { measureOf } from "./units.ts";

/** Numeric value of a cell, by which rows are compared and added up. */
export interface CellFigure {
  /** `NaN` where the cell holds no figure, `-Infinity` for a range that is open below. */
  readonly low: number;
  /** Equal to `low` for a single figure, `Infinity` for a range that is open above. */
  readonly high: number;
  readonly date: DateParts | null;
  readonly unit: Unit;
}

/** The value of a cell without a figure. */
export const noFigure: CellFigure = { low: Number.NaN, high: Number.NaN, date: null, unit: noUnit };

/** A cell that is one figure. */
export const single = (number: number, unit: Unit): CellFigure => ({
  low: number,
  high: number,
  date: null,
  unit,
});

/** A cell that is a date. */
export const dated = (date: DateParts): CellFigure => ({
  low: dateKey(date),
  high: dateKey(date),
  date,
  unit: { kind: "date" },
});

/** A word behind a figure as a unit: one that converts, or the word as it is. */
export function unitNamed(word: string): Unit {
  const first = word.trim();
  const measure = measureOf(first) ?? measureOf(first.split(/\s+/)[0] ?? "");
  if (measure === null) return { kind: "plain", word: first };
  if (/^y(?:ea)?rs?$/i.test(measure.word)) return { kind: "years" };
  return { kind: "measure", ...measure };
}

const longestCell = 60;

/** The figure that an untyped cell begins with: a date, a time, a range, or a number with its unit. */
export function readCellFigure(raw: string, notation: Notation = englishNotation): CellFigure {
  if (raw.length > longestCell || !mayHold.test(raw)) return noFigure;
  const text = plainFigure(raw.slice(0, maxFigureLength));
  // "0042", "4B" and "P0" name things: they are no figures.
  if (/^0\d+$/.test(text) || /^[\p{L}#]*\d+\p{L}+\d/u.test(text)) return noFigure;
  const date = dateOf(text, notation);
  if (date) return dated(date);
  return rangeOf(text, notation) ?? leadingOf(text, notation) ?? noFigure;
}

const mayHold =
  /\d|^\s*(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|sixty|ninety|half)\b/i;

/** A full date, or one with the name of its month; a bare number is none. */
function dateOf(text: string, notation: Notation): DateParts | null {
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/.test(text) || /^\d{4}-\d{1,2}-\d{1,2}(?!\d)/.test(text)) {
    const value = readDate(text, notation);
    return value === null ? null : { year: value.year, month: value.month, day: value.day };
  }
  const figure = readFigures(text).find(({ kind }) => kind === "date");
  const found = figure?.date;
  return found && (found.day !== null || found.year !== null) ? found : null;
}

/** `1.5-1.8 A`, `up to 4 GB`, `5+ years`. */
function rangeOf(text: string, notation: Notation): CellFigure | null {
  if (!/[-+]|\b(?:to|up|under|over|less|more|most|least|from|between|below|above)\b|[<>≤≥]/i.test(text))
    return null;
  const ends = endsOf(text);
  if (ends.low !== null && ends.low === ends.high) return null;
  const [low, high] = [ends.low, ends.high].map((end) => (end === null ? null : leadingOf(end, notation)));
  if ((ends.low !== null && low === null) || (ends.high !== null && high === null)) return null;
  const unit = [high?.unit, low?.unit].find(
    (one) => one !== undefined && !(one.kind === "plain" && one.word === ""),
  );
  const from = low === null || low === undefined ? Number.NEGATIVE_INFINITY : low.low;
  const to = high === null || high === undefined ? Number.POSITIVE_INFINITY : high.low;
  if (low && high && low.unit.kind !== high.unit.kind && low.unit.kind !== "plain") return null;
  // "3-5" without a unit is a score more often than a range.
  if (low && high && unit === undefined && !/\d\s*(?:to|and)\s/i.test(text)) return null;
  return from > to ? null : { low: from, high: to, date: null, unit: unit ?? noUnit };
}

/** What a text begins with: a number, its currency and its unit. */
function leadingOf(raw: string, notation: Notation): CellFigure | null {
  const text = raw.replace(/^[<>≤≥+]\s?/, "").trim();
  const clock = /^\d{1,2}:\d{2}/.test(text) ? readFigures(text)[0] : undefined;
  if (clock?.kind === "time" && clock.start === 0) return single(clock.low, { kind: "time" });
  if (!/^[-$£€¥₹A-Za-z]{0,4}\s?-?[.,]?\d/.test(text)) return spelledOf(text);
  const amount = readAmount(text.replace(/^(\d+)(?:st|nd|rd|th)\b/i, "$1"), notation);
  if (amount === null) return null;
  // A single letter is a unit: "80 m", unless it scales money.
  const letter = amount.currency === undefined ? /^(-?[\d.,'’ ]*\d)\s?([mb])(?![\p{L}])/iu.exec(text) : null;
  const number = letter ? readAmount(letter[1]!, notation)!.number : amount.number;
  const rest = letter ? text.slice(letter[1]!.length) : amount.rest;
  if (amount.currency !== undefined)
    return single(number, { kind: "money", currency: signOf(amount.currency) });
  if (/^\s?(?:%|per ?cent\b|pct\b)/i.test(rest)) return single(number, { kind: "share" });
  const unit = /^\s*(\/?[\p{L}µ°][\p{L}µ°²³/]{0,13})/u.exec(rest)?.[1] ?? "";
  return single(number, unit === "" ? noUnit : unitNamed(unit));
}

/** `one hour`, `two days`, `half an hour`. */
function spelledOf(text: string): CellFigure | null {
  const [figure] = readFigures(text);
  if (figure === undefined || figure.start !== 0) return null;
  if (figure.kind === "measure") return single(figure.low, { kind: "measure", ...figure.measure! });
  if (figure.kind === "years") return single(figure.low, { kind: "years" });
  if (figure.kind === "percent") return single(figure.low, { kind: "share" });
  return figure.kind === "number" && figure.end === text.length ? single(figure.low, noUnit) : null;
}
