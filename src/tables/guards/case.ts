import { orders } from "../../language/index.ts";
import { isRanking, isTime } from "../index/columns.ts";
import type { ConceptIndex } from "../index/concept-index.ts";
import type { ColumnIndex, TableIndex } from "../index/table-index.ts";
import type { Operation } from "../plan/plan.ts";
import type { Proposal } from "../proposals/proposal.ts";
import type { FeatureContext } from "../rank/features/types.ts";
import type { Heard } from "./heard.ts";

/** Input of a guard: the question, the table, and one proposal. */
export interface Case {
  readonly context: FeatureContext;
  readonly concepts: ConceptIndex;
  readonly heard: Heard;
  readonly proposal: Proposal;
}

/**
 * Predicate that rejects a proposal which contradicts what the question plainly says, however likely the rest
 * makes it.
 */
export type Guard = (one: Case) => boolean;

/** The column that rows are ordered by; `null` for counts and places. */
export function columnOf({ proposal, context }: Pick<Case, "proposal" | "context">): ColumnIndex | null {
  return typeof proposal.measure === "number" ? context.index.columns[proposal.measure]! : null;
}

/** Whether a verdict is one on cells that a question names. */
export const tellsOfCells = ({ operation }: Operation): boolean =>
  operation === "exists" || operation === "holds";

export const isNamed = ({ kind }: { readonly kind: string }): boolean => kind === "whole" || kind === "alias";

export const measuring = new Set([
  "high",
  "low",
  "more",
  "less",
  "howMuch",
  "howLong",
  "difference",
  "ratio",
  "money",
  "percent",
]);

/** Whether the order of the rows means something: the words speak of it, or the table is sorted by time or rank. */
export function followsAnOrder({ question, index }: FeatureContext): boolean {
  return orders.places.test(question.text) || orders.orderedRows.test(index.table.row.one) || isSorted(index);
}

export function isSorted({ columns, all }: TableIndex): boolean {
  return columns.some((column) => {
    if (!column.ordered || !(isTime(column) || isRanking(column))) return false;
    const figures = all.map((row) => column.figures.low(row)).filter((figure) => !Number.isNaN(figure));
    const rises = figures.every((figure, i) => i === 0 || figures[i - 1]! <= figure);
    return (
      figures.length > 1 && (rises || figures.every((figure, i) => i === 0 || figures[i - 1]! >= figure))
    );
  });
}

/** Whether the two sides of an "or" are both rows or cells of one column. */
export const twoNamed = ({ links, question }: FeatureContext): boolean =>
  links.cells.some((left) =>
    links.cells.some(
      (right) =>
        left.to <= right.from &&
        right.from - left.to <= 2 &&
        question.words.slice(left.to, right.from).some(({ text }) => text === "or"),
    ),
  );

export const isEmptyStep = (step: Proposal["steps"][number]): boolean =>
  step.step === "where" && (step.comparison === "empty" || step.not);
