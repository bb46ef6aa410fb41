/** "Do all ferries have wifi?": how many of its rows a question speaks of. */
import { type Quantity, quantityBefore } from "../language/index.ts";
import { type Question, textIn } from "./question.ts";
import type { Span } from "./span.ts";
import type { TableIndex } from "./table-index.ts";

/** A quantifier with the rows that it is said of; `noun` is the place of their word. */
export interface Quantified extends Span {
  readonly quantity: Quantity;
  readonly noun: number;
}

/** Words that may stand between a quantifier and the rows: "all of the diesel ferries". */
const mostBetween = 3;

/** The quantifier that a question puts before the word for rows; `null` where there is none. */
export function quantifiedRows(question: Question, { rowNames }: TableIndex): Quantified | null {
  const names = rowNames.map((name) => name.split(" ").at(-1)).filter(Boolean);
  for (const [noun, { stem }] of question.words.entries()) {
    if (!names.includes(stem)) continue;
    for (let to = noun; to >= Math.max(1, noun - mostBetween); to--) {
      const said = quantityBefore(textIn(question, { from: 0, to }));
      if (said) return { quantity: said.quantity, from: to - said.words.split(" ").length, to, noun };
    }
  }
  return null;
}
