import { foldMessage } from "./fold.ts";
import { englishDistress } from "./languages/english.ts";
import { frenchDistress } from "./languages/french.ts";
import { germanDistress } from "./languages/german.ts";
import { spanishDistress } from "./languages/spanish.ts";
import type { DistressWording } from "./words.ts";

/**
 * Result of a detection: somebody speaks of harming themselves or of despair. It holds none of their words.
 */
export interface Distress {
  /** BCP 47 tag of the language that it was said in. */
  readonly locale: string;
  /** How sure that is, 0 to 1. */
  readonly confidence: number;
}

/** Nearly all that is told by these words is meant. */
const byWords = 0.9;

const languages: readonly DistressWording[] = [
  englishDistress,
  germanDistress,
  spanishDistress,
  frenchDistress,
];

/**
 * Reads whether a message speaks of harming oneself, of somebody who may, or of despair; `null` where it does
 * not. Pure; when in doubt it says yes: a kind word too many costs a question asked again.
 */
export function readDistress(text: string): Distress | null {
  const folded = foldMessage(text);
  const spoken = languages.find(({ harmless, despair }) => {
    const rest = harmless.reduce((left, idiom) => left.replace(idiom, " "), folded);
    return despair.some((pattern) => rest.search(pattern) >= 0);
  });
  return spoken ? { locale: spoken.locale, confidence: byWords } : null;
}
