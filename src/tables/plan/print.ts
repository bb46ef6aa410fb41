import type { Table } from "../../knowledge/index.ts";
import { oncePer } from "../../memo.ts";
import { printOperation } from "../operations/index.ts";
import type { Comparison, Condition, Literal, Measure, Plan, PlanStep } from "./plan.ts";

const signs: Readonly<Partial<Record<Comparison, string>>> = {
  eq: "=",
  near: "~",
  lt: "<",
  le: "<=",
  gt: ">",
  ge: ">=",
};
const bare = /^[\p{L}_][\p{L}\p{N}_-]*$/u;

/**
 * Serialises a plan in its query language: `from industries
 * where Share > 15
 * value Industry, Share`.
 */
export function printPlan(plan: Plan, table: Table): string {
  const names = columnNames(table);
  const column = (index: number): string => names[index]!;
  const measure = (by: Measure): string => (typeof by === "number" ? column(by) : `@${by}`);
  const stages = plan.steps.map((step) => printStep(step, column, measure));
  return [
    `from ${quoteName(plan.table)}`,
    ...stages,
    printOperation(plan.operation, { column, measure }),
  ].join(" | ");
}

/**
 * Column names of the query language: quoted where they hold more than letters, numbered where they occur
 * twice.
 */
export const columnNames = oncePer(({ columns }: Table): readonly string[] =>
  columns.map((column, i) => {
    const nth = columns.slice(0, i).filter((other) => other.name === column.name).length;
    return quoteName(column.name, nth);
  }),
);

function quoteName(name: string, nth = 0): string {
  const quoted = bare.test(name) ? name : `\`${name.replace(/[\\`]/g, "\\$&")}\``;
  return nth ? `${quoted}#${nth + 1}` : quoted;
}

function printStep(
  step: PlanStep,
  column: (index: number) => string,
  measure: (by: Measure) => string,
): string {
  switch (step.step) {
    case "where":
      return `where ${printCondition(step, column)}`;
    case "rows":
      return `rows ${step.names.map((name) => JSON.stringify(name)).join(", ")}`;
    case "group":
      return `group ${column(step.column)}${step.part ? ` by ${step.part}` : ""}`;
    case "having":
      return `having ${signs[step.comparison]} ${step.count}`;
    case "top":
      return `top ${step.count}${step.skip ? ` after ${step.skip}` : ""} by ${measure(step.by)} ${step.order}`;
    case "shift":
      return step.by === 1 ? "next" : "previous";
    case "same":
      return `same ${column(step.column)}${step.part ? ` by ${step.part}` : ""}`;
    case "beyond":
      return `${step.order === "desc" ? "above" : "below"} ${column(step.column)}`;
  }
}

function printCondition(condition: Condition, column: (index: number) => string): string {
  const { or = [] } = condition;
  return [condition, ...or].map((one) => printOne(one, column)).join(" or ");
}

function printOne(condition: Condition, column: (index: number) => string): string {
  const name = `${condition.not ? "not " : ""}${column(condition.column)}`;
  if (condition.comparison === "empty") return `${name} empty`;
  const values = condition.values.map((value) => printLiteral(value, column));
  if (condition.comparison === "eq" && values.length > 1) return `${name} in (${values.join(", ")})`;
  const list = values.length > 1 ? `(${values.join(", ")})` : values[0];
  return `${name} ${signs[condition.comparison] ?? condition.comparison} ${list}`;
}

function printLiteral(literal: Literal, column: (index: number) => string): string {
  if (literal.kind === "column") return `column ${column(literal.column)}`;
  if (literal.kind === "text") return JSON.stringify(literal.text);
  if (literal.kind === "number") return String(literal.number);
  return `@${literal.year ?? "*"}-${literal.month ?? "*"}-${literal.day ?? "*"}`;
}
