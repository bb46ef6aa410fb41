import type { ProblemLog } from "../check/problems.ts";
import { tableSchema } from "../check/schemas.ts";
import { validate } from "../check/validate.ts";
import type { KnowledgeFile } from "../files/folder.ts";
import { readDocument } from "../front-matter.ts";
import { parser } from "../kept/parser.ts";
import { type DerivedColumn, deriveRows, type ExtractRecord } from "./derive.ts";
import { type Recipe, recipeSchema } from "./recipe.ts";

/** A table file whose rows are made from an extract. */
export interface DerivedTable {
  readonly recipe: Recipe;
  readonly columns: readonly DerivedColumn[];
  /** The file as it stands, up to the table. */
  readonly head: string;
}

/** Reads a recipe and the head of its table; logs what is wrong with either, and gives `null` then. */
export async function readDerivedTable(
  recipe: KnowledgeFile,
  table: KnowledgeFile,
  log: ProblemLog,
): Promise<DerivedTable | null> {
  const node = await parser.yaml({ file: recipe.path, text: recipe.text, firstLine: 1 }, log);
  const read = node && validate(recipeSchema, node, recipe.path, log);
  const document = await readDocument(table, parser, log);
  const front = document && validate(tableSchema, document.front, table.path, log);
  if (!read || !front) return null;
  const declared = Object.entries(front.columns ?? {});
  const keyed = declared.some(([, column]) => column.key);
  return {
    recipe: read,
    columns: declared.map(([name, { type, key }], index) => ({ name, type, key: keyed ? key : index === 0 })),
    head: table.text.slice(0, table.text.length - document.body.text.length),
  };
}

/** The records of an extract, by the names of its columns. */
export async function readExtract(text: string): Promise<ExtractRecord[]> {
  // Whoever answers questions reads no extract: the parser is loaded where one is read.
  const { parseCsv } = await import("./csv.ts");
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
