/** A word as it stands in the text, before any reading. */
export interface RawToken {
  /** As it was typed. */
  readonly typed: string;
  readonly start: number;
  readonly end: number;
}

const currency = "[$€£]";
const figure = String.raw`\d+(?:,\d{3})*(?:\.\d+)?(?:[kKmMbB](?!\p{L}))?`;
const range = `${currency}?${figure}(?:-${currency}?${figure})*`;

/**
 * In order of preference at one place: a plain word, which most are; figures (`$110,000`, `0-2`, `5+`, `57%`, `2nd`,
 * `10yrs`); one-letter pairs (`R&D`, `A/B`, `w/o`); names with signs (`C++`, `C#`, `D3.js`, `Ph.D.`); words with inner
 * apostrophes and hyphens; the signs that operate on figures.
 */
const token = new RegExp(
  [
    String.raw`(?<![\p{L}\d])[A-Za-z]{2,}(?![\p{L}\p{N}\p{M}]|\+\+|['.-][\p{L}\p{N}])`,
    String.raw`${range}(?:\s?%|\+|\p{L}{1,12}(?!\p{L}))?`,
    String.raw`(?<!\p{L})\p{L}[&/]\p{L}(?![\p{L}\p{N}])`,
    String.raw`(?<!\p{L})[wW]\/(?:[oO](?!\p{L}))?`,
    String.raw`(?<!\p{L})\p{L}#(?!\p{L})`,
    String.raw`\p{L}[\p{L}\p{N}]*\+\+`,
    String.raw`(?:(?<!\p{L})\p{L}{1,2}\.){2,}(?:\p{L}{1,2}(?!\p{L}))?`,
    String.raw`\p{L}[\p{L}\p{N}\p{M}]*(?:['.-][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*`,
    String.raw`[<>]=?(?=\s?[$€£]?\d)`,
    String.raw`(?<=\s)[&%](?=\s|$)`,
  ].join("|"),
  "gu",
);

/** Words and figures of a normalised text with their offsets. */
export function tokenise(text: string): RawToken[] {
  const tokens: RawToken[] = [];
  for (const match of text.matchAll(token)) {
    tokens.push({ typed: match[0], start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}
