/** A year that a question names. */
export interface Qualified {
  /** The question without it. */
  readonly text: string;
  /** `2026`; `null` where the question names none that could be left out. */
  readonly year: string | null;
}

const yearPhrase =
  /(?:[,(]?\s*\b(?:in|for|by|of|as|since|during|until|back|around|from|the|year)\b\s*)*\(?(?<![\d.,$€£-])((?:19|20)\d\d)(?![\d%]|[.,]\d|-\d)\)?/i;

/** "Built before 1980", "more than 2000 households": a limit is what the question is about. */
const limiting =
  /\b(?:before|after|than|over|under|above|below|between|since|at (?:least|most)|exactly)\s+(?:the year\s+)?$/i;

/**
 * Splits a year off a question where no text of the knowledge mentions it: it says when the answer is wanted
 * for, not what it is about. The remainder has to be a question still.
 */
export function splitYear(text: string, isHeld: (word: string) => boolean): Qualified {
  const found = yearPhrase.exec(text);
  const year = found?.[1];
  if (!found || year === undefined || isHeld(year)) return { text, year: null };
  if (limiting.test(text.slice(0, text.indexOf(year, found.index)))) return { text, year: null };
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`
    .replace(/\(\s*\)/g, " ")
    .replace(/\s+([?.!,])/g, "$1")
    .replace(/^[\s,.;:]+/, "")
    .replace(/\s+/g, " ")
    .trim();
  return /\p{L}{2,}/u.test(rest) ? { text: rest, year } : { text, year: null };
}
