import { named } from "../check/nearest.ts";
import type { Placed } from "../check/placed.ts";
import type { ProblemLog } from "../check/problems.ts";
import type { Column, Row } from "../types.ts";
import type { WrittenTable } from "./markdown-table.ts";

/** Checks that a table has rows, each with a name, and no duplicates. */
export function checkRows(rows: readonly Row[], written: WrittenTable, file: string, log: ProblemLog): void {
  if (rows.length === 0)
    log.error(
      file,
      written.headingLine,
      "the table has no rows",
      "write at least one below the line of dashes",
    );
  const seen = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    if (row.name === "")
      log.error(
        file,
        written.lineOf(index),
        "the row has no name: its key cell is empty",
        "fill it, or make another column the key",
      );
    const whole = row.cells.map((cell) => cell.raw).join("\u0000");
    const first = seen.get(whole);
    if (first === undefined) seen.set(whole, index);
    else
      log.error(
        file,
        written.lineOf(index),
        `the same row as in line ${written.lineOf(first)}`,
        "remove one of them",
      );
  }
}

/** Checks that shares of a whole add up to 100, within rounding. */
export function checkShares(
  columns: readonly Column[],
  rows: readonly Row[],
  home: Placed<unknown>,
  log: ProblemLog,
): void {
  for (const [index, column] of columns.entries()) {
    if (!column.whole || column.type !== "share") continue;
    const shares = rows.flatMap(({ cells }) => {
      const { value } = cells[index]!;
      return value.kind === "share" ? [value.number] : [];
    });
    const sum = Number(shares.reduce((total, share) => total + share, 0).toFixed(6));
    if (Math.abs(sum - 100) > roundingOf(shares))
      log.error(
        home.file,
        home.line(["columns", column.name]),
        `the shares of "${column.name}" add up to ${sum}%, not to 100%`,
        'correct the figures, or remove "whole"',
      );
  }
}

/** Checks that a declared order names each word of its column once, and that the column holds words. */
export function checkOrders(
  columns: readonly Column[],
  rows: readonly Row[],
  home: Placed<unknown>,
  log: ProblemLog,
): void {
  for (const [index, { name, type, order }] of columns.entries()) {
    if (order === undefined) continue;
    const line = home.line(["columns", name]);
    if (type !== "text")
      log.error(
        home.file,
        line,
        `column "${name}" is of type ${type}, which has an order of its own`,
        'remove "order", or make it a column of text',
      );
    const known = new Set(order.map((word) => word.toLowerCase()));
    if (known.size < order.length)
      log.error(home.file, line, `the order of "${name}" names a word twice`, "keep it at one place");
    const cells = new Set(rows.map(({ cells }) => cells[index]!.raw.trim()).filter(Boolean));
    const missing = [...cells].find((cell) => !known.has(cell.toLowerCase()));
    if (missing !== undefined)
      log.error(
        home.file,
        line,
        `the order of "${name}" leaves out "${missing}"`,
        `add it to its place; lowest first: ${named(order)}`,
      );
  }
}

/** How far rounded shares may be from 100: half a last digit each, never over half a percent; whole figures not at all. */
function roundingOf(shares: readonly number[]): number {
  const decimals = Math.max(0, ...shares.map((share) => (String(share).split(".")[1] ?? "").length));
  return decimals === 0 ? 0 : Math.min(0.5, (shares.length * 0.5) / 10 ** decimals) + 1e-9;
}
