import { notationOf, readCellFigure, UnitCount } from "../../figures/index.ts";
import type { ProblemLog } from "../check/problems.ts";
import { struckNote } from "../parse/struck.ts";
import { withoutStruckTags } from "../parse/struck-html.ts";
import type { Column, Row } from "../types.ts";
import { isEmptyCell } from "./cells.ts";
import { holdsHtml } from "./html.ts";
import type { WrittenTable } from "./markdown-table.ts";
import { isSureTotal } from "./total-names.ts";

/** More cells say no more about a column, and a long table stays cheap. */
const mostLooked = 2_000;

/** Warns of cells that are ambiguous or cannot be compared; none of it is an error. */
export function noteTable(
  columns: readonly Column[],
  rows: readonly Row[],
  written: WrittenTable,
  file: string,
  log: ProblemLog,
): void {
  const records = written.records.slice(0, mostLooked);
  const note = (record: number, message: string, remedy: string): void =>
    log.info(file, written.lineOf(record), message, remedy);
  // First, since of very many notes the later ones are only counted.
  noteSize(columns, rows, note);
  columns.forEach((column, at) => {
    const cells = records.map((record) => record[at] ?? "");
    noteHtml(column, cells, note);
    noteLength(column, cells, note);
    if (column.type !== "list") noteForm(column, cells, note);
    noteUnits(column, cells, note);
    if (!column.key) noteMerged(column, at, columns, cells, note);
  });
  noteNames(rows.slice(0, mostLooked), note);
}

/** Most distinct words of a table that are indexed, shared among its columns: bounds memory at some 60 MB. */
export const mostWords = 200_000;
/** From so many rows on a keeper is told what they cost. */
const manyRows = 200_000;

/** What is too much to be kept ready: nobody has to guess why a name is not found. */
function noteSize(columns: readonly Column[], rows: readonly Row[], note: Note): void {
  if (rows.length >= manyRows)
    note(
      0,
      `${rows.length} rows: all of them are held in memory, some 1.7 kB each, and read at every start`,
      "leave out what nobody asks for, or add rows up before",
    );
  const kept = Math.ceil(mostWords / Math.max(1, columns.length));
  if (rows.length <= kept) return;
  columns.forEach(({ name }, at) => {
    const seen = new Set<string>();
    const first = rows.findIndex(({ cells }) => seen.add(cells[at]!.raw).size > kept);
    if (first >= 0)
      note(
        first,
        `column "${name}" has more than ${kept} different cells; from here on they are counted and compared, but not found by name`,
        "split the table, or leave out columns that nobody asks for",
      );
  });
}

type Note = (record: number, message: string, remedy: string) => void;

function noteHtml({ name }: Column, cells: readonly string[], note: Note): void {
  const first = cells.findIndex(holdsHtml);
  if (first >= 0)
    note(first, `column "${name}": HTML in a cell is read as plain text`, "write the text without tags");
  const struck = cells.findIndex((cell) => holdsHtml(cell) && withoutStruckTags(cell) !== cell);
  if (struck >= 0) note(struck, `column "${name}": ${struckNote[0]}`, struckNote[1]);
}

/** Of a longer cell an answer tells the beginning. */
export const longestToldChars = 1_000;

function noteLength({ name }: Column, cells: readonly string[], note: Note): void {
  const first = cells.findIndex((cell) => cell.length > longestToldChars);
  if (first >= 0)
    note(
      first,
      `column "${name}": a cell of ${cells[first]!.length} characters; an answer tells the first ${longestToldChars}`,
      "write an entry for the text, and keep the table's cells short",
    );
}

function noteForm({ name, type }: Column, cells: readonly string[], note: Note): void {
  const { doubts } = notationOf(cells);
  const { ambiguousDate, mixedDates, mixedDecimals, fraction } = doubts;
  const iso = "write dates as 2019-06-25";
  if (type === "date" || type === "text") {
    if (mixedDates !== null)
      note(mixedDates, `column "${name}": in some dates the day stands first, in others the month`, iso);
    else if (ambiguousDate !== null)
      note(
        ambiguousDate,
        `column "${name}": "${cells[ambiguousDate]!.trim()}" is read with the month first; no cell says whether the day does`,
        iso,
      );
  }
  const figures = type === "number" || type === "money" || type === "share" || type === "money-range";
  if (figures && mixedDecimals !== null)
    note(
      mixedDecimals,
      `column "${name}": decimals are parted by a comma in some cells, by a point in others`,
      "write all of them in one way, best 1,234.50",
    );
  if (type === "share" && fraction !== null)
    note(
      fraction,
      `column "${name}": "${cells[fraction]!.trim()}" beside percentages is read as ${Number((Number(cells[fraction]!.trim().replace(",", ".")) * 100).toFixed(6))}%`,
      "write all shares with a percent sign",
    );
}

function noteUnits({ name, type, key }: Column, cells: readonly string[], note: Note): void {
  if (key || !(type === "number" || type === "money" || type === "text")) return;
  const units = new UnitCount();
  let read = 0;
  let filled = 0;
  for (const cell of cells) {
    if (isEmptyCell(cell)) continue;
    filled++;
    const figure = readCellFigure(cell);
    if (Number.isNaN(figure.low)) continue;
    read++;
    units.add(figure.unit);
  }
  const { mixed, apart } = units.common();
  if (!mixed || read * 2 < filled) return;
  const first = cells.findIndex((cell) => !Number.isNaN(readCellFigure(cell).low));
  note(
    first,
    `column "${name}" holds figures that cannot be compared: ${apart.map((unit) => `"${unit}"`).join(", ")}`,
    "give each of them a column of its own; until then rows are not ordered by it",
  );
}

/** Cells below a filled one are empty, time and again: a merged cell of a spreadsheet. */
function noteMerged(
  { name }: Column,
  at: number,
  columns: readonly Column[],
  cells: readonly string[],
  note: Note,
): void {
  const key = columns.findIndex((column) => column.key);
  if (at > key && at > 0) return;
  const filled = cells.flatMap((cell, i) => (isEmptyCell(cell) ? [] : [i]));
  const blanks = cells.length - filled.length;
  if (cells.length < 4 || filled.length < 2 || blanks < filled.length / 2 || filled[0] !== 0) return;
  if (new Set(filled.map((i) => cells[i]!.trim())).size < filled.length) return;
  const empty = cells.findIndex((cell) => isEmptyCell(cell));
  note(
    empty,
    `column "${name}" is filled only in the first row of each group, as in a merged cell; the cells below count as empty`,
    "write the value into each row",
  );
}

function noteNames(rows: readonly Row[], note: Note): void {
  const seen = new Map<string, number>();
  rows.forEach(({ name }, row) => {
    if (isSureTotal(name))
      note(
        row,
        `the row "${name}" adds up the others: it is left out of counts, sums, maxima and minima`,
        "nothing, if that is what it is; else give it another name",
      );
    const first = seen.get(name.toLowerCase());
    if (name !== "" && first !== undefined)
      note(
        row,
        `another row is called "${name}"; replies tell them apart by another column`,
        "give each row a name of its own, or a column that tells them apart",
      );
    else seen.set(name.toLowerCase(), row);
  });
}
