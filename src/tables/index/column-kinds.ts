import { oncePer } from "../../memo.ts";
import { levelsOf } from "./column-figures.ts";
import type { ColumnIndex, TableIndex } from "./table-index.ts";

/** The cells of a column that say yes, and those that say no. */
export interface Flag {
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

const yes = /^(?:yes|y|true|✓|✔|✅|x|included|available|supported|on)$/i;
const no = /^(?:no|n|false|✗|✘|❌|not included|not available|none|off)$/i;

/** The two sides of a column of yes and no; `null` for other columns. */
export const flagOf = oncePer(({ values, index, filled }: ColumnIndex): Flag | null => {
  if (!values.length || values.length > mostFlags || filled === 0) return null;
  const texts = values.map(({ text }) => text.trim());
  const flag = { yes: texts.filter((text) => yes.test(text)), no: texts.filter((text) => no.test(text)) };
  return index >= 0 && flag.yes.length > 0 && flag.yes.length + flag.no.length === texts.length ? flag : null;
});

/** "Yes", "y", "✓": more spellings of two words are none. */
const mostFlags = 6;

/** row → its place in the order of a column's words, the lowest first. */
export type LevelOrder = ReadonlyMap<number, number>;

/** The order of a column of levels: a known one, or that of the rows where figures rise with them; `null` where there is none. */
export function levelOrder(column: ColumnIndex, index: TableIndex): LevelOrder | null {
  if (column.unit.kind === "level")
    return new Map(
      index.all.flatMap((row) => (column.figures.has(row) ? [[row, column.figures.low(row)]] : [])),
    );
  const cells = index.all.map((row) => index.table.rows[row]!.cells[column.index]!.raw);
  const labels = levelsOf(column.column, cells);
  if (labels === null) return orderByYears(column, index);
  const places = new Map(labels.map((label, place) => [label.toLowerCase(), place]));
  return new Map(
    index.all.flatMap((row) => {
      const place = places.get(index.table.rows[row]!.cells[column.index]!.raw.trim().toLowerCase());
      return place === undefined ? [] : [[row, place] as const];
    }),
  );
}

/** Grades of a table that also gives the years for each of them. */
function orderByYears(column: ColumnIndex, { columns, all, key }: TableIndex): LevelOrder | null {
  const years = columns.find((one) => one.unit.kind === "years" && one.ordered);
  if (column.index !== key || years === undefined) return null;
  return new Map(
    all.flatMap((row) => (years.figures.has(row) ? [[row, years.figures.low(row)] as const] : [])),
  );
}
