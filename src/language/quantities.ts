import { type Figure, readFigure, readOrdinal } from "./numbers.ts";
import type { Quantity, Token } from "./types.ts";

const list = (words: string) => new Set(words.split(" "));

const percentUnits = list("% percent pct percentage");
const yearUnits = list("year years yr yrs y yoe");
const monthUnits = list("month months mo mos");
const decadeUnits = list("decade decades");
const money: Readonly<Record<string, string>> = {
  usd: "USD",
  dollar: "USD",
  dollars: "USD",
  bucks: "USD",
  eur: "EUR",
  euro: "EUR",
  euros: "EUR",
  gbp: "GBP",
  pound: "GBP",
  pounds: "GBP",
};
/** "one" and "a year" are figures only behind one of these or before a unit: "the last one" is not. */
const figureContext = list(
  "than least most exactly only top just under over about after within for with have of before first last",
);
const fractions: Readonly<Record<string, number>> = {
  half: 2,
  third: 3,
  quarter: 4,
  fourth: 4,
  fifth: 5,
  tenth: 10,
};

/**
 * Figures in tokens, left to right. A range (`2-5`, `2 to 5`, `between 2 and 5`) is one quantity whose span leaves the
 * word "between" outside; operator words stay tokens. A bare `110k` is a number: only a sign or a word makes it money.
 */
export function readQuantities(tokens: readonly Token[], text: string): Quantity[] {
  const quantities: Quantity[] = [];
  for (let i = 0; i < tokens.length; ) {
    const quantity = readQuantity(tokens, i, text);
    if (quantity !== null) quantities.push(quantity);
    i = quantity?.to ?? i + 1;
  }
  return quantities;
}

function readQuantity(tokens: readonly Token[], from: number, text: string): Quantity | null {
  return (
    readFraction(tokens, from) ??
    readMeasured(tokens, from, text) ??
    readSingleTime(tokens, from) ??
    readPlace(tokens, from)
  );
}

function textAt(tokens: readonly Token[], i: number): string {
  return tokens[i]?.text ?? "";
}

/** `half of`, `two thirds`, `a quarter of`, `one in five`, all as percentages. */
function readFraction(tokens: readonly Token[], from: number): Quantity | null {
  const word = textAt(tokens, from);
  const next = textAt(tokens, from + 1);
  if (word === "half") {
    return next === "a" && yearUnits.has(textAt(tokens, from + 2))
      ? { kind: "years", low: 0.5, high: 0.5, from, to: from + 3 }
      : percent(50, from, from + 1);
  }
  const count = word === "a" ? 1 : readFigure(tokens, from)?.low;
  if (count === undefined || count > 9) return null;
  const part = fractions[next.replace(/s$/, "")];
  if (part !== undefined && (count > 1 || ["of", ""].includes(textAt(tokens, from + 2)))) {
    return percent((100 * count) / part, from, from + 2);
  }
  const into =
    next === "in" ? from + 2 : next === "out" && textAt(tokens, from + 2) === "of" ? from + 3 : null;
  const whole = into === null || word === "a" ? null : readFigure(tokens, into);
  if (into === null || whole === null || whole.low <= count || whole.low > 100) return null;
  return percent((100 * count) / whole.low, from, whole.to);
}

function percent(value: number, from: number, to: number): Quantity {
  return { kind: "percent", low: value, high: value, from, to };
}

function readMeasured(tokens: readonly Token[], from: number, text: string): Quantity | null {
  const named = money[textAt(tokens, from)];
  const first = readFigure(tokens, named === undefined ? from : from + 1);
  if (first === null || readOrdinal(textAt(tokens, from)) !== null) return null;
  const range = readRange(tokens, from, first, text);
  const figure = range ?? first;
  const { kind, factor, currency, to } = readUnit(tokens, figure, named ?? null);
  if (kind === "number" && range === null && isPronoun(tokens, from)) return null;
  const low = (range === null ? first.low : range.low) * factor;
  const base = { kind, low, high: figure.high * factor, from, to } as const;
  return currency === null ? base : { ...base, currency };
}

/** "one" stands for a thing unless its company says that it counts. */
function isPronoun(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]!.text !== "one" || tokens[at]!.typed !== "one") return false;
  return (
    !figureContext.has(textAt(tokens, at - 1)) ||
    textAt(tokens, at - 1) === "of" ||
    textAt(tokens, at - 1) === "last"
  );
}

/** The second end of `2 to 5`, `between 2 and 5`, `2 - 5`, joined with the first. */
function readRange(tokens: readonly Token[], from: number, first: Figure, text: string): Figure | null {
  if (first.low !== first.high) return null;
  // A unit may stand at both ends: "10 percent to 20 percent".
  const unit = textAt(tokens, first.to);
  const joint =
    percentUnits.has(unit) || yearUnits.has(unit) || money[unit] !== undefined ? first.to + 1 : first.to;
  const word = textAt(tokens, joint);
  const dashed =
    tokens[joint] !== undefined && /^\s*-\s*$/.test(text.slice(tokens[joint - 1]!.end, tokens[joint]!.start));
  const joined = word === "to" || word === "or" || (word === "and" && textAt(tokens, from - 1) === "between");
  if (!dashed && !joined) return null;
  const second = readFigure(tokens, dashed ? joint : joint + 1);
  if (second === null) return null;
  const sameScale = first.scale === 1 && second.scale > 1 && first.low * second.scale < second.high;
  const low = sameScale ? first.low * second.scale : first.low;
  if (low >= second.high || readOrdinal(textAt(tokens, joint + 1)) !== null) return null;
  return {
    ...second,
    low,
    currency: second.currency ?? first.currency,
    suffix: second.suffix || first.suffix,
  };
}

interface Unit {
  readonly kind: Quantity["kind"];
  /** What the figure is multiplied with: 1/12 for months as years. */
  readonly factor: number;
  readonly currency: string | null;
  readonly to: number;
}

function readUnit(tokens: readonly Token[], figure: Figure, named: string | null): Unit {
  const glued = figure.suffix !== "";
  const word = glued ? figure.suffix : textAt(tokens, figure.to);
  const to = glued ? figure.to : figure.to + 1;
  if (percentUnits.has(word)) return { kind: "percent", factor: 1, currency: null, to };
  if (word === "per" && textAt(tokens, to) === "cent")
    return { kind: "percent", factor: 1, currency: null, to: to + 1 };
  if (yearUnits.has(word)) return { kind: "years", factor: 1, currency: null, to };
  if (monthUnits.has(word)) return { kind: "years", factor: 1 / 12, currency: null, to };
  if (decadeUnits.has(word)) return { kind: "years", factor: 10, currency: null, to };
  const currency = figure.currency ?? named ?? money[word] ?? null;
  const usesWord = money[word] !== undefined;
  return { kind: currency === null ? "number" : "money", factor: 1, currency, to: usesWord ? to : figure.to };
}

/** `for a year`, `a decade`, `a couple of years`. */
function readSingleTime(tokens: readonly Token[], from: number): Quantity | null {
  if (textAt(tokens, from) !== "a" && textAt(tokens, from) !== "couple") return null;
  const couple = textAt(tokens, from) === "couple" || textAt(tokens, from + 1) === "couple";
  if (couple) {
    let at = textAt(tokens, from) === "couple" ? from + 1 : from + 2;
    if (textAt(tokens, at) === "of") at++;
    return yearUnits.has(textAt(tokens, at)) ? { kind: "years", low: 2, high: 2, from, to: at + 1 } : null;
  }
  const unit = textAt(tokens, from + 1);
  if (unit === "decade") return { kind: "years", low: 10, high: 10, from, to: from + 2 };
  // "salary a year" names a rate, "less than a year" a time.
  if (unit !== "year" || !figureContext.has(textAt(tokens, from - 1))) return null;
  return { kind: "years", low: 1, high: 1, from, to: from + 2 };
}

function readPlace(tokens: readonly Token[], from: number): Quantity | null {
  const place = readOrdinal(textAt(tokens, from));
  if (place === null || textAt(tokens, from - 1) === "per") return null;
  return { kind: "ordinal", low: place, high: place, from, to: from + 1 };
}
