import type { Unit } from "../../figures/index.ts";
import type { Table } from "../../knowledge/index.ts";
import type { Plan } from "../plan/plan.ts";
import type { RowOrGroup } from "./steps.ts";

/** What a plan comes to. */
export interface TableResult {
  readonly plan: Plan;
  readonly table: Table;
  /** Rows or groups after the last step; of very many only the first are kept. */
  readonly items: readonly RowOrGroup[];
  /** How many there are. */
  readonly size: number;
  /** Column of the groups, where the plan groups. */
  readonly grouped: number | null;
  /** The answer, one text for each value. */
  readonly answers: readonly string[];
  /** For computed answers. */
  readonly number: number | null;
  readonly unit: Unit;
  /** For yes/no questions. */
  readonly truth: boolean | null;
  /** Whether "yes" or "no" answers what was asked; otherwise the statement stands without. */
  readonly decided: boolean;
  /** Figures that went in, by item; empty for a plain look-up. */
  readonly figures: readonly number[];
  /** Rows that were meant and have no figure there. */
  readonly missing: number;
  /** Rows that were meant, with a figure or without. */
  readonly meant: number;
  /** `18% − 10%`. */
  readonly formula: string | null;
  /** What other tables say about the same, where they disagree and the question names none of them. */
  readonly others: readonly TableResult[];
}

/** Said in place of an empty cell. */
export const notGiven = "not given";

/** Whether a result says that there is nothing: in the cell that was asked for, or in those of the rows that were. */
export const tellsAbsence = ({ answers, plan }: TableResult): boolean =>
  answers.every((answer) => answer === notGiven) ||
  plan.steps.some((step) => step.step === "where" && step.comparison === "empty" && !step.not);
