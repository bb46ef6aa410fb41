import type { Table } from "../knowledge/types.ts";
import type {
  Comparison,
  Condition,
  DatePart,
  Literal,
  Measure,
  Operation,
  Order,
  Plan,
  Step,
} from "./plan.ts";
import { columnNames } from "./plan-text.ts";

const token =
  /\s*("(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`(?:#\d+)?|@[\d*-]+|@\w+|[\p{L}_][\p{L}\p{N}_-]*(?:#\d+)?|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|[<>]=?|=|~|[|,()])/uy;
const comparisons: Readonly<Record<string, Comparison>> = {
  "=": "eq",
  "<": "lt",
  "<=": "le",
  ">": "gt",
  ">=": "ge",
  "~": "near",
  contains: "contains",
  between: "between",
  overlaps: "overlaps",
};

/** A printed plan that does not fit the tables it is read with. */
export class PlanError extends Error {
  readonly code = "plan";
}

/** Reads what `printPlan` wrote; throws a `PlanError` for anything else. */
export function parsePlan(text: string, tables: readonly Table[]): Plan {
  const reader = new Reader(tokensOf(text));
  reader.expect("from");
  const id = unquote(reader.take());
  const table = tables.find((candidate) => candidate.id === id);
  if (!table) throw new PlanError(`the plan reads table "${id}", which is not in the knowledge`);
  reader.columns = columnNames(table);
  const steps: Step[] = [];
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

class Reader {
  columns: readonly string[] = [];
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  peek(): string | undefined {
    return this.#tokens[this.#at];
  }

  take(): string {
    const next = this.#tokens[this.#at++];
    if (next === undefined) throw new PlanError("the plan ends too early");
    return next;
  }

  done(): boolean {
    return this.#at >= this.#tokens.length;
  }

  accept(word: string): boolean {
    if (this.peek() !== word) return false;
    this.#at++;
    return true;
  }

  expect(word: string): void {
    const next = this.take();
    if (next !== word) throw new PlanError(`expected "${word}", found "${next}"`);
  }

  column(): number {
    const name = this.take();
    const index = this.columns.indexOf(name);
    if (index < 0) throw new PlanError(`no column ${name}`);
    return index;
  }

  measure(): Measure {
    if (this.accept("@count")) return "count";
    return this.accept("@position") ? "position" : this.column();
  }

  number(): number {
    const number = Number(this.take());
    if (Number.isNaN(number)) throw new PlanError("expected a number");
    return number;
  }

  part(): DatePart {
    const word = this.take();
    if (word === "year" || word === "month") return word;
    throw new PlanError(`"${word}" is no part of a date`);
  }

  order(): Order {
    const word = this.take();
    if (word === "asc" || word === "desc") return word;
    throw new PlanError(`expected asc or desc, found "${word}"`);
  }

  comparison(): Comparison {
    const word = this.take();
    const comparison = comparisons[word];
    if (!comparison) throw new PlanError(`"${word}" compares nothing`);
    return comparison;
  }

  list<T>(item: () => T): T[] {
    const items = [item()];
    while (this.accept(",")) items.push(item());
    return items;
  }
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (!match) throw new PlanError(`cannot read the plan at character ${at + 1}`);
    tokens.push(match[1]!);
  }
  return tokens;
}

function parseStep(word: string, reader: Reader): Step | null {
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

function parseCondition(reader: Reader): Condition {
  const not = reader.peek() === "not" && !reader.columns.includes("not") ? reader.accept("not") : false;
  const column = reader.column();
  if (reader.accept("empty")) return { step: "where", column, comparison: "empty", values: [], not };
  const comparison = reader.accept("in") ? "eq" : reader.comparison();
  const listed = reader.accept("(");
  const values = listed ? reader.list(() => parseLiteral(reader)) : [parseLiteral(reader)];
  if (listed) reader.expect(")");
  return { step: "where", column, comparison, values, not };
}

function parseLiteral(reader: Reader): Literal {
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

function parseOperation(word: string, reader: Reader): Operation | null {
  switch (word) {
    case "value":
      return { operation: "value", columns: reader.list(() => reader.column()) };
    case "count":
      return { operation: "count", column: reader.done() ? null : reader.column() };
    case "exists":
    case "streak":
    case "describe":
      return { operation: word };
    case "duration": {
      const from = reader.column();
      return { operation: "duration", from, to: reader.accept(",") ? reader.column() : from };
    }
    case "exceeds": {
      const column = reader.measure();
      const order = reader.order();
      const yes = String(JSON.parse(reader.take()));
      reader.expect(",");
      return { operation: "exceeds", column, order, yes, no: String(JSON.parse(reader.take())) };
    }
    case "sum":
    case "average":
    case "median":
    case "max":
    case "min":
    case "complement":
    case "growth":
      return { operation: word, column: reader.column() };
    case "portion":
      return { operation: word, column: reader.accept("@count") ? "count" : reader.column() };
    case "difference":
    case "ratio":
      return { operation: word, column: reader.measure() };
    case "rank":
    case "sort":
      return { operation: word, column: reader.column(), order: reader.order() };
    case "compare":
      return { operation: "compare", column: reader.measure(), order: reader.order() };
    case "bound": {
      const column = reader.column();
      const end = reader.take();
      if (end !== "low" && end !== "high" && end !== "middle" && end !== "width")
        throw new PlanError(`"${end}" is no end of a range`);
      return { operation: "bound", column, end };
    }
    case "check":
      return {
        operation: "check",
        column: reader.column(),
        comparison: reader.comparison() as "eq",
        number: reader.number(),
      };
    default:
      return null;
  }
}

function unquote(name: string): string {
  return name.startsWith("`") ? name.slice(1, name.lastIndexOf("`")).replace(/\\([\\`])/g, "$1") : name;
}
