import type { Cell } from "../knowledge/types.ts";
import { type DateParts, dateKey, figuresOf } from "./figures.ts";

/** What a cell counts as when rows are compared or added up. */
export interface Reading {
  /** `NaN` where the cell holds no figure. */
  readonly low: number;
  /** Equal to `low` for a single figure, `Infinity` for a range that is open above. */
  readonly high: number;
  readonly date: DateParts | null;
  readonly unit: Unit;
}

/** How a figure of a column is written. */
export type Unit =
  | { readonly kind: "plain"; readonly word: string }
  | { readonly kind: "share" }
  | { readonly kind: "money"; readonly currency: string }
  | { readonly kind: "years" }
  | { readonly kind: "time" }
  | { readonly kind: "date" };

const plain: Unit = { kind: "plain", word: "" };
const nothing: Reading = { low: Number.NaN, high: Number.NaN, date: null, unit: plain };
/** A text cell counts as a figure when it begins with one; what follows is its unit. */
const leading =
  /^[~≈<>+]?\s?(?:([$£€])\s?)?([-−]?\d{1,3}(?:[ ,]\d{3})+(?:\.\d+)?|[-−]?\d+(?:\.\d+)?)(?:st|nd|rd|th)?(%)?\s*([a-zµ°²³/]{1,12})?/iu;
const blank = /^[\s–—-]*$/;

/** Whether a cell says nothing. */
export function isEmpty(cell: Cell): boolean {
  return cell.value.kind === "empty" || blank.test(cell.raw);
}

/** Reads the figure of a cell: by its type where it has one, else from its text. */
export function readCell(cell: Cell): Reading {
  const value = cell.value;
  switch (value.kind) {
    case "number":
      return single(value.number, { kind: "plain", word: value.unit ?? "" });
    case "share":
      return single(value.number, { kind: "share" });
    case "money":
      return single(value.number, { kind: "money", currency: signOf(value.currency) });
    case "range":
      return {
        low: value.low ?? Number.NEGATIVE_INFINITY,
        high: value.high ?? Number.POSITIVE_INFINITY,
        date: null,
        unit: rangeUnit(value.of, value.currency),
      };
    case "date":
      return fromDate({ year: value.year, month: value.month, day: value.day });
    case "text":
      return readText(cell.raw);
    default:
      return nothing;
  }
}

const signs: Readonly<Record<string, string>> = { USD: "$", EUR: "€", GBP: "£" };

/** `$` for `USD`; a currency without a sign keeps its code. */
function signOf(currency: string | undefined): string {
  return currency === undefined
    ? "$"
    : (signs[currency] ?? (/^[A-Z]{3}$/.test(currency) ? `${currency} ` : currency));
}

function single(number: number, unit: Unit): Reading {
  return { low: number, high: number, date: null, unit };
}

function rangeUnit(of: "money" | "years" | "number", currency: string | undefined): Unit {
  if (of === "money") return { kind: "money", currency: signOf(currency) };
  return of === "years" ? { kind: "years" } : plain;
}

function fromDate(date: DateParts): Reading {
  return { low: dateKey(date), high: dateKey(date), date, unit: { kind: "date" } };
}

function readText(raw: string): Reading {
  if (!/\d/.test(raw) || raw.length > 60) return nothing;
  const figure = figuresOf(raw).find((f) => f.kind === "date" || f.kind === "time");
  if (figure?.date && (figure.date.day !== null || figure.date.year !== null)) return fromDate(figure.date);
  if (figure?.kind === "time" && figure.start === 0) return single(figure.low, { kind: "time" });
  const match = leading.exec(raw.trim());
  if (!match?.[2]) return nothing;
  const number = Number(match[2].replace(/[ ,]/g, "").replace("−", "-"));
  if (match[1]) return single(number, { kind: "money", currency: match[1] });
  if (match[3]) return single(number, { kind: "share" });
  return single(number, { kind: "plain", word: match[4] ?? "" });
}

/** Writes a figure as people read it: `27%`, `$40,000`, `20 knots`. */
export function writeFigure(number: number, unit: Unit): string {
  switch (unit.kind) {
    case "share":
      return `${writeNumber(number)}%`;
    case "money":
      return number < 0
        ? `−${unit.currency}${writeNumber(-number)}`
        : `${unit.currency}${writeNumber(number)}`;
    case "years":
      return `${writeNumber(number)} ${number === 1 ? "year" : "years"}`;
    case "time":
      return writeTime(number);
    case "plain":
      return unit.word ? `${writeNumber(number)} ${unit.word}` : writeNumber(number);
    default:
      return writeNumber(number);
  }
}

function writeTime(seconds: number): string {
  const whole = Math.floor(Math.abs(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((part, i) => (i ? String(part).padStart(2, "0") : String(part))).join(":");
}

/** Thousands separated, at most two decimals, no trailing zeros. */
export function writeNumber(number: number): string {
  const rounded = Math.round(number * 100) / 100;
  const [whole = "0", decimals] = String(Math.abs(rounded)).split(".");
  const grouped = whole.length > 3 ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
  return `${rounded < 0 ? "−" : ""}${grouped}${decimals ? `.${decimals}` : ""}`;
}
