import { parse } from "csv-parse/sync";
import { cellText, inferColumnType, isEmptyCell, readCellOrText } from "./cells.ts";
import { slugger } from "./slug.ts";
import type { Column, ColumnType, Row, Table } from "./types.ts";

/** Beyond these a table is refused: neither a reply nor a start within a second could come of it. */
export const tableLimits = { columns: 1_000, rows: 1_000_000, cells: 8_000_000 } as const;

/** A table's size is out of bounds; `message` says which, with figures. */
export class TableTooLargeError extends Error {
  readonly code = "table-too-large";
}

/** Records of a CSV text, tolerant of a byte order mark, stray quotes and ragged rows; the first is the heading. */
export function parseCsv(text: string): string[][] {
  const records: string[][] = parse(text, {
    bom: true,
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

/** Column names, each once: blank ones are numbered, repeated ones get a number in parentheses. */
export function uniqueNames(heading: readonly string[]): string[] {
  const seen = new Set<string>();
  return heading.map((raw, index) => {
    const base = cellText(raw) || `Column ${index + 1}`;
    let name = base;
    for (let n = 2; seen.has(name.toLowerCase()); n++) name = `${base} (${n})`;
    seen.add(name.toLowerCase());
    return name;
  });
}

/** The unit that a heading gives in parentheses or after "in": `Area (km²)`, `Depth in metres`. */
function unitInName(name: string): string | null {
  const unit = /\(([^()]{1,24})\)$/.exec(name)?.[1] ?? /\bin (\p{Ll}\S{0,11})$/u.exec(name)?.[1] ?? null;
  return unit !== null && /^[^\d#]/.test(unit) && unit !== "s" ? unit : null;
}

interface Naming {
  /** Part of the rows that have a name in this column. */
  readonly filled: number;
  /** Part of these names that no other row has. */
  readonly distinct: number;
}

function namingBy(index: number, records: readonly (readonly string[])[]): Naming {
  const seen = new Set<string>();
  let filled = 0;
  for (const record of records) {
    const text = record[index] ?? "";
    if (isEmptyCell(text) || text.length > 80) continue;
    filled++;
    seen.add(text.toLowerCase());
  }
  return { filled: filled / Math.max(1, records.length), distinct: seen.size / Math.max(1, filled) };
}

/**
 * The column that names the rows: text that fills nearly all rows and hardly repeats, else dates that do,
 * else text that mostly does, else whatever does; else the first.
 */
function keyColumn(types: readonly ColumnType[], records: readonly (readonly string[])[]): number {
  const naming = types.map((_, index) => namingBy(index, records));
  const first = (fits: (type: ColumnType) => boolean, share: number): number =>
    types.findIndex((type, i) => fits(type) && naming[i]!.filled >= share && naming[i]!.distinct >= share);
  const isText = (type: ColumnType): boolean => type === "text";
  const isTime = (type: ColumnType): boolean => type === "date" || type === "years-range";
  const choices = [first(isText, 0.9), first(isTime, 0.9), first(isText, 0.6), first(() => true, 0.9)];
  return choices.find((index) => index >= 0) ?? 0;
}

/** Rows from cells: each named by its key cell, ids unique. */
export function rowsOf(
  records: readonly (readonly string[])[],
  columns: readonly Column[],
  aliases: ReadonlyMap<string, readonly string[]> = new Map(),
): Row[] {
  const key = columns.findIndex((column) => column.key);
  const idOf = slugger("row");
  return records.map((record) => {
    const name = cellText(record[key] ?? "");
    return {
      id: idOf(name),
      name,
      cells: columns.map((column, index) => readCellOrText(record[index] ?? "", column.type)),
      aliases: aliases.get(name) ?? [],
    };
  });
}

const vagueName = /^(?:name|title|column \d+|no\.?|#|id|rank|pos(?:ition|\.)?)$/i;

/** What a row is called, from the heading of its key column. */
export function rowNoun(name: string): Table["row"] {
  const one = name.replace(/\s*\([^()]*\)$/, "").toLowerCase();
  if (vagueName.test(one) || !/^[\p{L}][\p{L} -]{1,30}$/u.test(one)) return { one: "row", many: "rows" };
  if (/[^aeiou]y$/.test(one)) return { one, many: `${one.slice(0, -1)}ies` };
  return { one, many: /(?:s|x|z|ch|sh)$/.test(one) ? `${one}es` : `${one}s` };
}

/**
 * A table from CSV text with nothing declared: the first record is the heading, types are inferred,
 * missing cells are empty, cells that their column's type cannot read stay as text.
 * Throws TableTooLargeError beyond `tableLimits`.
 */
export function tableFromCsv(
  text: string,
  { id, title }: { readonly id: string; readonly title: string },
): Table {
  const [heading = [], ...records] = parseCsv(text);
  const filled = records.filter((record) => record.some((cell) => cell.trim() !== ""));
  const names = uniqueNames(heading);
  const typed = names.map((name, index) => ({
    name,
    type: inferColumnType(
      filled.map((record) => record[index] ?? ""),
      name,
    ),
  }));
  const key = keyColumn(
    typed.map(({ type }) => type),
    filled,
  );
  const columns: Column[] = typed.map(({ name, type }, index) => ({
    name,
    type,
    aliases: [],
    unit: type === "text" || type === "date" ? null : unitInName(cellText(heading[index]!)),
    whole: false,
    key: index === key,
  }));
  return {
    id,
    title,
    row: rowNoun(names[key] ?? ""),
    also: [],
    measure: null,
    columns,
    rows: rowsOf(filled, columns),
    topics: [],
    related: [],
    source: "",
    section: null,
    origin: { file: `${id}.csv`, line: 1 },
  };
}
