import type { TableView } from "../../src/reply/index.ts";

/** Whether a table says nothing that the text has not said: a single row or column, all of it named. */
export function isSaid({ rows, columns }: TableView, text: string): boolean {
  const single = rows.length < 2 || columns.length === 1;
  return single && rows.every((row) => row.every((cell) => text.includes(cell)));
}

/**
 * The part of its source that a citation names, in words that do not repeat its title: `Table`, where the section
 * is called `Table: ` and like the entry.
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
