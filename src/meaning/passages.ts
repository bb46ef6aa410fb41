import { splitSentences } from "../message/index.ts";

/** A passage is about as long as a question with its context: longer ones blur what they say. */
const passageChars = 240;
/** Passages of one document; what stands behind them is found by its words. */
const mostPassages = 24;

/** Cuts a text into passages of a few sentences. */
export function cutIntoPassages(text: string): string[] {
  const passages: string[] = [];
  let passage = "";
  for (const sentence of splitSentences(text)) {
    if (passage !== "" && passage.length + sentence.length > passageChars) {
      passages.push(passage);
      passage = "";
    }
    passage = passage === "" ? sentence : `${passage} ${sentence}`;
  }
  if (passage !== "") passages.push(passage);
  return passages.slice(0, mostPassages);
}

/** A passage as it is compared: a sentence alone ("It takes two weeks.") does not say what it speaks of. */
export const underTitle = (title: string, passage: string): string =>
  `${title.replace(/[.?!]+$/, "")}: ${passage}`.slice(0, 600);

/** The passages of a text as they are compared. */
export const passagesOf = (title: string, text: string): string[] =>
  cutIntoPassages(text).map((passage) => underTitle(title, passage));
