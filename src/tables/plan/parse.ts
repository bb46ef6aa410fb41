import type { Table } from "../../knowledge/index.ts";
import { parseOperation } from "../operations/index.ts";
import type { Condition, Literal, Plan, PlanStep } from "./plan.ts";
import { columnNames } from "./print.ts";
import { PlanError, PlanReader, planTokens } from "./reader.ts";

/**
 * Parses a plan from its query language.
 * @throws PlanError where it does not fit the tables.
 */
export function parsePlan(text: string, tables: readonly Table[]): Plan {
  const reader = new PlanReader(planTokens(text));
  reader.expect("from");
  const id = unquote(reader.take());
  const table = tables.find((candidate) => candidate.id === id);
  if (!table) throw new PlanError(`the plan reads table "${id}", which is not in the knowledge`);
  reader.columns = columnNames(table);
  const steps: PlanStep[] = [];
  for (;;) {
    reader.expect("|");
    const word = reader.take();
    const step = parseStep(word, reader);
    if (step) {
      steps.push(step);
      continue;
    }
    const operation = parseOperation(word, reader);
    if (!operation) throw new PlanError(`"${word}" is no step or operation of a plan`);
    if (!reader.done()) throw new PlanError(`nothing may follow the operation "${word}"`);
    return { table: id, steps, operation };
  }
}

function parseStep(word: string, reader: PlanReader): PlanStep | null {
  switch (word) {
    case "where":
      return parseCondition(reader);
    case "rows":
      return { step: "rows", names: reader.list(() => String(JSON.parse(reader.take()))) };
    case "group":
    case "same": {
      const column = reader.column();
      return reader.accept("by") ? { step: word, column, part: reader.part() } : { step: word, column };
    }
    case "having": {
      const comparison = reader.comparison() as "eq";
      return { step: "having", comparison, count: reader.number() };
    }
    case "top": {
      const count = reader.number();
      const skip = reader.accept("after") ? reader.number() : 0;
      reader.expect("by");
      return { step: "top", by: reader.measure(), order: reader.order(), count, skip };
    }
    case "next":
    case "previous":
      return { step: "shift", by: word === "next" ? 1 : -1 };
    case "above":
    case "below":
      return { step: "beyond", column: reader.column(), order: word === "above" ? "desc" : "asc" };
    default:
      return null;
  }
}

function parseCondition(reader: PlanReader): Condition {
  const first = parseOne(reader);
  const or: Condition[] = [];
  while (reader.accept("or")) or.push(parseOne(reader));
  return or.length ? { ...first, or } : first;
}

function parseOne(reader: PlanReader): Condition {
  const not = reader.peek() === "not" && !reader.columns.includes("not") ? reader.accept("not") : false;
  const column = reader.column();
  if (reader.accept("empty")) return { step: "where", column, comparison: "empty", values: [], not };
  const comparison = reader.accept("in") ? "eq" : reader.comparison();
  const listed = reader.accept("(");
  const values = listed ? reader.list(() => parseLiteral(reader)) : [parseLiteral(reader)];
  if (listed) reader.expect(")");
  return { step: "where", column, comparison, values, not };
}

function parseLiteral(reader: PlanReader): Literal {
  if (reader.accept("column")) return { kind: "column", column: reader.column() };
  const word = reader.take();
  if (word.startsWith('"')) return { kind: "text", text: String(JSON.parse(word)) };
  if (!word.startsWith("@")) {
    const number = Number(word);
    if (Number.isNaN(number)) throw new PlanError(`"${word}" is no value`);
    return { kind: "number", number };
  }
  const [year, month, day] = word
    .slice(1)
    .split("-")
    .map((part) => (part === "*" ? null : Number(part)));
  return { kind: "date", year: year ?? null, month: month ?? null, day: day ?? null };
}

function unquote(name: string): string {
  return name.startsWith("`") ? name.slice(1, name.lastIndexOf("`")).replace(/\\([\\`])/g, "$1") : name;
}
