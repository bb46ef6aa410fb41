import { notationOf } from "../../figures/index.ts";
import { slugger } from "../slug.ts";
import type { Cell, Column, ColumnType, Row, Table } from "../types.ts";
import { type CellProblem, cellText, inferColumnType, isEmptyCell, readCell } from "./cells.ts";
import { withoutHtml } from "./html.ts";

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

const nameOfThing =
  /^(?:(?:full |first )?names?|person|people|employee|member|staff|product|item|title|customer|client)$/i;

/**
 * The column that names the rows: text that fills nearly all rows and hardly repeats, else dates that do,
 * else text that mostly does, else whatever does; else the first.
 */
function keyColumn(
  types: readonly ColumnType[],
  records: readonly (readonly string[])[],
  names: readonly string[],
): number {
  const naming = types.map((_, index) => namingBy(index, records));
  const first = (fits: (type: ColumnType) => boolean, share: number): number =>
    types.findIndex((type, i) => fits(type) && naming[i]!.filled >= share && naming[i]!.distinct >= share);
  const isText = (type: ColumnType): boolean => type === "text";
  const isTime = (type: ColumnType): boolean => type === "date" || type === "years-range";
  // Two people may share a name; the date on which each began names neither of them.
  const named = types.findIndex(
    (type, i) =>
      isText(type) && nameOfThing.test(names[i]!) && naming[i]!.filled >= 0.9 && naming[i]!.distinct >= 0.6,
  );
  const choices = [first(isText, 0.9), named, first(isTime, 0.9), first(isText, 0.6), first(() => true, 0.9)];
  return choices.find((index) => index >= 0) ?? 0;
}

/** Called for each cell that its column's type cannot read; such a cell stays as text. */
export type OnUnreadable = (record: number, column: number, problem: CellProblem) => void;

/** Rows from cells: each named by its key cell, ids unique; missing cells are empty. */
export function rowsOf(
  records: readonly (readonly string[])[],
  columns: readonly Column[],
  aliases: ReadonlyMap<string, readonly string[]> = new Map(),
  onUnreadable: OnUnreadable = () => {},
): Row[] {
  const key = columns.findIndex((column) => column.key);
  const idOf = slugger("row");
  const notations = columns.map((_, at) => notationOf(records.map((record) => record[at] ?? "")).notation);
  return records.map((record, index) => {
    const name = cellText(withoutHtml(record[key] ?? ""));
    const cells = columns.map((column, at): Cell => {
      const raw = withoutHtml(record[at] ?? "");
      const cell = readCell(raw, column.type, notations[at]);
      if (!("problem" in cell)) return cell;
      onUnreadable(index, at, cell);
      return { raw: raw.trim(), value: { kind: "text", text: cellText(raw) } };
    });
    return { id: idOf(name), name, cells, aliases: aliases.get(name) ?? [] };
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

/** Columns that nothing was declared about: types from the cells, units and the key from the heading and the cells. */
export function inferColumns(heading: readonly string[], records: readonly (readonly string[])[]): Column[] {
  const names = uniqueNames(heading);
  const types = names.map((name, index) =>
    inferColumnType(
      records.map((record) => record[index] ?? ""),
      name,
    ),
  );
  const key = keyColumn(types, records, names);
  return names.map((name, index) => {
    const type = types[index]!;
    const unit = type === "text" || type === "date" ? null : unitInName(cellText(heading[index]!));
    return { name, type, aliases: [], unit, whole: false, key: index === key };
  });
}
