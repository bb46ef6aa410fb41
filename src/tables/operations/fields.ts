import type { Comparison, Measure, Order } from "../plan/plan.ts";
import type { PlanReader } from "../plan/reader.ts";

/** Serialises columns and measures for the query language. */
export interface PlanNames {
  column(index: number): string;
  measure(by: Measure): string;
}

/** A field of an operation, with its serialiser and parser. */
export interface Field<T> {
  /** What it may hold: whoever tests all operations makes values by it. */
  readonly kind:
    | "column"
    | "columns"
    | "optionalColumn"
    | "measure"
    | "columnOrCount"
    | "order"
    | "text"
    | "number"
    | "word";
  /** For one of a few words: all of them. */
  readonly words?: readonly T[];
  print(value: T, names: PlanNames): string;
  parse(reader: PlanReader): T;
}

/** A column by its name. */
export const columnField: Field<number> = {
  kind: "column",
  print: (value, names) => names.column(value),
  parse: (reader) => reader.column(),
};

/** Columns, parted by commas. */
export const columnsField: Field<readonly number[]> = {
  kind: "columns",
  print: (value, names) => value.map(names.column).join(", "),
  parse: (reader) => reader.list(() => reader.column()),
};

/** A column, or nothing; it has to come last. */
export const optionalColumnField: Field<number | null> = {
  kind: "optionalColumn",
  print: (value, names) => (value === null ? "" : names.column(value)),
  parse: (reader) => (reader.done() ? null : reader.column()),
};

/** A column, the number of rows, or the place in the table. */
export const measureField: Field<Measure> = {
  kind: "measure",
  print: (value, names) => names.measure(value),
  parse: (reader) => reader.measure(),
};

/** A column, or the number of rows. */
export const columnOrCountField: Field<number | "count"> = {
  kind: "columnOrCount",
  print: (value, names) => names.measure(value),
  parse: (reader) => (reader.accept("@count") ? "count" : reader.column()),
};

/** Largest or smallest first. */
export const orderField: Field<Order> = {
  kind: "order",
  print: (value) => value,
  parse: (reader) => reader.order(),
};

/** Any text, quoted. */
export const textField: Field<string> = {
  kind: "text",
  print: (value) => JSON.stringify(value),
  parse: (reader) => reader.text(),
};

/** Any number. */
export const numberField: Field<number> = {
  kind: "number",
  print: (value) => String(value),
  parse: (reader) => reader.number(),
};

/** One of a few words. */
export const oneOfField = <T extends string>(words: readonly T[], what: string): Field<T> => ({
  kind: "word",
  words,
  print: (value) => value,
  parse: (reader) => reader.oneOf(words, what),
});

type Compared = Exclude<Comparison, "contains" | "between" | "overlaps" | "empty">;

const signs: Readonly<Record<Compared, string>> = {
  lt: "<",
  le: "<=",
  gt: ">",
  ge: ">=",
  eq: "=",
  near: "~",
};

/** How two figures are compared, by its sign. */
export const comparisonField: Field<Compared> = {
  kind: "word",
  words: Object.keys(signs) as Compared[],
  print: (value) => signs[value],
  parse: (reader) => reader.comparison() as Compared,
};
