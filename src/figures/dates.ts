import { englishNotation, type Notation } from "./notation.ts";
import { plainFigure } from "./plain-figure.ts";
import type { Value } from "./value.ts";

export type DateValue = Extract<Value, { kind: "date" }>;

/** The months in English, January first. */
export const monthNames =
  "January February March April May June July August September October November December".split(" ");
const month = `(${monthNames
  .map((name) => name.toLowerCase())
  .map((name) => (name.length > 3 ? `${name.slice(0, 3)}(?:${name.slice(3)}|t)?` : name))
  .join("|")})\\b\\.?`;
const weekday = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+/i;
const ordinal = "(?:st|nd|rd|th)?";
const year = "(\\d{4})(?!\\d)";

const monthNumber = (name: string): number =>
  monthNames.findIndex((full) => full.toLowerCase().startsWith(name.slice(0, 3).toLowerCase())) + 1;

type Parts = readonly [year: number | null, month: number | null, day: number | null];
type Form = readonly [pattern: RegExp, parts: (match: RegExpExecArray, dayFirst: boolean) => Parts];

/** 3/14/2010 can only be the fourteenth; where both figures may be a month, the column says which stands first. */
function slashed(first: number, second: number, of: number, dayFirst: boolean): Parts {
  return first > 12 || (dayFirst && second <= 12) ? [of, second, first] : [of, first, second];
}

const forms: readonly Form[] = [
  [/^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/, (m) => [Number(m[1]), Number(m[2]), Number(m[3])]],
  [
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/,
    (m, dayFirst) => slashed(Number(m[1]), Number(m[2]), Number(m[3]), dayFirst),
  ],
  [
    new RegExp(`^${month}\\s+(\\d{1,2})${ordinal}(?:,\\s*|\\s+)${year}`, "i"),
    (m) => [Number(m[3]), monthNumber(m[1]!), Number(m[2])],
  ],
  [
    new RegExp(`^(\\d{1,2})${ordinal}(?: of)?[\\s-]+${month},?[\\s-]*${year}`, "i"),
    (m) => [Number(m[3]), monthNumber(m[2]!), Number(m[1])],
  ],
  [
    new RegExp(`^${year},?\\s+${month}\\s+(\\d{1,2})(?!\\d)`, "i"),
    (m) => [Number(m[1]), monthNumber(m[2]!), Number(m[3])],
  ],
  [new RegExp(`^${month},?\\s+${year}`, "i"), (m) => [Number(m[2]), monthNumber(m[1]!), null]],
  [
    new RegExp(`^${month}\\s+(\\d{1,2})${ordinal}(?![\\d:])`, "i"),
    (m) => [null, monthNumber(m[1]!), Number(m[2])],
  ],
  [
    new RegExp(`^(\\d{1,2})${ordinal}(?: of)?\\s+${month}`, "i"),
    (m) => [null, monthNumber(m[2]!), Number(m[1])],
  ],
  [/^(\d{4})-(0[1-9]|1[0-2])(?!\d)/, (m) => [Number(m[1]), Number(m[2]), null]],
  [/^(\d{1,4})(?:\s?-\s?\d{1,4})?\s*(?:bce?|b\.c\.)(?![a-z])/i, (m) => [-Number(m[1]), null, null]],
  [/^(?:ad\s*)?(\d{1,4})\s*(?:ce|ad|a\.d\.)(?![a-z])/i, (m) => [Number(m[1]), null, null]],
  [/^(\d{3,4})(?![\d.,]\d|\d|-\d+-)/, (m) => [Number(m[1]), null, null]],
];

const daysIn = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function valid([, ofMonth, day]: Parts): boolean {
  if (ofMonth === null) return true;
  const days = daysIn[ofMonth - 1];
  return days !== undefined && (day === null || (day >= 1 && day <= days));
}

/** What may stand behind a date without a year or month: nothing, the end of a span, or a remark. */
const remark = /^(?:\s*[-/].*|\s*[(,;].*|[.?])?$/;
/** Behind a full date other words may follow: a time, a place. */
const remarkOrWords = /^(?![\p{L}\d])/u;

/**
 * Reads a date of any precision: `March 3, 1968`, `3 March 1968`, `1968-03-03`, `9/25/2010`, `October 4`, `1968`, `486 BC`.
 * A span gives its beginning. Returns `null` if it is none.
 */
export function readDate(raw: string, { dayFirst }: Notation = englishNotation): DateValue | null {
  const text = plainFigure(raw)
    .replace(/^(?:early|mid|late|before|after|since|from)[ -]+/i, "")
    .replace(weekday, "");
  for (const [pattern, partsOf] of forms) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const parts = partsOf(match, dayFirst);
    const full = parts[0] !== null && parts[2] !== null;
    if (!valid(parts) || !(full ? remarkOrWords : remark).test(text.slice(match[0].length))) continue;
    const [ofYear, ofMonth, day] = parts;
    return {
      kind: "date",
      year: ofYear,
      month: ofMonth,
      day,
      sortKey: (ofYear ?? 0) * 10_000 + (ofMonth ?? 0) * 100 + (day ?? 0),
    };
  }
  return null;
}
