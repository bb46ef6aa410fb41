import { parseCsv } from "./csv.ts";
import { type DerivedColumn, deriveRows, type ExtractRecord } from "./derive.ts";
import { readDocument } from "./front-matter.ts";
import { ProblemLog } from "./problems.ts";
import type { Recipe } from "./recipe.ts";
import { tableSchema } from "./schemas.ts";
import { validate } from "./validate.ts";

/** A table file whose rows are made from an extract. */
export interface DerivedTable {
  readonly recipe: Recipe;
  readonly columns: readonly DerivedColumn[];
  /** The file as it stands, up to the table. */
  readonly head: string;
}

/** Reads the recipe of a table file; `null` where it has none, or where the file is broken: the check says how. */
export async function readDerivedTable(path: string, text: string): Promise<DerivedTable | null> {
  const log = new ProblemLog();
  const document = await readDocument({ path, text }, log);
  const front = document && validate(tableSchema, document.front, path, log);
  if (!front?.derived || front.columns === undefined) return null;
  const names = Object.entries(front.columns);
  const keyed = names.some(([, column]) => column.key);
  return {
    recipe: front.derived,
    columns: names.map(([name, { type, key }], index) => ({ name, type, key: keyed ? key : index === 0 })),
    head: text.slice(0, text.length - document!.body.text.length),
  };
}

/** The records of an extract, by the names of its columns. */
export function readExtract(text: string): ExtractRecord[] {
  const [heading = [], ...records] = parseCsv(text);
  return records.map((cells) => Object.fromEntries(heading.map((name, index) => [name, cells[index] ?? ""])));
}

/** The whole file with its rows made anew. Throws `RecipeError` where the recipe does not fit the extract. */
export function writeDerivedTable(table: DerivedTable, records: readonly ExtractRecord[]): string {
  const rows = deriveRows(table.recipe, table.columns, records);
  const line = (cells: readonly string[]): string => `| ${cells.map(inCell).join(" | ")} |`;
  const rule = table.columns.map(({ type }) => (type === "text" || type === "list" ? "---" : "---:"));
  return `${table.head}\n\n${[line(table.columns.map(({ name }) => name)), line(rule), ...rows.map(line)].join("\n")}\n`;
}

/** Text within a cell: a bar would end it. */
const inCell = (text: string): string => text.replaceAll("|", "\\|").replace(/\s+/g, " ");
