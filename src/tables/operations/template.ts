import type { Table } from "../../knowledge/index.ts";
import type { ColumnIndex, TableIndex } from "../index/table-index.ts";
import type { Condition, Operation, Plan, PlanStep } from "../plan/plan.ts";

/** A question and the plan that it was made from. */
export interface TemplateExample {
  readonly question: string;
  readonly plan: Plan;
}

/** Fills wordings with the rows, columns and figures of one table, by chance. */
export interface Filler {
  readonly table: Table;
  readonly index: TableIndex;
  /** A number from 0 to 1. */
  random(): number;
  pick<T>(items: readonly T[]): T;
  /** Different rows. */
  rows(count: number): number[];
  /** A row by one of its names. */
  name(row: number): string;
  /** A column by one of its names. */
  column(column: ColumnIndex): string;
  /** What rows are called. */
  readonly many: string;
  readonly one: string;
  /** Columns of ranges. */
  bands(kind: "money" | "years"): ColumnIndex[];
  texts(): ColumnIndex[];
  figure(number: number, column: ColumnIndex): string;
  /** The rows as a condition on their names. */
  where(rows: readonly number[]): Condition;
  made(question: string, steps: readonly PlanStep[], operation: Operation): TemplateExample;
  /** Columns of single figures that may be added up. */
  measures(): ColumnIndex[];
  /** "Above 20 %": words and the condition that they mean. */
  limit(measure: ColumnIndex): { readonly text: string; readonly condition: Condition };
}

/** Makes one question; `null` where a table has nothing for it. */
export type Template = (filler: Filler) => TemplateExample | null;

/** A template about one of the columns that may be added up. */
export const measured =
  (make: (filler: Filler, measure: ColumnIndex) => TemplateExample | null): Template =>
  (filler) => {
    const measures = filler.measures();
    return measures.length ? make(filler, filler.pick(measures)) : null;
  };
