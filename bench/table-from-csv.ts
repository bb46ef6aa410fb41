import { parseCsv } from "../src/knowledge/csv.ts";
import { inferColumns, rowNoun, rowsOf } from "../src/knowledge/rows.ts";
import type { Table } from "../src/knowledge/types.ts";

/**
 * A table from CSV text with nothing declared: the first record is the heading, types are inferred,
 * missing cells are empty, cells that their column's type cannot read stay as text.
 * @throws TableTooLargeError beyond the limits of a table
 */
export function tableFromCsv(
  text: string,
  { id, title }: { readonly id: string; readonly title: string },
): Table {
  const [heading = [], ...records] = parseCsv(text);
  const filled = records.filter((record) => record.some((cell) => cell.trim() !== ""));
  const columns = inferColumns(heading, filled);
  return {
    id,
    title,
    row: rowNoun(columns.find((column) => column.key)?.name ?? ""),
    also: [],
    measure: null,
    note: null,
    columns,
    rows: rowsOf(filled, columns),
    topics: [],
    related: [],
    source: "",
    section: null,
    origin: { file: `${id}.csv`, line: 1 },
  };
}
