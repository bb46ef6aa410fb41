import type { Knowledge, Table } from "./types.ts";

/** All texts of a knowledge, from which its lexicon is built. */
export function* textsOf(knowledge: Knowledge): Iterable<string> {
  for (const entry of knowledge.entries) {
    yield entry.title;
    yield* entry.also;
    yield entry.text;
  }
  for (const table of knowledge.tables) {
    yield* wordingsOf(table);
    yield contentsOf(table);
  }
  for (const intent of knowledge.intents) if (intent.kind !== "out-of-scope") yield* intent.examples;
}

/** Title, wordings and the names of rows and columns. */
export function wordingsOf(table: Table): string[] {
  return [table.title, ...table.also];
}

/** Names of columns and rows, and all cells, as one text. */
export function contentsOf(table: Table): string {
  return [
    table.measure ?? "",
    ...table.columns.flatMap((column) => [column.name, ...column.aliases, column.unit ?? ""]),
    ...table.rows.flatMap((row) => [...row.aliases, ...row.cells.map((cell) => cell.raw)]),
  ].join("\n");
}
