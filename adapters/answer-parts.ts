import { plainInline } from "../src/document.ts";
import type { Block, Reply, TableView } from "../src/ports.ts";

/** An answer, and what stands behind it because it may be what was asked for. */
export interface AnswerParts {
  readonly answer: readonly Block[];
  /** The second entry, its title first; `null` where there is none. */
  readonly also: readonly Block[] | null;
  /** Which of the two table, chart and working belong to. */
  readonly figures: "answer" | "also";
}

/** Takes a reply's document apart, so that table and chart can stand beside the text that they belong to. */
export function partsOf(reply: Pick<Reply, "body" | "entry" | "table" | "working">): AnswerParts {
  const { body, entry, table, working } = reply;
  const at = body.findLastIndex(isHead);
  if (at < 1) return { answer: body, also: null, figures: "answer" };
  const used = [...(working?.plan ?? "").matchAll(/\bfrom (\S+)/g)].map(([, id]) => id);
  const tables = table === null ? used : [table.id, ...used];
  const isOwn = tables.length === 0 || tables.some((id) => id === entry);
  return {
    answer: body.slice(0, at),
    also: body.slice(at),
    figures: isOwn ? "answer" : "also",
  };
}

/** The paragraph that the core puts in front of a second entry. */
function isHead(block: Block): boolean {
  if (block.type !== "paragraph") return false;
  const [before, title, after] = block.children;
  const ends = after === undefined || (block.children.length === 3 && plainInline([after]) === ":");
  return before !== undefined && plainInline([before]) === "See also " && title?.type === "strong" && ends;
}

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
