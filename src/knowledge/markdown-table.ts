import { plainInline } from "../reply/index.ts";
import type { MarkdownPart } from "./markdown.ts";
import { readPlainInline } from "./markdown-plain.ts";
import type { ProblemLog } from "./problems.ts";

/** A table as it is written: cells as text, and the line of each record. */
export interface WrittenTable {
  readonly heading: readonly string[];
  readonly headingLine: number;
  readonly records: readonly (readonly string[])[];
  /** The line of a record in its file. */
  lineOf(record: number): number;
}

const delimiter = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/;

/** The cells of a table's line; `\|` stands for a bar within a cell. */
function cellsOf(line: string): string[] {
  const inner = line.replace(/^\|/, "").replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) => {
    const text = cell.trim().replaceAll("\\|", "|");
    const inline = /[*_`[\]]/.test(text) ? readPlainInline(text) : null;
    return inline === null ? text : plainInline(inline);
  });
}

const oneTable = "keep one table in a file, and nothing beside it";

/** Reads the one GFM table of a table file. */
export function readMarkdownTable(
  { file, text, firstLine }: MarkdownPart,
  log: ProblemLog,
): WrittenTable | null {
  const lines = text
    .split("\n")
    .map((line, index) => ({ text: line.trim(), number: firstLine + index }))
    .filter((line) => line.text !== "");
  const [heading, rule, ...rest] = lines;
  if (heading === undefined) {
    log.error(file, firstLine, "the table is empty", "write it below the front matter: | Name | Share |");
    return null;
  }
  if (rule === undefined || !heading.text.includes("|") || !delimiter.test(rule.text)) {
    log.error(
      file,
      heading.number,
      "no table here",
      `begin with a line of names and a line of dashes: | Name | Share | and | --- | --- |; ${oneTable}`,
    );
    return null;
  }
  const names = cellsOf(heading.text);
  const width = cellsOf(rule.text).length;
  if (width !== names.length)
    log.error(
      file,
      rule.number,
      `${width} dashes for ${names.length} columns`,
      "write | --- | once a column",
    );
  const records: string[][] = [];
  const numbers: number[] = [];
  for (const line of rest) {
    if (!line.text.includes("|")) {
      log.error(file, line.number, "text beside the table is not shown", oneTable);
      continue;
    }
    const cells = cellsOf(line.text);
    if (cells.length !== names.length) {
      log.error(
        file,
        line.number,
        `${cells.length} cells in a table of ${names.length} columns`,
        "write one cell a column; a missing one is left blank: | a | | c |",
      );
      continue;
    }
    records.push(cells);
    numbers.push(line.number);
  }
  return {
    heading: names,
    headingLine: heading.number,
    records,
    lineOf: (record) => numbers[record] ?? heading.number,
  };
}
