/** A word as it stands in the text, before any reading. */
export interface RawToken {
  /** As it was typed. */
  readonly typed: string;
  readonly start: number;
  readonly end: number;
  /** ASCII letters and nothing else; of single letters only `a` and `I`. */
  readonly plain: boolean;
}

const currency = "[$€£]";
const figure = String.raw`\d+(?:,\d{3})*(?:\.\d+)?(?:[kKmMbB](?!\p{L}))?`;
const range = `${currency}?${figure}(?:-${currency}?${figure})*`;

/**
 * In order of preference at one place: figures (`$110,000`, `0-2`, `5+`, `57%`, `2nd`, `10yrs`); one-letter pairs
 * (`R&D`, `A/B`, `w/o`); names with signs (`C++`, `C#`, `D3.js`, `Ph.D.`); words with inner apostrophes and hyphens;
 * the signs that operate on figures. Tried only where {@link plainWordEnd} finds no plain word.
 */
const token = new RegExp(
  [
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
  "uy",
);

/** Words and figures of a normalised text with their offsets. */
export function tokenise(text: string): RawToken[] {
  const tokens: RawToken[] = [];
  for (let at = 0; at < text.length; ) {
    const { end, plain } = nextToken(text, at);
    if (end > at) tokens.push({ typed: text.slice(at, end), start: at, end, plain });
    at = Math.max(end, at + 1);
  }
  return tokens;
}

/** End of the token that begins at a place, and whether it is plain; no end behind the place: none begins there. */
export function nextToken(text: string, at: number): { readonly end: number; readonly plain: boolean } {
  const first = text.charCodeAt(at);
  if (first < asciiCount && beginsToken[first] === 0) return nothing;
  const plainEnd = plainWordEnd(text, at);
  return plainEnd > 0 ? { end: plainEnd, plain: true } : { end: tokenEnd(text, at), plain: false };
}

const nothing = { end: 0, plain: false };
const space = 32;
const isAsciiLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
/** `a` and `I` are words; other single letters are read among their neighbours. */
const isLetterWord = (code: number) => code === 97 || code === 105 || code === 65 || code === 73;
const asciiCount = 128;
/** ASCII code → 1 where a token may begin with it; of a text's other signs the expression need not be asked. */
const beginsToken = Uint8Array.from({ length: asciiCount }, (_, code) =>
  /[\p{L}\d$<>&%]/u.test(String.fromCharCode(code)) ? 1 : 0,
);
/** ASCII code → 1 for what may stand behind a plain word without being part of it: space , ; : ! ? ) " */
const closes = Uint8Array.from({ length: asciiCount }, (_, code) =>
  ` ,;:!?)"`.includes(String.fromCharCode(code)) ? 1 : 0,
);
const fullStop = 46;

/** End of a word of ASCII letters that ends at a space or a sentence sign; 0 for anything else. */
function plainWordEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && isAsciiLetter(text.charCodeAt(end))) end++;
  if (end === from || (end - from === 1 && !isLetterWord(text.charCodeAt(from)))) return 0;
  if (end === text.length || closes[text.charCodeAt(end)] === 1) return end;
  const endsSentence =
    text.charCodeAt(end) === fullStop && (end + 1 === text.length || text.charCodeAt(end + 1) === space);
  return endsSentence && end - from > 2 ? end : 0;
}

function tokenEnd(text: string, at: number): number {
  token.lastIndex = at;
  return token.test(text) ? token.lastIndex : 0;
}
