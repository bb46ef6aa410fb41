import { foldMessage } from "./fold.ts";
import model from "./model.json" with { type: "json" };

/** Longer ones are read in parts, so that the encoder has room for each. */
const mostChars = 200;
/** Sentences that are read by their meaning, which takes milliseconds each. */
const mostRead = 4;

/**
 * Splits a text into sentences of at most 200 characters, longer ones at a space; of 20,000 characters at
 * most.
 */
export function sentencesOf(text: string): readonly string[] {
  return text
    .slice(0, 20_000)
    .toWellFormed()
    .split(/(?<=[.!?…])\s+|\n+/u)
    .flatMap((sentence) => sentence.match(parts) ?? [])
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

const parts = new RegExp(`.{1,${mostChars}}(?=\\s|$)|\\S{${mostChars}}`, "gsu");

/** Words of a sentence, each once. */
export const wordSet = (sentence: string): ReadonlySet<string> =>
  new Set(
    foldMessage(sentence)
      .split(" ")
      .filter((word) => word !== "" && word !== "."),
  );

/** word → how much oftener people in distress say it: log of a ratio */
const evidence = new Map(Object.entries(model.words));

/**
 * Log-likelihood ratio of distress by the words of a sentence, over the root of their number; unknown words
 * count 0.
 */
export function evidenceOf(sentence: string, known: ReadonlyMap<string, number> = evidence): number {
  const words = wordSet(sentence);
  let sum = 0;
  for (const word of words) sum += known.get(word) ?? 0;
  return sum / Math.sqrt(Math.max(1, words.size));
}

/**
 * The sentences whose words leave it open whether somebody is in distress, the likeliest first; a short message is
 * read as a whole too. Most of what is asked is ruled out by its words; what is read of a long story stays bounded.
 */
export function openSentences(text: string): readonly string[] {
  const sentences = sentencesOf(text);
  const whole = sentences.join(" ");
  return [...new Set(whole.length <= mostChars ? [whole, ...sentences] : sentences)]
    .map((sentence) => ({ sentence, evidence: evidenceOf(sentence) }))
    .filter(({ evidence: found }) => found >= model.floor)
    .sort((a, b) => b.evidence - a.evidence)
    .slice(0, mostRead)
    .map(({ sentence }) => sentence);
}
