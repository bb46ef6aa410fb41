import { parseCsv } from "../src/knowledge/tables/csv.ts";
import { undeclaredTable } from "../src/knowledge/tables/read.ts";
import type { Table } from "../src/knowledge/types.ts";

/**
 * A table from CSV text with nothing declared: the first record is the heading.
 * @throws TableTooLargeError beyond the limits of a table
 */
export function tableFromCsv(text: string, about: { readonly id: string; readonly title: string }): Table {
  const [heading = [], ...records] = parseCsv(text);
  const filled = records.filter((record) => record.some((cell) => cell.trim() !== ""));
  return undeclaredTable({ ...about, source: "", file: `${about.id}.csv` }, { heading, records: filled });
}
