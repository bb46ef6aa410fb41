import { stem } from "../../language/index.ts";

/** A word of a cell, a column name or a question, folded for comparison. */
export interface FoldedWord {
  readonly text: string;
  readonly stem: string;
  /** Character offsets in the text it was read from. */
  readonly start: number;
  readonly end: number;
}

const WORD = /\p{N}+(?:[.,:]\p{N}+)*\p{L}*|\p{L}[\p{L}\p{N}\p{M}]*(?:[.'’][\p{L}\p{N}\p{M}]+)*[+#]*/gu;
const PLAIN = /^[a-z0-9]+$/;

/** Normalises for comparison: lower case without accents, so that `Malé` and `male` are equal. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  return PLAIN.test(lower) ? lower : lower.normalize("NFKD").replace(/\p{M}/gu, "");
}

/** Tokenises any text into folded, stemmed words; linear in its length. */
export function splitWords(text: string): FoldedWord[] {
  const words: FoldedWord[] = [];
  for (const match of text.matchAll(WORD)) {
    const raw = match[0];
    const folded = clean(fold(raw));
    if (folded)
      words.push({ text: folded, stem: stem(folded), start: match.index, end: match.index + raw.length });
  }
  return words;
}

/** `ph.d` → `phd`, `company's` → `company`; figures keep their marks. */
function clean(word: string): string {
  if (/^\p{N}/u.test(word)) return word;
  return word.replace(/['’]s?$|['’](?=s$)s/u, "").replace(/[.'’]/g, "");
}

/** The stems of a text in one string: the form in which phrases are compared. */
export function phraseOf(text: string): string {
  return splitWords(text)
    .map((word) => word.stem)
    .join(" ");
}

/** Whether the words of `phrase` stand in `text` one after the other; both as `phraseOf` gives them. */
export function holdsPhrase(text: string, phrase: string): boolean {
  return phrase !== "" && ` ${text} `.includes(` ${phrase} `);
}
