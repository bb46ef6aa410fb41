import { CsvError, parse } from "csv-parse/sync";
import type { ProblemLog } from "../check/problems.ts";
import type { KnowledgeFile } from "../files/folder.ts";
import { parseCsv, TableTooLargeError } from "./csv.ts";
import { delimiterOf } from "./delimiter.ts";
import type { WrittenTable } from "./markdown-table.ts";

/** Reads a CSV file's records with their lines; logs and gives `null` where it cannot be a table. */
export function readCsv({ path, text }: KnowledgeFile, log: ProblemLog): WrittenTable | null {
  const read = parsed(path, text, log);
  if (read === null) return null;
  const [heading, ...rest] = read;
  if (heading === undefined || rest.length === 0) {
    log.error(path, 1, "the table is empty", "write a line of column names, and one line a row");
    return null;
  }
  const records: string[][] = [];
  const positions: number[] = [];
  for (const [index, record] of rest.entries())
    if (record.some((cell) => cell.trim() !== "")) {
      records.push(record);
      positions.push(index + 1);
    }
  let lines: readonly number[] | null = null;
  const lineOf = (record: number): number => {
    lines ??= linesOf(text);
    return lines[positions[record] ?? 0] ?? 1;
  };
  return { heading, headingLine: 1, records, lineOf };
}

function parsed(path: string, text: string, log: ProblemLog): string[][] | null {
  try {
    return parseCsv(text);
  } catch (error) {
    if (error instanceof TableTooLargeError)
      log.error(path, 1, error.message, "split the table, or leave out what nobody asks for");
    else if (error instanceof CsvError)
      log.error(
        path,
        Number(error.lines ?? 1),
        `broken CSV: ${error.message}`,
        'put cells with commas into quotes, and double quotes within them: ""',
      );
    else throw error;
    return null;
  }
}

/** The line of each record; worked out only when a problem needs it, since it makes reading slower. */
function linesOf(text: string): number[] {
  const records = parse(text, {
    bom: true,
    delimiter: delimiterOf(text, parse),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
  });
  return records.map((record) => (record as unknown as { info: { lines: number } }).info.lines);
}
