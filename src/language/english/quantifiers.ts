/** How much of a group a statement speaks of. */
export type Quantifier = "all" | "most";

const quantifiers: readonly (readonly [quantity: Quantifier, words: RegExp])[] = [
  ["most", /^(?:most|(?:the )?majority|more than half|over half)$/],
  ["all", /^(?:all|every|each|every one|each one)$/],
];

const before =
  /(?<!\b(?:the|at) )\b(most|(?:the )?majority|more than half|over half|all|every one|each one|every|each)(?: of)?(?: (?:the|our|your|these|those))?$/;

/** What the words before a noun say of how many are meant: "all of the", "most"; `null` where they say nothing. */
export function quantityBefore(
  text: string,
): { readonly quantity: Quantifier; readonly words: string } | null {
  const found = before.exec(text);
  const said = found?.[1];
  const quantity = quantifiers.find(([, words]) => said !== undefined && words.test(said))?.[0];
  return quantity === undefined ? null : { quantity, words: found![0] };
}

/** "Do most have a PhD?" asks for more than half, but not "the most popular". */
const majority =
  /\bmajority\b|^(?:\w+ ){0,2}(?:do|did|are|were|have|had|would|will|can) most\b|(?<!\b(?:the|at) )\bmost (?:of|have|hold|do|are|use|work|get|need|people|engineers?|employees|members|customers|users)\b/;

/** Whether a question asks for more than half of something. */
export const asksForMajority = (text: string): boolean => majority.test(text);

/** Words that speak of every one of several. */
export const quantified = /\b(?:all|both|each|every|any|either|everywhere)\b/;

/** Words that speak of most, of all or of the usual. */
export const quantifying =
  /\b(?:most|mostly|majority|all|every|everyone|everybody|each|half|only|always|usually|typically)\b/;
