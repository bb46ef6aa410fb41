/** Text → figures with unit, span and exactness, alike in cells and in questions. */
import { currencyNamed, currencySign, currencyWord } from "./currencies.ts";
import { datePatterns } from "./dates-in-text.ts";
import { dateKey, type Figure } from "./figure.ts";
import {
  exact,
  ordinalPattern,
  readOrdinal,
  scaleOf,
  smallNumber,
  smallPattern,
  spelledAt,
  toNumber,
} from "./numerals.ts";
import { measureOf, type UnitOfMeasure } from "./units.ts";

/** Parts of a whole that are said as words, in percent. */
const wholeParts: Readonly<Record<string, number>> = {
  half: 2,
  third: 3,
  quarter: 4,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  eighth: 8,
  tenth: 10,
};

/** Lengths of time that are said without a figure. */
const spans =
  /\b(?:(half an?|an?|one|a couple of|a few|two)\s+)(decades?|years?|hours?|minutes?|seconds?|days?|weeks?|months?)\b/gi;
const spanCount: Readonly<Record<string, number>> = { "a couple of": 2, "a few": 3, two: 2 };
/** "Salary a year" names a rate, "less than a year" a span. */
const spanContext =
  /(?:^|\b(?:than|least|most|exactly|only|just|under|over|about|around|roughly|within|after|before|for|in|of|with|to|takes?|took|lasts?|lasted|is|be))\s+$/i;

const clock = /(?<![\d:])(\d{1,2}):(\d{2})(?::(\d{2}))?(\.\d+)?(?![\d:])(?:\s?([ap])\.?m\b\.?)?/gi;
const rank = new RegExp(`\\b(?:(\\d+)(?:st|nd|rd|th)|(${ordinalPattern}))\\b`, "gi");
/** A numbered place and what it is a place among: "number two among the industries", but not "myth number two". */
const numberedPlace = new RegExp(
  `\\b(?:number|no\\.?|nr\\.?)\\s+(?:([2-9]|1\\d)|(${smallPattern}))(?=\\s+(?:among(?:st)?|in|of|on|by|overall)\\b)`,
  "gi",
);
const digitsInText =
  "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d{1,3}(?:['’]\\d{3})+|\\d{1,3}(?:\\.\\d{3})+,\\d{1,2}|\\d{1,3}(?: \\d{3})+(?![\\d.,])|\\d+(?:\\.\\d+)?|\\.\\d+";
const scaleWord = "k|m|mm|mio|mln|mn|bn?|bln|tn|thousand|grand|lakhs?|crores?|millions?|billions?|trillions?";
const numeral = new RegExp(
  `(?<![\\p{L}\\d.,:])(?:(${currencySign}|(?:us\\s?\\$))\\s?)?([-−])?(${digitsInText})(?![.,:]?\\d)(?:\\s?(${scaleWord})(?![\\p{L}\\d/²³]))?`,
  "giu",
);
const decimalComma = /(?<![\p{L}\d.,])([$£€])?(\d+,\d{1,2})(?=\s?(?:[€£$%]|\p{L}{1,3}\b))(?![,.\d])/gu;
const spelledStart = new RegExp(`\\b(?:${smallPattern}|an?|half)\\b`, "gi");

const percentTail = /^\s*-?\s*(?:%|per\s?cents?\b|pct\b\.?|percentage points?\b|percentage\b|pp\b)/i;
const moneyTail = new RegExp(`^\\s?(?:${currencySign}(?![\\p{L}])|${currencyWord})`, "iu");
const yearsTail = /^\s*-?\s*(?:(years?|yrs?|y\.?o\.?e)\b|(months?|mos?)\b|(decades?)\b)/i;
const squareTail = /^\s?-?(?:(?:square|sq\.?)\s(\p{L}+)|(\p{L}+)\s(?:squared|sq))(?![\p{L}\d])/iu;
const unitTail = /^\s?-?([\p{L}°µ]+(?:\/[\p{L}]+)?[²³]?)(?![\p{L}\d])/u;
/** Units that are words of grammar unless they are glued to their figure. */
const gluedOnly = new Set(["a", "in", "v", "t", "w", "pb"]);

/** Reads every figure of a text, dates first, so that `4 May 1998` is one figure; the longest reading wins. Linear in the text. */
export function readFigures(text: string): Figure[] {
  if (!mayHold.test(text)) return [];
  const reader = new FigureReader(text);
  reader.dates();
  reader.fractions();
  reader.spans();
  reader.clocks();
  reader.places();
  reader.numerals();
  reader.spelled();
  reader.ordinals();
  return shareUnits(
    text,
    reader.found.sort((a, b) => a.start - b.start),
  );
}

/** Most questions hold no figure: they are not looked through. */
const mayHold = new RegExp(
  `\\d|\\b(?:${smallPattern}|${ordinalPattern}|half|quarters?|an?|runner|couple|few|decades?|hundred|thousand|million|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)`,
  "i",
);

type Rest = Partial<Pick<Figure, "high" | "date" | "measure" | "currency">>;

/** A number with its kind, and how much of the text behind it says so. */
interface Counted {
  readonly kind: Figure["kind"];
  readonly low: number;
  readonly length: number;
  readonly rest: Rest;
}

/** Longer words behind a figure are no unit. */
const longestTail = 28;

const moneyOf = (low: number, sign: string, length: number): Counted => ({
  kind: "money",
  low,
  length,
  rest: { currency: currencyNamed(sign) ?? null },
});

class FigureReader {
  readonly found: Figure[] = [];
  readonly #text: string;
  readonly #taken: Uint8Array;

  constructor(text: string) {
    this.#text = text;
    this.#taken = new Uint8Array(text.length + 1);
  }

  #isTaken(start: number, end: number): boolean {
    return this.#taken.subarray(start, end).some((mark) => mark === 1);
  }

  #add(kind: Figure["kind"], low: number, start: number, end: number, rest: Rest = {}): void {
    if (this.#isTaken(start, end) || !Number.isFinite(low)) return;
    this.#taken.fill(1, start, end);
    this.found.push({
      kind,
      low,
      high: low,
      date: null,
      measure: null,
      currency: null,
      text: this.#text.slice(start, end),
      start,
      end,
      ...rest,
    });
  }

  dates(): void {
    for (const [pattern, parts] of datePatterns) {
      for (const match of this.#text.matchAll(pattern)) {
        const date = parts(match);
        if ((date.month ?? 1) > 12 || (date.day ?? 1) > 31 || date.day === 0) continue;
        // "Since March": the word before belongs to the comparison.
        const start = match.index + match[0].length - leadless(match[0]).length;
        this.#add("date", dateKey(date), start, match.index + match[0].length, { date });
      }
    }
  }

  /** `half of`, `two thirds`, `a quarter of`, `one in five`, `3/4 of`, all as percentages. */
  fractions(): void {
    const parts = Object.keys(wholeParts).join("|");
    const said = new RegExp(`\\b(?:(an?|one|${smallPattern}|\\d)[ -])?(${parts})(s)?\\b`, "gi");
    for (const match of this.#text.matchAll(said)) {
      const value = this.#fraction(match);
      if (value !== null) this.#add("percent", value, match.index, match.index + match[0].length);
    }
    const among = new RegExp(
      `\\b(${smallPattern}|\\d{1,2})\\s+(?:in|out of)\\s+(?:every\\s+)?(${smallPattern}|\\d{1,3})\\b(?!\\s*(?:years?|months?|%|percent))`,
      "gi",
    );
    for (const match of this.#text.matchAll(among)) {
      const [part, whole] = [numberOf(match[1]!), numberOf(match[2]!)];
      if (part >= 1 && part < whole && whole <= 100)
        this.#add("percent", exact((100 * part) / whole), match.index, match.index + match[0].length);
    }
  }

  #fraction(match: RegExpMatchArray): number | null {
    const part = match[2]!.toLowerCase();
    const count = match[1]?.toLowerCase();
    const at = match.index ?? 0;
    const before = this.#text.slice(0, at);
    const behind = this.#text.slice(at + match[0].length);
    if (/\b(?:first|second|third|fourth|last|other|next|this)\s+$/i.test(before)) return null;
    if (part === "half") {
      if (
        /^\s+(?:an?\s+(?:year|hour|day|week|month|million|billion|thousand|hundred|dozen)|hour|year|day)\b/i.test(
          behind,
        )
      )
        return null;
      return count === undefined || /^an?$|^one$/.test(count)
        ? /\band an?\s*$/i.test(before + (count ?? ""))
          ? null
          : 50
        : null;
    }
    if (part === "quarter" && count === undefined)
      return /^\s+(?:of an?|final)\b|^finals?\b/i.test(behind) || /^\s*(?:20|19)\d\d/.test(behind)
        ? null
        : 25;
    if (count === undefined) return null;
    const number = /^an?$/.test(count) ? 1 : numberOf(count);
    // "A third tool" is a place, "a third of the tools" a part.
    const whole =
      match[3] !== undefined ||
      part === "quarter" ||
      /^\s*(?:$|[?.,!]|of\b|or\b|and\b|are\b|is\b|the\b)/i.test(behind);
    if (!whole || number >= wholeParts[part]! * 2 || number < 1) return null;
    return (100 * number) / wholeParts[part]!;
  }

  spans(): void {
    for (const match of this.#text.matchAll(spans)) {
      const how = match[1]!.toLowerCase().trim();
      const word = match[2]!.toLowerCase();
      const plain = /^an?$/.test(how);
      if (plain && !/^decade/.test(word) && !spanContext.test(this.#text.slice(0, match.index))) continue;
      const count = how.startsWith("half") ? 0.5 : (spanCount[how] ?? 1);
      const end = match.index + match[0].length;
      this.#addSpan(count, word, match.index, end);
    }
  }

  #addSpan(count: number, word: string, start: number, end: number): void {
    if (/^decade/.test(word)) this.#add("years", count * 10, start, end);
    else if (/^y/.test(word)) this.#add("years", count, start, end);
    else if (/^mo/.test(word)) this.#add("years", exact(count / 12), start, end);
    else this.#add("measure", count, start, end, { measure: measureOf(word) });
  }

  clocks(): void {
    for (const match of this.#text.matchAll(clock)) {
      const parts = [match[1], match[2], match[3]].filter((part) => part !== undefined).map(Number);
      const half = match[5] === undefined ? 0 : match[5].toLowerCase() === "p" ? 12 : 0;
      if (half > 0 && parts[0]! < 12) parts[0]! += half;
      let seconds = parts.reduce((sum, part) => sum * 60 + part, 0) + Number(match[4] ?? 0);
      // A time of day counts from midnight, a race of two parts counts minutes: both order alike within a column.
      if (half > 0 || match[5] !== undefined) seconds *= parts.length === 2 ? 60 : 1;
      this.#add("time", seconds, match.index, match.index + match[0].length);
    }
  }

  places(): void {
    for (const match of this.#text.matchAll(/\brunners?[ -]?up\b/gi))
      this.#add("ordinal", 2, match.index, match.index + match[0].length);
    for (const match of this.#text.matchAll(numberedPlace))
      this.#add("ordinal", numberOf(match[1] ?? match[2]!), match.index, match.index + match[0].length);
  }

  ordinals(): void {
    for (const match of this.#text.matchAll(rank)) {
      if (/\bper\s+$/i.test(this.#text.slice(0, match.index))) continue;
      this.#add("ordinal", readOrdinal(match[0].toLowerCase())!, match.index, match.index + match[0].length);
    }
  }

  numerals(): void {
    for (const match of this.#text.matchAll(decimalComma))
      this.#numeral(match.index, match[0].length, match[1], Number(match[2]!.replace(",", ".")), "");
    for (const match of this.#text.matchAll(numeral)) {
      const [all, sign, minus, figure, scale = ""] = match;
      if (this.#isTaken(match.index, match.index + all.length)) continue;
      // "0042" is a code, "4B" and "000e" are none of ours.
      if (/^0\d/.test(figure!)) continue;
      const number = /\.\d{3}(?:\.\d{3})*,\d/.test(figure!) ? toNumber(figure!, "comma") : toNumber(figure!);
      // "2-5" is a range, not a negative five.
      const negative = minus !== undefined && !/[\d%]\s?$|\p{L}$/u.test(this.#text.slice(0, match.index));
      this.#numeral(match.index, all.length, sign, negative ? -number : number, scale);
    }
  }

  #numeral(start: number, length: number, sign: string | undefined, number: number, letter: string): void {
    const written = this.#text.slice(start, start + length);
    const spaced = /\s/.test(written.slice(0, -letter.length || undefined).slice(-1));
    const behind = this.#text.slice(start + length, start + length + 24);
    const money = sign !== undefined || moneyTail.test(behind);
    // "80 m" is a length: a single letter scales only money, and "k" what it is glued to.
    const scaled =
      letter.length > 1 ||
      (letter !== "" && money && !/^\s?\//.test(behind)) ||
      (letter.toLowerCase() === "k" && !spaced);
    const factor = scaled ? (scaleOf(letter) ?? 1) : 1;
    const bare = scaled || letter === "" ? length : length - letter.length;
    const end = start + this.#text.slice(start, start + bare).trimEnd().length;
    const more = /^\s+(hundred|thousand|million|billion)\b/i.exec(this.#text.slice(end, end + 20));
    const again = more ? (more[1]!.toLowerCase() === "hundred" ? 100 : scaleOf(more[1]!)!) : 1;
    this.#measured(exact(number * factor * again), start, more ? end + more[0].length : end, sign);
  }

  /** A number with what stands behind it: `%`, a currency, a unit. */
  #measured(number: number, start: number, end: number, sign: string | undefined): void {
    const plus = /^\s?\+(?!\s?\d)/.exec(this.#text.slice(end, end + 3))?.[0] ?? "";
    const at = end + plus.length;
    const tail = this.#text.slice(at, at + longestTail);
    const counted = sign === undefined ? this.#counted(number, tail) : moneyOf(number, sign, 0);
    // "4B", "12th": a letter that is glued on and means nothing to us makes a code of the whole.
    if (counted === null && plus === "" && /^\p{L}/u.test(tail)) return;
    const { kind, low, length, rest } = counted ?? { kind: "number", low: number, length: 0, rest: {} };
    const open: Rest = plus ? { high: Number.POSITIVE_INFINITY } : {};
    this.#add(kind, low, start, at + length, { ...rest, ...open });
  }

  /** What a number counts by the words behind it; `null` where they say nothing. */
  #counted(number: number, tail: string): Counted | null {
    const percent = percentTail.exec(tail);
    if (percent) return { kind: "percent", low: number, length: percent[0].length, rest: {} };
    const years = yearsTail.exec(tail);
    if (years) {
      const low = years[2] ? exact(number / 12) : years[3] ? number * 10 : number;
      return { kind: "years", low, length: years[0].length, rest: {} };
    }
    const money = moneyTail.exec(tail);
    if (money) return moneyOf(number, money[0].trim(), money[0].length);
    const square = squareTail.exec(tail);
    const area = square ? measureOf(`${shortUnit(square[1] ?? square[2]!)}²`) : null;
    if (area) return { kind: "measure", low: number, length: square![0].length, rest: { measure: area } };
    const unit = unitTail.exec(tail);
    const measure = unit ? this.#unit(unit) : null;
    return measure && { kind: "measure", low: number, length: unit![0].length, rest: { measure } };
  }

  #unit([all, word]: RegExpExecArray): UnitOfMeasure | null {
    if (/^\s/.test(all) && gluedOnly.has(word!.toLowerCase())) return null;
    return measureOf(word!);
  }

  spelled(): void {
    for (const match of this.#text.matchAll(spelledStart)) {
      if (this.#isTaken(match.index, match.index + match[0].length)) continue;
      const spelled = spelledAt(this.#text, match.index);
      if (spelled === null || this.#isPronoun(match.index, spelled.end)) continue;
      this.#measured(spelled.value, match.index, spelled.end, undefined);
    }
  }

  /** "Which one", "one of them", "does one count": no figure. */
  #isPronoun(start: number, end: number): boolean {
    if (this.#text.slice(start, end).toLowerCase() !== "one") return false;
    const before = /([\p{L}]+)[\s-]+$/u.exec(this.#text.slice(0, start))?.[1]?.toLowerCase() ?? "";
    const behind = /^\s+(\p{L}+)/u.exec(this.#text.slice(end))?.[1]?.toLowerCase() ?? "";
    if (countingBefore.has(before)) return behind === "of" && before !== "than" && before !== "least";
    return beforePronoun.has(before) || behind === "" || behindPronoun.has(behind);
  }
}

/** A date without the preposition that its pattern needed. */
const leadless = (text: string): string =>
  text.replace(/^(?:in|of|during|month of|since|before|after|until|by)\s+/i, "");

const countingBefore = new Set("than least most exactly only just under over about within with".split(" "));
const beforePronoun = new Set(
  "which this that the does do can each no any other another last first next same new top right every would should must for a".split(
    " ",
  ),
);
const behindPronoun = new Set(
  "of more is are was has does did that who which count can could get gets have had by on in from for with to".split(
    " ",
  ),
);

const shortUnits: Readonly<Record<string, string>> = {
  kilometre: "km",
  kilometer: "km",
  metre: "m",
  meter: "m",
  mile: "mi",
  foot: "ft",
  feet: "ft",
};
/** `kilometres` → `km`, so that "square kilometres" are `km²`. */
const shortUnit = (word: string): string => {
  const plain = word.toLowerCase();
  return shortUnits[plain] ?? shortUnits[plain.replace(/s$/, "")] ?? plain;
};

const numberOf = (text: string): number => smallNumber(text) ?? Number(text);

/** `8 and 14 km`, `70-120k`: what stands once, at one end of a range, holds for both. */
function shareUnits(text: string, figures: readonly Figure[]): Figure[] {
  const shared = [...figures];
  for (let i = 0; i + 1 < shared.length; i++) {
    const [left, right] = [shared[i]!, shared[i + 1]!];
    if (!isJoined(text, left, right)) continue;
    const scaled = scaleBehind(right.text);
    const grown = left.kind === "number" || left.kind === "money" ? left.low * scaled : Number.NaN;
    if (scaled > 1 && scaleBehind(left.text) === 1 && grown < right.low)
      shared[i] = { ...left, low: grown, high: grown };
    const first = shared[i]!;
    if (first.kind === "number" && !/^(?:number|ordinal|date|time)$/.test(right.kind) && !isYearLike(first))
      shared[i] = { ...first, kind: right.kind, measure: right.measure, currency: right.currency };
    else if (
      right.kind === "number" &&
      !/^(?:number|ordinal|date|time)$/.test(first.kind) &&
      !isYearLike(right)
    )
      shared[i + 1] = { ...right, kind: first.kind, measure: first.measure, currency: first.currency };
  }
  return shared;
}

const isYearLike = ({ low }: Figure): boolean => low >= 1900 && low <= 2100 && Number.isInteger(low);

/** The scale that a figure ends with, before its unit. */
function scaleBehind(text: string): number {
  const word = new RegExp(`(?:\\d|\\b)\\s?(${scaleWord})(?:\\s|$|[^\\p{L}])`, "iu").exec(text)?.[1];
  return word === undefined || word.toLowerCase() === "m"
    ? word === undefined
      ? 1
      : 1e6
    : (scaleOf(word) ?? 1);
}

/** Whether nothing but a joining word or dash stands between two figures. */
export function isJoined(text: string, left: Figure, right: Figure): boolean {
  return /^\s*(?:[-–—]|to|and|or|through|until)\s*$/i.test(text.slice(left.end, right.start));
}
