import type { DateParts } from "../../figures/index.ts";

/** A constant in a plan. A date gives only the parts that were said. */
export type Literal =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly number: number }
  | ({ readonly kind: "date" } & DateParts)
  /** What the same row has in another column. */
  | { readonly kind: "column"; readonly column: number };

/**
 * How a cell is compared. `near` is equal but for a twentieth. `eq` and `contains` hold when any of the values fits; `between` takes two, both inclusive;
 * `overlaps` holds when a range cell shares a point with the given range.
 */
export type Comparison =
  | "eq"
  | "near"
  | "contains"
  | "lt"
  | "le"
  | "gt"
  | "ge"
  | "between"
  | "overlaps"
  | "empty";

/** A filter on rows. Columns are indices into the table; printing turns them into names. */
export interface Condition {
  readonly step: "where";
  readonly column: number;
  readonly comparison: Comparison;
  readonly values: readonly Literal[];
  readonly not: boolean;
  /** Rows that keep one of these are meant as well: "gravel or longer than 15 km". */
  readonly or?: readonly Condition[];
}

/**
 * The key that rows or groups are ordered by: a column, their place in the table, or how many rows a group
 * has.
 */
export type Measure = number | "position" | "count";

/** Largest first, or smallest first. */
export type Order = "desc" | "asc";

/** The part of a date that is compared. */
export type DatePart = "year" | "month";

/** One stage: takes rows (or groups of rows), gives rows. */
export type PlanStep =
  | Condition
  /** Rows of the given names, in this order. */
  | { readonly step: "rows"; readonly names: readonly string[] }
  /** One group for each value of a column, or for each year or month of its dates. */
  | { readonly step: "group"; readonly column: number; readonly part?: DatePart }
  /** Groups by their number of rows. */
  | { readonly step: "having"; readonly comparison: "eq" | "lt" | "le" | "gt" | "ge"; readonly count: number }
  /** `count` rows at the upper end of the order, after `skip` of them; rows that tie with the last one stay. */
  | {
      readonly step: "top";
      readonly by: Measure;
      readonly order: Order;
      readonly count: number;
      readonly skip: number;
    }
  /** The rows right below (`1`) or above (`-1`) in the table. */
  | { readonly step: "shift"; readonly by: 1 | -1 }
  /** Other rows that have the same value in a column. */
  | { readonly step: "same"; readonly column: number; readonly part?: DatePart }
  /** Rows whose figure is greater or less than that of every row so far. */
  | { readonly step: "beyond"; readonly column: number; readonly order: Order };

/** What belongs to an operation, by its name: each file of `operations/` adds its own. */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled where the operations are.
export interface OperationFields {}

/** The last stage of a plan, which computes the answer from the rows. */
export type Operation = {
  [K in keyof OperationFields]: { readonly operation: K } & OperationFields[K];
}[keyof OperationFields];

/** A question to one table, in a form that can be printed, tested and replayed. */
export interface Plan {
  readonly table: string;
  readonly steps: readonly PlanStep[];
  readonly operation: Operation;
}

/** Plans printed together are one answer from several tables. */
export const planSeparator = " || ";
