/** "Do all ferries have wifi?": how many of its rows a question speaks of. */
import { type Quantifier, quantityBefore } from "../../language/index.ts";
import type { TableIndex } from "../index/table-index.ts";
import type { CellLink } from "../link/link-cells.ts";
import { type QuestionFigure, spanText, type TableQuestion } from "./question.ts";
import type { Span } from "./span.ts";

/** A quantifier with the rows that it is said of; `noun` is the place of their word. */
export interface Quantified extends Span {
  readonly quantity: Quantifier;
  readonly noun: number;
}

/** Words that may stand between a quantifier and the rows: "all of the diesel ferries". */
const mostBetween = 3;

/** The quantifier that a question puts before the word for rows, or before what some of them are; `null` where there is none. */
export function quantifiedRows(
  question: TableQuestion,
  { rowNames, columns, key }: TableIndex,
  cells: readonly CellLink[] = [],
): Quantified | null {
  const names = rowNames.map((name) => name.split(" ").at(-1)).filter(Boolean);
  const read = (to: number, noun: number): Quantified | null => {
    const said = quantityBefore(spanText(question, { from: 0, to }));
    return said && { quantity: said.quantity, from: to - said.words.split(" ").length, to, noun };
  };
  for (const [noun, { stem, text }] of question.words.entries()) {
    if (/^every(?:one|body)$/.test(text)) return { quantity: "all", from: noun, to: noun + 1, noun };
    if (!names.includes(stem)) continue;
    for (let to = noun; to >= Math.max(1, noun - mostBetween); to--) {
      const said = read(to, noun);
      if (said) return said;
    }
  }
  // "All vets" are the people whose role is vet.
  for (const { kind, column, from, to } of cells) {
    if (kind !== "whole" || column === key || columns[column]!.ordered) continue;
    const said = read(from, to - 1);
    if (said) return said;
  }
  return null;
}

/** Words between a number and the rows: "two small ferries". */
const mostBeside = 2;

/** The number that a question puts before the word for rows: "three offices"; `null` where there is none. */
export function numberedRows(
  { words, figures }: TableQuestion,
  { rowNames }: TableIndex,
): QuestionFigure | null {
  const names = rowNames.map((name) => name.split(" ").at(-1)).filter(Boolean);
  return (
    figures.find(
      ({ kind, low, to }) =>
        kind === "number" &&
        Number.isInteger(low) &&
        words.slice(to, to + mostBeside).some(({ stem }) => names.includes(stem)),
    ) ?? null
  );
}
