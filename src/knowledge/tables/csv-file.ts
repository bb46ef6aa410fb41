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
  checkWidths(heading, records, { path, lineOf }, log);
  return { heading, headingLine: 1, records, lineOf };
}

/** A cell that no column holds would be lost in silence; a row that ends early may do so on purpose. */
function checkWidths(
  heading: readonly string[],
  records: readonly (readonly string[])[],
  { path, lineOf }: { readonly path: string; lineOf(record: number): number },
  log: ProblemLog,
): void {
  const short: number[] = [];
  for (const [index, record] of records.entries()) {
    if (record.length < heading.length) short.push(index);
    if (record.slice(heading.length).some((cell) => cell.trim() !== ""))
      log.error(
        path,
        lineOf(index),
        `${record.length} cells in a table of ${heading.length} columns`,
        "give the column a name in the first line, or put a cell with a comma into quotes",
      );
  }
  if (short.length === 0) return;
  const rows = short.length === 1 ? "a row has" : `${short.length} rows have`;
  log.info(
    path,
    lineOf(short[0]!),
    `${rows} fewer cells than the ${heading.length} columns; the others are read as blank`,
    "write a comma for each blank cell, if that is meant",
  );
}

function parsed(path: string, text: string, log: ProblemLog): string[][] | null {
  try {
    return parseCsv(text);
  } catch (error) {
    if (error instanceof TableTooLargeError)
      log.error(path, 1, error.message, "split the table, or leave out what nobody asks for");
    else if (error instanceof CsvError && error.code === "CSV_QUOTE_NOT_CLOSED")
      log.error(
        path,
        lineOfQuote(text, Number(error.bytes ?? 0)),
        "broken CSV: the quote that opens here is not closed",
        'close it at the end of its cell, and double quotes within it: ""',
      );
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

/** The line of the first quote behind what the parser was done with. */
function lineOfQuote(text: string, doneBytes: number): number {
  const done = Buffer.from(text).subarray(0, doneBytes).toString().length;
  return text.slice(0, Math.max(0, text.indexOf('"', done))).split("\n").length;
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
