import { readAmount } from "./money.ts";
import { englishNotation, type Notation } from "./notation.ts";
import { exact, maxFigureLength, scaleOf, smallNumber } from "./numerals.ts";
import { plainFigure, unitBehind } from "./plain-figure.ts";
import type { Value } from "./value.ts";

type RangeValue = Extract<Value, { kind: "range" }>;

/** The ends of a range as text; `null`: open on that side. */
export interface Ends {
  readonly low: string | null;
  readonly high: string | null;
}

/** Where a range is open or split; the ends are still text. A single figure is both ends. */
export function endsOf(text: string): Ends {
  const below =
    /^(?:up to|under|less than|fewer than|below|at most|max(?:imum)?\.?|no more than|<=?|≤)\s*(.+)$/i.exec(
      text,
    );
  if (below !== null) return { low: null, high: below[1]! };
  const above =
    /^(?:over|more than|above|at least|from|min(?:imum)?\.?|starting at|since|>=?|≥)\s*(.+)$/i.exec(text);
  const body = (above?.[1] ?? text).replace(/^between\s+/i, "");
  const open =
    /^(.+?)\s*(?:\+|(?:-|to|or)\s*(?:present|now|today|date|more|above|over|older)\b|and (?:more|above|over|up)\b|upwards?)\s*(.*)$/i.exec(
      body,
    );
  if (open !== null) return { low: `${open[1]} ${open[2]}`.trim(), high: null };
  const split = /^(.*?\d.*?)\s*(?:-|\bto\b|\bthrough\b|\band\b|\buntil\b)\s*(\D{0,8}\d.*)$/i.exec(body);
  if (split !== null) return { low: split[1]!, high: split[2]! };
  if (/-$/.test(body)) return { low: body.replace(/\s*-$/, ""), high: null };
  return above === null ? { low: body, high: body } : { low: body, high: null };
}

const inOrder = (low: number | null, high: number | null): boolean =>
  low === null || high === null || low <= high;

/** Reads a money range: `$70,000 – $120,000`, `70–120k`, `$180,000+`, `up to €90k`; a single amount is both ends. */
export function readMoneyRange(raw: string, notation: Notation = englishNotation): RangeValue | null {
  const text = plainFigure(raw);
  if (text.length > maxFigureLength) return null;
  const ends = endsOf(text);
  const low = ends.low === null ? null : readAmount(ends.low, notation);
  const high = ends.high === null ? null : readAmount(ends.high, notation);
  for (const [end, amount] of [
    [ends.low, low],
    [ends.high, high],
  ] as const)
    if (end !== null && (amount === null || unitBehind(amount.rest) === null)) return null;
  // "70-120k" and "1.2-1.5 million": the scale stands once, at the end, and holds for both.
  const borrowed =
    low !== null && high?.scaled !== undefined && low.scaled === undefined && low.number < 1000;
  const lowNumber = low === null ? null : exact(low.number * (borrowed ? scaleOf(high.scaled!)! : 1));
  const currency = low?.currency ?? high?.currency;
  if (!inOrder(lowNumber, high?.number ?? null)) return null;
  return {
    kind: "range",
    low: lowNumber,
    high: high?.number ?? null,
    of: "money",
    ...(currency === undefined ? {} : { currency }),
  };
}

const wordsToDigits = (text: string): string =>
  text.replace(/\b[a-z]+\b/gi, (word) => {
    const number = smallNumber(word);
    return number === null ? word : String(number);
  });

/** Reads a span of years: `0–2 years`, `5+ years`, `less than two years`, `1966–70`, `2004–present`; one figure is both ends. */
export function readYearsRange(raw: string): RangeValue | null {
  const text = plainFigure(raw);
  if (text.length > maxFigureLength) return null;
  const ends = endsOf(
    wordsToDigits(text)
      .replace(/^(\d{4})\/(\d{2,4})$/, "$1-$2")
      .replace(/\byears?(?: of experience)?\b|(?<![a-z])(?:years?|yrs?|y)\b\.?/gi, " ")
      .replace(/\s+/g, " ")
      .replace(/ (?=\+)/, "")
      .trim(),
  );
  const read = (end: string | null): number | null | undefined =>
    end === null ? null : /^\d{1,4}(?:\.\d)?$/.test(end.trim()) ? Number(end) : undefined;
  const low = read(ends.low);
  let high = read(ends.high);
  if (low === undefined || high === undefined) return null;
  // "1966-70", "1999-00": the end is written short.
  if (low !== null && high !== null && low >= 1000 && high < 100) {
    high += Math.floor(low / 100) * 100;
    if (high < low) high += 100;
  }
  return inOrder(low, high) ? { kind: "range", low, high, of: "years" } : null;
}
