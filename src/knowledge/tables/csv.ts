import { parse } from "csv-parse/sync";
import { delimiterOf } from "./delimiter.ts";

/** Beyond these a table is refused: neither a reply nor a start within a second could come of it. */
const tableLimits = { columns: 1_000, rows: 1_000_000, cells: 4_000_000 } as const;

/** A table's size is out of bounds; `message` says which, with figures. */
export class TableTooLargeError extends Error {
  readonly code = "table-too-large";
}

/** Records of a CSV text, parted by whatever parts its first lines; tolerant of a byte order mark, stray quotes and ragged rows; the first is the heading. */
export function parseCsv(text: string): string[][] {
  const records: string[][] = parse(text, {
    bom: true,
    delimiter: delimiterOf(text, parse),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    to: tableLimits.rows + 2,
  });
  const columns = records[0]?.length ?? 0;
  if (columns > tableLimits.columns)
    throw new TableTooLargeError(`${columns} columns; a table has at most ${tableLimits.columns}`);
  if (records.length - 1 > tableLimits.rows)
    throw new TableTooLargeError(`more than ${tableLimits.rows} rows; a table has at most that many`);
  if ((records.length - 1) * columns > tableLimits.cells)
    throw new TableTooLargeError(
      `${(records.length - 1) * columns} cells; a table has at most ${tableLimits.cells}`,
    );
  return records;
}
