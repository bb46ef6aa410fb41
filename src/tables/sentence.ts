import { writeFigure } from "../figures/write.ts";
import type { Measure, Step } from "./plan.ts";
import { figureOf, type Item, type TableResult } from "./run.ts";
import { indexTable, type TableIndex } from "./table-index.ts";

/** A cell longer than this is prose: it follows its row's name, and several of them become a list. */
const longCellChars = 60;

/** Joins names as people do: `A, B and C`. */
export function enumerate(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** Words and figures of one result, as sentences need them. */
export class Wording {
  readonly result: TableResult;
  readonly index: TableIndex;

  constructor(result: TableResult) {
    this.result = result;
    this.index = indexTable(result.table);
  }

  /** The name of a column inside a sentence. */
  column(column: number): string {
    const name = this.result.table.columns[column]!.name;
    return /^\p{Lu}\p{Ll}/u.test(name) ? name[0]!.toLowerCase() + name.slice(1) : name;
  }

  cell(row: number, column: number): string {
    return this.result.table.rows[row]!.cells[column]!.raw.trim();
  }

  isLong(text: string): boolean {
    return text.length > longCellChars;
  }

  /** What the figures of a column count, when it reads on after the figure: "of ML engineers". */
  of(column: number): string {
    const unit = this.result.table.columns[column]!.unit;
    return unit && /^of /i.test(unit) ? ` ${unit}` : "";
  }

  /** The figure of an item, as its cell writes it where it is a single row. */
  figure(item: Item, by: Measure): string {
    if (typeof by === "number" && item.rows.length === 1) {
      const raw = this.cell(item.rows[0]!, by);
      if (raw) return raw;
    }
    if (by === "position") return `row ${(item.rows[0] ?? 0) + 1}`;
    return writeFigure(figureOf(this.index, item, by), this.result.unit);
  }

  /** `one row` or `3 industries`. */
  rows(count: number): string {
    const { one, many } = this.result.table.row;
    return `${count} ${count === 1 ? one : many}`;
  }

  /** Columns that the plan's conditions look at, but for the one that names rows. */
  conditionColumns(): number[] {
    const columns = this.result.plan.steps.flatMap((step) => (step.step === "where" ? [step.column] : []));
    return [...new Set(columns)].filter((column) => column !== this.index.key);
  }

  last<K extends Step["step"]>(kind: K): Extract<Step, { step: K }> | undefined {
    return this.result.plan.steps.findLast((step): step is Extract<Step, { step: K }> => step.step === kind);
  }

  /** `Technology (40%)`, or `Keras: High-level API` as an item of a list. */
  row(item: Item, columns: readonly number[], listed = false): string {
    const cells = this.cellsOf(item, columns);
    if (!cells.length) return item.label;
    const prose = listed || cells.some((text) => this.isLong(text));
    return prose ? `${item.label}: ${cells.join("; ")}` : `${item.label} (${cells.join(", ")})`;
  }

  /** What a row says in some columns, without repeating its name. */
  cellsOf(item: Item, columns: readonly number[]): string[] {
    if (item.rows.length !== 1) return [];
    return columns
      .filter((column) => column !== this.index.key)
      .map((column) => this.cell(item.rows[0]!, column))
      .filter((text) => text !== "" && text !== item.label);
  }
}

const ordinalNames = ["", "", "second-", "third-", "fourth-", "fifth-"];

/** `second-`, `12th-`: stands before "highest". */
export function ordinalPrefix(place: number): string {
  return ordinalNames[place] ?? `${place}th-`;
}

/** `1st`, `2nd`, `11th`. */
export function ordinal(place: number): string {
  const rest = place % 100;
  if (rest >= 11 && rest <= 13) return `${place}th`;
  return `${place}${["th", "st", "nd", "rd"][place % 10] ?? "th"}`;
}

/** Ends a text with a full stop unless it ends already. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** What is said about a result: one sentence, and items to list under it where cells are prose. */
export interface Saying {
  readonly lead: string;
  readonly items: readonly string[];
}
