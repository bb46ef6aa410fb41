import type { DecimalSign } from "./numerals.ts";

/** Number and date format of a column, where a single cell would be ambiguous. */
export interface Notation {
  readonly decimal: DecimalSign;
  /** `03/12/2019` is the third of December. */
  readonly dayFirst: boolean;
  /** A bare `0.97` among percentages is 97 %. */
  readonly fractions: boolean;
}

/** English figures and dates: what a column is read by where its cells say nothing else. */
export const englishNotation: Notation = { decimal: "point", dayFirst: false, fractions: false };

/** Cells of one column that contradict each other, or that could be read in two ways; both are indices of cells. */
export interface Doubts {
  /** `03/04/2019` where no other cell tells day from month. */
  readonly ambiguousDate: number | null;
  /** `25/06/2019` beside `06/25/2019`. */
  readonly mixedDates: number | null;
  /** `1.234,50` beside `1,234.50`. */
  readonly mixedDecimals: number | null;
  /** A bare fraction among percentages. */
  readonly fraction: number | null;
}

const slashed = /^\s*(?:\p{L}+,?\s+)?(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?!\d)/u;
const figure = /\d[\d.,]*\d|\d/;
/** More cells say no more about how a column is written, and a long table stays cheap. */
const mostLooked = 2_000;

/** Infers the number and date format of a column, with the cells that leave it ambiguous. */
export function notationOf(cells: readonly string[]): {
  readonly notation: Notation;
  readonly doubts: Doubts;
} {
  const step = Math.max(1, Math.floor(cells.length / mostLooked));
  const votes = new Votes();
  for (let at = 0; at < cells.length; at += step) votes.read(cells[at]!, at);
  return votes.result();
}

class Votes {
  #dayFirst: number | null = null;
  #monthFirst: number | null = null;
  #eitherDate: number | null = null;
  #comma: number | null = null;
  #point: number | null = null;
  #percent = 0;
  #bareFraction: number | null = null;
  #largeBare = false;

  read(raw: string, at: number): void {
    if (raw.length > 60) return;
    const date = slashed.exec(raw);
    if (date) this.#readDate(Number(date[1]), Number(date[3]), at);
    else this.#readFigure(raw, at);
  }

  #readDate(first: number, second: number, at: number): void {
    if (first > 12 && second <= 12) this.#dayFirst ??= at;
    else if (second > 12 && first <= 12) this.#monthFirst ??= at;
    else if (first !== second) this.#eitherDate ??= at;
  }

  #readFigure(raw: string, at: number): void {
    const text = figure.exec(raw)?.[0];
    if (text === undefined) return;
    // Three digits behind a single comma part thousands; one or two of them, or "1.234,5", are decimals.
    if (/,\d{1,2}$/.test(text) && !/,\d{2},\d{3}$/.test(text) && !/\d\.\d+\.\d{1,2},/.test(text))
      this.#comma ??= at;
    else if (/\.\d{3},\d+$/.test(text)) this.#comma ??= at;
    else if (/,\d{3}\.\d+$/.test(text) || /^\d+\.(?:\d{1,2}|\d{4,})$/.test(text)) this.#point ??= at;
    if (/%|per ?cent/i.test(raw)) this.#percent++;
    else if (/^\s*-?(?:0?\.\d+|0,\d+|[01])\s*$/.test(raw)) {
      if (/[.,]\d/.test(raw)) this.#bareFraction ??= at;
    } else if (/^\s*-?[\d.,]+\s*$/.test(raw)) this.#largeBare = true;
  }

  result(): { readonly notation: Notation; readonly doubts: Doubts } {
    const fractions = this.#percent > 0 && this.#bareFraction !== null && !this.#largeBare;
    const mixed = this.#comma !== null && this.#point !== null;
    return {
      notation: {
        decimal: this.#comma !== null && !mixed ? "comma" : "point",
        dayFirst: this.#dayFirst !== null,
        fractions,
      },
      doubts: {
        ambiguousDate: this.#dayFirst === null && this.#monthFirst === null ? this.#eitherDate : null,
        mixedDates:
          this.#dayFirst !== null && this.#monthFirst !== null
            ? Math.max(this.#dayFirst, this.#monthFirst)
            : null,
        mixedDecimals: mixed ? Math.max(this.#comma!, this.#point!) : null,
        fraction: fractions ? this.#bareFraction : null,
      },
    };
  }
}
