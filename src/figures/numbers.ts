import { englishNotation, type Notation } from "./notation.ts";
import { digitsOf, exact, maxFigureLength, scaleOf, toNumber } from "./numerals.ts";
import { plainFigure, unitBehind } from "./plain-figure.ts";
import type { Value } from "./value.ts";

type FigureValue = Extract<Value, { readonly number: number }>;

const plainNumber = {
  point: new RegExp(`^([+-]?)\\s?(${digitsOf("point")})`),
  comma: new RegExp(`^([+-]?)\\s?(${digitsOf("comma")})`),
} as const;
const bigNumber = /^(k(?![a-z])|(?:\s?(?:thousand|lakhs?|crores?|millions?|mn|billions?|bn|trillion)\b))/i;

function clockTime(text: string): FigureValue | null {
  const match = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2}(?:\.\d+)?)$/.exec(text);
  if (match === null || Number(match[3]) >= 60) return null;
  const [, hours = "0", minutes, seconds] = match;
  return {
    kind: "number",
    number: exact(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)),
    unit: "seconds",
  };
}

function fraction(text: string): FigureValue | null {
  const match = /^(?:(\d{1,4})[ -])?(\d{1,3})\/(\d{1,3})$/.exec(text);
  if (match === null || Number(match[2]) >= Number(match[3])) return null;
  return { kind: "number", number: exact(Number(match[1] ?? 0) + Number(match[2]) / Number(match[3])) };
}

/** Reads a count or measure: `1,400 tons`, `28 knots`, `3rd`, `#10`, `2.5 million`, `7/8`, `1:55.96`; `null` if it is none. */
export function readNumber(raw: string, { decimal }: Notation = englishNotation): FigureValue | null {
  const text = plainFigure(raw).replace(/^(?:no\.|nr\.|#|=)\s*(?=\d)/i, "");
  if (text.length > maxFigureLength) return null;
  const special = clockTime(text) ?? fraction(text);
  if (special !== null) return special;
  const match = plainNumber[decimal].exec(text);
  if (match === null) return null;
  let number = toNumber(match[2]!, decimal) * (match[1] === "-" ? -1 : 1);
  let rest = text.slice(match[0].length);
  if (/^(?:(?:st|nd|rd|th)\b|\.$|=$)(?:\s*\([^()]*\))?$/i.test(rest)) return { kind: "number", number };
  const scale = bigNumber.exec(rest);
  if (scale !== null) {
    number *= scaleOf(scale[0].trim())!;
    rest = rest.slice(scale[0].length);
  }
  if (!Number.isFinite(number)) return null;
  const unit = unitBehind(rest);
  if (unit === null) return null;
  return unit === ""
    ? { kind: "number", number: exact(number) }
    : { kind: "number", number: exact(number), unit };
}

/** Reads a share: `57%`, `57 percent`, `57.1 per cent`, or a bare `57`; `null` if it is none. */
export function readShare(
  raw: string,
  { decimal, fractions }: Notation = englishNotation,
): FigureValue | null {
  const text = plainFigure(raw);
  if (text.length > maxFigureLength) return null;
  const match = plainNumber[decimal].exec(text);
  if (match === null) return null;
  const rest = text.slice(match[0].length).replace(/^\s*(?:%|per ?cent\b|pct\.?|percentage points?\b)/i, "");
  const unit = unitBehind(rest);
  if (unit === null || (unit !== "" && rest === text.slice(match[0].length))) return null;
  const written = toNumber(match[2]!, decimal) * (match[1] === "-" ? -1 : 1);
  // "0.97" beside "95%": a part of one, not of a hundred.
  const fraction = fractions && Math.abs(written) <= 1 && rest === text.slice(match[0].length);
  const number = exact(fraction ? written * 100 : written);
  return unit === "" ? { kind: "share", number } : { kind: "share", number, unit };
}

/** Whether a cell says by a sign that it is a share; a bare number does not. */
export const looksLikeShare = (raw: string): boolean =>
  /\d\s?(?:%|per ?cent\b|pct\b)/i.test(raw.slice(0, maxFigureLength));
