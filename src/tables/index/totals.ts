import { isSureTotal, isTotalName, type Table } from "../../knowledge/index.ts";
import type { ColumnFigures } from "./column-figures.ts";

/** What of a column tells whether a row adds up others. */
interface Summable {
  readonly ordered: boolean;
  readonly dated: boolean;
  readonly banded: boolean;
  readonly figures: ColumnFigures;
}

/** How far a sum may be from the figure of its total: what rounding may take. */
const rounding = 0.01;

/** Rows that add up others: their name says so, and where it could mean something else, their figures do. */
export function totalRows({ rows }: Table, key: number, columns: readonly Summable[]): ReadonlySet<number> {
  const named = rows.flatMap((row, r) => (isTotalName(row.cells[key]?.raw ?? "") ? [r] : []));
  if (!named.length || named.length * 2 > rows.length) return new Set();
  const others = rows.flatMap((_, r) => (named.includes(r) ? [] : [r]));
  return new Set(
    named.filter((row) => isSureTotal(rows[row]!.cells[key]!.raw) || addsUp(row, others, columns)),
  );
}

function addsUp(row: number, others: readonly number[], columns: readonly Summable[]): boolean {
  return columns.some(({ ordered, dated, banded, figures }) => {
    if (!ordered || dated || banded || !figures.has(row) || others.length < 2) return false;
    const sum = others.reduce((total, other) => total + (figures.has(other) ? figures.low(other) : 0), 0);
    return sum !== 0 && Math.abs(sum - figures.low(row)) <= Math.abs(sum) * rounding;
  });
}
