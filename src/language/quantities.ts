import { type Figure, isJoined, readFigures } from "../figures/index.ts";
import type { Quantity, Token } from "./types.ts";

/** The figures of an utterance; misspelt number words count as they were corrected. Offsets are those of `text`. */
export function figuresIn(tokens: readonly Token[], text: string): Figure[] {
  const corrected = tokens.some((token) => token.text !== token.typed);
  if (!corrected) return readFigures(text);
  const spoken = new Spoken(tokens, text);
  return readFigures(spoken.text).map((figure) => ({ ...figure, ...spoken.original(figure) }));
}

interface Piece {
  /** Offsets in the corrected text. */
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly exact: boolean;
}

/** A text with its corrections, and the way back to where each word stood. */
class Spoken {
  readonly text: string;
  readonly #pieces: Piece[] = [];

  constructor(tokens: readonly Token[], text: string) {
    let spoken = "";
    let at = 0;
    const add = (part: string, start: number, end: number, exact: boolean): void => {
      this.#pieces.push({ from: spoken.length, to: spoken.length + part.length, start, end, exact });
      spoken += part;
    };
    tokens.forEach(({ text: word, typed, start, end }, t) => {
      if (start < at || word === typed) return;
      // One typed word may have become several.
      const words = tokens.slice(t).filter((token) => token.start < end);
      add(text.slice(at, start), at, start, true);
      add(words.map((token) => token.text).join(" "), start, end, false);
      at = end;
    });
    add(text.slice(at), at, text.length, true);
    this.text = spoken;
  }

  original({ start, end }: { readonly start: number; readonly end: number }): { start: number; end: number } {
    const first = this.#pieces.find((piece) => piece.to > start)!;
    const last = this.#pieces.findLast((piece) => piece.from < end)!;
    return {
      start: first.exact ? first.start + start - first.from : first.start,
      end: last.exact ? last.start + end - last.from : last.end,
    };
  }
}

const counted: Readonly<Partial<Record<Figure["kind"], Quantity["kind"]>>> = {
  number: "number",
  percent: "percent",
  money: "money",
  years: "years",
  ordinal: "ordinal",
  measure: "number",
};

/** Figures as spans of tokens, left to right; a range (`2-5`, `between 2 and 5`) is one quantity, and dates are none. */
export function quantitiesOf(figures: readonly Figure[], tokens: readonly Token[], text: string): Quantity[] {
  const quantities: Quantity[] = [];
  for (let i = 0; i < figures.length; i++) {
    const figure = figures[i]!;
    const kind = counted[figure.kind];
    if (kind === undefined) continue;
    const next = figures[i + 1];
    const ranged = next !== undefined && isRange(text, figure, next);
    const last = ranged ? next : figure;
    if (ranged) i++;
    const from = tokens.findIndex((token) => token.end > figure.start);
    const after = tokens.findIndex((token) => token.start >= last.end);
    const to = after < 0 ? tokens.length : after;
    if (from < 0 || to <= from) continue;
    const currency = figure.currency ?? last.currency;
    quantities.push({
      kind: counted[last.kind] ?? kind,
      low: figure.low,
      high: last.high,
      ...(currency !== null && { currency }),
      from,
      to,
    });
  }
  return quantities;
}

function isRange(text: string, left: Figure, right: Figure): boolean {
  if (left.kind === "ordinal" || right.kind === "ordinal" || left.low >= right.low) return false;
  if (counted[right.kind] === undefined || left.high !== left.low || !isJoined(text, left, right))
    return false;
  const joint = text.slice(left.end, right.start).trim().toLowerCase();
  return joint !== "and" || /\bbetween\s*$/i.test(text.slice(0, left.start));
}
