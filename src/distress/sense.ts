import model from "./model.json" with { type: "json" };
import type { Distress } from "./read.ts";

/** Gives the vector of a sentence: 127 is 1 (`SmallVector`). */
type ReadVector = (text: string) => ArrayLike<number>;

/** Sentences that are looked at, so that work is bounded; the last ones, where a story comes to its point. */
const mostSentences = 8;
/** What nobody says of themselves is no cry for help; everything else would be read for nothing. */
const firstPerson = /\b(?:i|i['’]?m|im|ive|i['’]ve|i['’]d|i['’]ll|me|my|myself)\b/iu;

/**
 * The sentences of a message in which somebody speaks of themselves, each of a length that the encoder reads
 * whole; so that what is fitted is what is read.
 */
export function ownSentences(text: string): readonly string[] {
  return text
    .slice(0, 20_000)
    .toWellFormed()
    .split(/(?<=[.!?…])\s+|\n+/u)
    .map((sentence) => sentence.trim().slice(0, 300))
    .filter((sentence) => firstPerson.test(sentence))
    .slice(-mostSentences);
}

/** How much a sentence is like those of people in distress: log-odds of a logistic regression on its vector. */
function leaning(vector: ArrayLike<number>): number {
  let sum = model.intercept;
  for (let i = 0; i < model.weights.length; i++) sum += model.weights[i]! * vector[i]!;
  return sum;
}

/**
 * Reads by meaning what no list of phrases foresees: whether a sentence is like those of people in distress.
 * Of English alone, which is what the encoder reads. Fitted by `npm run train -- distress`.
 */
export function senseDistress(text: string, read: ReadVector): Distress | null {
  const speaks = ownSentences(text).some((sentence) => leaning(read(sentence)) >= model.threshold);
  return speaks ? { locale: "en" } : null;
}
