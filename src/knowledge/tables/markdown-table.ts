import { type Inline, plainInline } from "../../reply/index.ts";
import { createPause } from "../../steps.ts";
import { ProblemLog } from "../check/problems.ts";
import type { Parser } from "../kept/parser.ts";
import type { TextPart } from "../parse/part.ts";
import { struckNote } from "../parse/struck.ts";

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
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
}

/** A cell begins no list, heading or quote, whatever it begins with: behind a word it does not either. */
const lead = "x ";
/** The lead, with a sign that has lost its words: in `~~Bob~~, Alice` the comma. */
const opening = /^x(?:[.,;:!?]+(?=\s|$))?\s*/;

/** Cells without their marks; one that holds what is not shown stays as it is written. */
async function wordsOf(cells: readonly string[], parser: Parser, onStruck: () => void): Promise<string[]> {
  const words: string[] = [];
  for (const cell of cells) {
    const log = new ProblemLog();
    const [block] = /[*_`[\]~<]/.test(cell)
      ? await parser.markdown({ file: "", text: lead + cell, firstLine: 1 }, log)
      : [];
    const problems = log.sorted();
    const isStruck = problems.some(({ message }) => message === struckNote[0]);
    if (isStruck) onStruck();
    const isShown =
      block?.type === "paragraph" && (isStruck || problems.length === 0) && !joins(block.children);
    words.push(isShown ? plainInline(block.children).replace(opening, "") : cell);
  }
  return words;
}

/** Whether words or figures would run into each other without the marks between them: `10*20*5` is no 10205. */
const joins = (children: readonly Inline[]): boolean =>
  children.some(
    (child, at) =>
      "children" in child &&
      child.type !== "link" &&
      (/[\p{L}\p{N}]$/u.test(plainInline(children.slice(0, at))) ||
        /^[\p{L}\p{N}]/u.test(plainInline(children.slice(at + 1))) ||
        joins(child.children)),
  );

const oneTable = "keep one table in a file, and nothing beside it";

/** Reads the one GFM table of a table file. */
export async function readMarkdownTable(
  { file, text, firstLine }: TextPart,
  parser: Parser,
  log: ProblemLog,
): Promise<WrittenTable | null> {
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
  const noteStruck = (line: number) => () => log.info(file, line, ...struckNote);
  const names = await wordsOf(cellsOf(heading.text), parser, noteStruck(heading.number));
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
  const pause = createPause();
  for (const line of rest) {
    if (pause.isDue()) await pause.take();
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
    records.push(await wordsOf(cells, parser, noteStruck(line.number)));
    numbers.push(line.number);
  }
  return {
    heading: names,
    headingLine: heading.number,
    records,
    lineOf: (record) => numbers[record] ?? heading.number,
  };
}
