import type { Comparison, DatePart, Measure, Order } from "./plan.ts";

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

/** Reads the words of a printed plan one after the other; throws a `PlanError` where another one is due. */
export class PlanReader {
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

  text(): string {
    const word = this.take();
    if (!word.startsWith('"')) throw new PlanError(`expected a text, found "${word}"`);
    return String(JSON.parse(word));
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

  /** One of a few words. */
  oneOf<T extends string>(words: readonly T[], what: string): T {
    const word = this.take();
    const found = words.find((one) => one === word);
    if (found === undefined) throw new PlanError(`"${word}" is no ${what}`);
    return found;
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

const token =
  /\s*("(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`(?:#\d+)?|@[\d*-]+|@\w+|[\p{L}_][\p{L}\p{N}_-]*(?:#\d+)?|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|[<>]=?|=|~|[|,()])/uy;

/** Tokenises a printed plan. */
export function planTokens(text: string): string[] {
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
