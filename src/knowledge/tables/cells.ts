import {
  englishNotation,
  looksLikeMoney,
  looksLikeShare,
  type Notation,
  notationOf,
  readDate,
  readMoney,
  readMoneyRange,
  readNumber,
  readShare,
  readYearsRange,
  type Value,
} from "../../figures/index.ts";
import type { Cell, ColumnType } from "../types.ts";

/** A cell that its column's type cannot read: what is wrong, and how such a cell is written. */
export interface CellProblem {
  readonly problem: string;
  readonly remedy: string;
}

const emptyMark = /^(?:[-\u2010-\u2015\u2212]{1,3}|n\/a|n\.a\.|\?|\.{3}|…)$/i;
/** Where a figure or date is due, these say that there is none. */
const noFigure =
  /^(?:unknown|none|tb[ad]|t\.b\.[ad]\.|null|nil|pending|not (?:known|available|applicable))$/i;

/** The cell as text: footnote marks such as `[1]` or `[note 2]` dropped, white space made plain. */
export const cellText = (raw: string): string =>
  raw
    .replace(/\[(?:\d{1,3}|[a-z]|(?:note|nb|n)\.? ?\d{1,3})\]/gi, "")
    .replace(/\s+/g, " ")
    .trim();

/** Whether a cell holds nothing: blank, a dash, `n/a`, `?`. */
export const isEmptyCell = (raw: string): boolean => {
  if (raw.length > 60) return raw.trim() === "";
  const text = cellText(raw);
  return text === "" || emptyMark.test(text);
};

function readList(text: string): Value {
  const separator = text.includes(";") ? /;(?![^()]*\))/ : /,(?![^()]*\))/;
  const items = text
    .split(separator)
    .map((item) => item.trim().replace(/^(?:and|&)\s+/, ""))
    .filter((item) => item !== "");
  return { kind: "list", items };
}

interface Reader {
  readonly read: (text: string, notation: Notation) => Value | null;
  /** What the type is called in a message, and how its cells are written. */
  readonly noun: string;
  readonly example: string;
}

const readers: Readonly<Record<ColumnType, Reader>> = {
  text: { read: (text) => ({ kind: "text", text }), noun: "text", example: "" },
  list: { read: readList, noun: "a list", example: "names parted by commas" },
  number: { read: readNumber, noun: "a number", example: '"1,400", "28 knots" or "2.5 million"' },
  share: { read: readShare, noun: "a share", example: '"57%"' },
  money: { read: readMoney, noun: "money", example: '"$80,000", "110k" or "EUR 1.2 million"' },
  "money-range": {
    read: readMoneyRange,
    noun: "a money range",
    example: '"$70,000 – $120,000" or "$180,000+", lower end first',
  },
  "years-range": {
    read: readYearsRange,
    noun: "a range of years",
    example: '"0–2 years" or "5+ years", lower end first',
  },
  date: { read: readDate, noun: "a date", example: '"1968-03-03", "March 3, 1968" or "1968"' },
};

/** Reads one cell by its column's type; a cell that the type cannot read comes back as a problem. */
export function readCell(
  raw: string,
  type: ColumnType,
  notation: Notation = englishNotation,
): Cell | CellProblem {
  const shown = raw.trim();
  if (isEmptyCell(raw)) return { raw: shown, value: { kind: "empty" } };
  const text = cellText(raw);
  if (type !== "text" && type !== "list" && noFigure.test(text))
    return { raw: shown, value: { kind: "empty" } };
  const reader = readers[type];
  const value = reader.read(text, notation);
  if (value !== null) return { raw: shown, value };
  const quoted = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return {
    problem: `"${quoted}" cannot be read as ${reader.noun}`,
    remedy: `write ${reader.example}, leave the cell empty, or give the column the type text`,
  };
}

/** A column has a type when at least this part of its filled cells reads as such. */
const mostOf = 0.65;
/** More cells say no more about the type, and a long table stays cheap. */
const sampleSize = 500;

const looksLikeYears = (text: string): boolean =>
  /^(?:19|20|18|17|1[0-6])\d\d$/.test(text) || /^\d{1,4} (?:BCE?|CE|AD)$/.test(text);
const hasMonthOrFullDate = (text: string): boolean =>
  /[a-z]{3}/i.test(text)
    ? readDate(text) !== null && !/^\d{3,4}\b/.test(text)
    : /^\d{1,4}[-/.\u2013]\d{1,2}[-/.\u2013]\d{1,4}$/.test(text) && readDate(text) !== null;
const looksLikeSpan = (text: string): boolean =>
  /^\d{4}\s?[-\u2013\u2014/]\s?(?:\d{2}|\d{4}|present|now)?$/i.test(text) ||
  (/\byears?\b|\byrs?\b/i.test(text) &&
    /[-\u2013+]|\bto\b|\bthan\b/i.test(text) &&
    readYearsRange(text) !== null);
const looksLikeMoneyRange = (text: string, notation: Notation): boolean => {
  if (!looksLikeMoney(text)) return false;
  const range = readMoneyRange(text, notation);
  return range !== null && range.low !== range.high;
};

/** Numbers with units are numbers only where the unit is the same nearly throughout: addresses and titles are not. */
function areNumbers(texts: readonly string[], notation: Notation): boolean {
  const units = new Map<string, number>();
  let read = 0;
  for (const text of texts) {
    const value = readNumber(text, notation);
    if (value === null) continue;
    read++;
    if (value.unit !== undefined) units.set(value.unit, (units.get(value.unit) ?? 0) + 1);
  }
  if (read < texts.length * mostOf) return false;
  const withUnit = [...units.values()].reduce((sum, count) => sum + count, 0);
  const commonest = Math.max(0, ...units.values());
  return withUnit <= read * 0.2 || commonest >= withUnit * 0.7;
}

const sample = (cells: readonly string[]): string[] => {
  const step = Math.max(1, Math.floor(cells.length / sampleSize));
  const texts: string[] = [];
  for (let i = 0; i < cells.length; i += step) {
    const raw = cells[i]!;
    const text = cellText(raw);
    if (!isEmptyCell(raw) && !noFigure.test(text)) texts.push(text);
  }
  return texts;
};

const nameOfShare = /^(?:±?%|percent(?:age)?|share)(?:\b|$)|\(%\)/i;
const nameOfDate =
  /\b(?:years?|dates?|founded|established|built|launched|opened|since|season|until|from|start|end|born|died|joined|released|completed)\b/i;

/**
 * The type that most filled cells of an untyped column read as; `text` if there is none.
 * The column's name helps where cells are ambiguous: years among numbers, bare figures under `%`.
 */
export function inferColumnType(cells: readonly string[], name = ""): ColumnType {
  const texts = sample(cells);
  if (texts.length === 0) return "text";
  const { notation } = notationOf(texts);
  const most = (test: (text: string) => boolean): boolean => {
    let count = 0;
    for (const text of texts) if (test(text)) count++;
    return count >= texts.length * mostOf;
  };
  if (most((text) => looksLikeShare(text) && readShare(text, notation) !== null)) return "share";
  if (most((text) => looksLikeMoneyRange(text, notation))) return "money-range";
  if (most((text) => looksLikeMoney(text) && readMoney(text, notation) !== null)) return "money";
  if (most(looksLikeSpan)) return "years-range";
  if (most(hasMonthOrFullDate)) return "date";
  const years = most(looksLikeYears);
  if (years && (nameOfDate.test(name) || name === "" || texts.every(looksLikeYears))) return "date";
  if (nameOfDate.test(name) && most((text) => readDate(text) !== null)) return "date";
  if (areNumbers(texts, notation)) return nameOfShare.test(name) ? "share" : "number";
  return "text";
}
