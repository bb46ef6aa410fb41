import type { RawTextElement, RichTextBlock, RichTextPreformatted, TableBlock } from "@slack/types";
import type { TableView } from "../../../src/reply/index.ts";
import { clip, printable } from "../../chat/index.ts";
import { slackLimits } from "./limits.ts";

const EMPTY = "–";
const CELL_CHARS = 500;
/** Wider tables do not fit a phone as monospaced text and are written as lists. */
const MONOSPACE_COLUMNS = 64;

/** A table cut to what one message takes. */
interface ShownTable {
  readonly block: TableBlock;
  readonly chars: number;
  readonly rowsShown: number;
}

/** Renders a native table block, with as many rows as `budget` characters and Slack's limits allow. */
export function renderTable(view: TableView, budget: number): ShownTable | null {
  const columns = view.columns.slice(0, slackLimits.tableColumns);
  if (columns.length === 0 || view.rows.length === 0) return null;
  const header = columns.map((column) => heading(column.name));
  let chars = columns.reduce((sum, column) => sum + cellText(column.name).length, 0);
  const rows: TableBlock["rows"] = [header];
  for (const row of view.rows.slice(0, slackLimits.tableRows - 1)) {
    const cells = columns.map((_, index) => cellText(row[index]));
    const size = cells.reduce((sum, text) => sum + text.length, 0);
    if (chars + size > Math.min(budget, slackLimits.tableChars)) break;
    chars += size;
    rows.push(cells.map((text): RawTextElement => ({ type: "raw_text", text })));
  }
  if (rows.length === 1) return null;
  const block: TableBlock = {
    type: "table",
    rows,
    column_settings: columns.map(({ align }) => ({ align, is_wrapped: true })),
  };
  return { block, chars, rowsShown: rows.length - 1 };
}

/**
 * Renders a table as preformatted text of at most `budget` characters, for where Slack accepts no native one.
 */
export function renderTableAsText(view: TableView, budget: number): RichTextBlock[] {
  const lines = tableLines(view);
  const kept: string[] = [];
  let chars = 0;
  for (const line of lines) {
    chars += line.length + 1;
    if (chars > budget) break;
    kept.push(line);
  }
  const preformatted = (text: string): RichTextPreformatted => ({
    type: "rich_text_preformatted",
    elements: [{ type: "text", text }],
  });
  return grouped(kept, slackLimits.sectionText - 200).map((text) => ({
    type: "rich_text",
    elements: [preformatted(text)],
  }));
}

/**
 * Plain-text lines of a table: aligned columns where it is narrow, else a line for each row, with the names
 * of its columns.
 */
export function tableLines(view: TableView): string[] {
  if (view.columns.length === 0) return [];
  const head = view.columns.map((column) => cellText(column.name));
  const rows = view.rows.map((row) => view.columns.map((_, index) => cellText(row[index])));
  const widths = head.map((name, index) =>
    Math.max(name.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const total = widths.reduce((sum, width) => sum + width + 2, 0);
  if (total > MONOSPACE_COLUMNS) return rows.map((row) => namedCells(head, row));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) =>
        view.columns[index]?.align === "right"
          ? cell.padStart(widths[index] ?? 0)
          : cell.padEnd(widths[index] ?? 0),
      )
      .join("  ")
      .trimEnd();
  return [line(head), widths.map((width) => "─".repeat(width)).join("  "), ...rows.map(line)];
}

function namedCells(head: readonly string[], row: readonly string[]): string {
  const [key, ...rest] = row;
  const named = rest.map((cell, index) => `${head[index + 1]}: ${cell}`);
  return named.length === 0 ? `${key}` : `${key} · ${named.join("; ")}`;
}

function heading(name: string): RichTextBlock {
  return {
    type: "rich_text",
    elements: [
      {
        type: "rich_text_section",
        elements: [{ type: "text", text: cellText(name), style: { bold: true } }],
      },
    ],
  };
}

/** A cell is never empty: Slack refuses that. */
function cellText(text: string | undefined): string {
  const shown = printable(text ?? "")
    .replace(/\s+/g, " ")
    .trim();
  return shown === "" ? EMPTY : clip(shown, CELL_CHARS);
}

function grouped(lines: readonly string[], chars: number): string[] {
  const groups: string[] = [];
  for (const line of lines) {
    const short = clip(line, chars);
    const last = groups.at(-1);
    if (last !== undefined && last.length + short.length + 1 <= chars)
      groups[groups.length - 1] = `${last}\n${short}`;
    else groups.push(short);
  }
  return groups;
}
