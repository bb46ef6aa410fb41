import type { TableView } from "../../src/reply/index.ts";

/** Whether a text already contains every cell of a table that has a single row or column. */
export function isSaid({ rows, columns }: TableView, text: string): boolean {
  const single = rows.length < 2 || columns.length === 1;
  return single && rows.every((row) => row.every((cell) => text.includes(cell)));
}

/**
 * A citation's section without the part that repeats its title: `Table` for `Table: ` and the title; `null`
 * where nothing is left.
 */
export function sectionOf(section: string | undefined, title: string): string | null {
  if (section === undefined) return null;
  const [, kind = null, name = section] = /^([\p{L} ]+): (.+)$/u.exec(section) ?? [];
  return bare(name) === bare(title) ? kind : section;
}

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
