import type { Row, Table } from "../../knowledge/index.ts";

/** A cell longer than this tells nothing apart at a glance. */
const longestMark = 40;

/** Names of all rows; where several rows have one name, with the cell that tells them apart: `Ana Silva (Sales)`. */
export function labelsOf({ rows, columns }: Table, key: number): readonly string[] {
  const byName = Map.groupBy(rows.keys(), (row) => rows[row]!.name);
  const labels = rows.map(({ name }) => name);
  if (byName.size === rows.length) return labels;
  for (const [name, same] of byName) {
    if (same.length < 2) continue;
    const column = columns.findIndex((_, c) => c !== key && tellsApart(c, same, rows));
    if (column < 0) continue;
    for (const row of same) labels[row] = `${name} (${rows[row]!.cells[column]!.raw.trim()})`;
  }
  return labels;
}

function tellsApart(column: number, same: readonly number[], rows: readonly Row[]): boolean {
  const cells = new Set(same.map((row) => rows[row]!.cells[column]!.raw.trim()));
  return cells.size === same.length && [...cells].every((cell) => cell !== "" && cell.length <= longestMark);
}
