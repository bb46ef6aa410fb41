import type { LinkKind } from "../link/link-cells.ts";
import type { Comparison, Condition, Literal } from "../plan/plan.ts";
import type { Span } from "../question/span.ts";

/** One predicate on rows in the question: a cell's text, or a figure with its comparison. */
export interface Atom extends Span {
  readonly condition: Condition;
  /** Ascending. */
  readonly rows: readonly number[];
  readonly kind: LinkKind | "figure";
  /** The question takes it out in plain words: "other than X", "except for X". */
  readonly denied?: boolean;
  /** Its condition says the opposite already: "not on call" is "On call: no". */
  readonly refused?: boolean;
  /** It stands for a stretch of ordered cells: "at least a master's". */
  readonly level?: boolean;
  /** It stands in the question letter for letter. */
  readonly exact?: boolean;
  /** How well the column was chosen, 0 to 1; cells choose for themselves. */
  readonly fit: number;
}

/** Whether an atom takes rows out that its words name. */
export const isTakenOut = ({ condition, refused }: Atom): boolean => condition.not || refused === true;

/** Least fit of a column to a figure from which on "no row keeps the limit" is an answer. */
export const sureFit = 0.6;

/** A condition that no word denies. */
export function where(column: number, comparison: Comparison, values: readonly Literal[]): Condition {
  return { step: "where", column, comparison, values, not: false };
}
