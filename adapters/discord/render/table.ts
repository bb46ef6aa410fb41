import type { TableView } from "../../../src/reply/index.ts";
import { clip } from "../../chat/index.ts";
import { label } from "./limits.ts";
import type { Piece } from "./pages.ts";
import { codeText, escapeLine } from "./text.ts";
import { pad, widthOf } from "./width.ts";

/** Width of a code block that a phone shows without wrapping, in monospaced columns. */
export const PHONE_COLUMNS = 36;
const GAP = 2;
const NARROWEST_WRAPPED = 12;
/** More than two lines a cell read worse than a card. */
const MOST_CELL_LINES = 2;
const CELL_CHARS = 300;

/** Renders a table: monospaced where it fits a phone's width, else one card for each row. */
export function renderTable(view: TableView): Piece[] {
  if (view.columns.length === 0 || view.rows.length === 0) return [];
  const table: CellTexts = {
    head: view.columns.map((column) => cellText(column.name)),
    rows: view.rows.map((row) => view.columns.map((_, index) => cellText(row[index]))),
    align: view.columns.map((column) => column.align),
  };
  return [monospaced(table) ?? cards(table)];
}

interface CellTexts {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly align: readonly ("left" | "right")[];
}

function monospaced({ head, rows, align }: CellTexts): Piece | null {
  const cells = [head, ...rows].map((row) => row.map(codeText));
  const natural = head.map((_, column) => Math.max(...cells.map((row) => widthOf(row[column]!))));
  const widths = fitted(natural, align);
  if (!widths) return null;
  const wrapped = cells.map((row) => row.map((cell, column) => wrap(cell, widths[column]!)));
  if (wrapped.some((row) => row.some((lines) => lines.length > MOST_CELL_LINES))) return null;
  if (
    wrapped.some((row) => row.some((lines, column) => lines.some((line) => widthOf(line) > widths[column]!)))
  )
    return null;
  const [top, ...others] = wrapped.map((row) => rowLines(row, widths, align).join("\n"));
  const rule = widths.map((width) => "─".repeat(width)).join(" ".repeat(GAP));
  return { head: `\`\`\`\n${top}\n${rule}\n`, lines: others, tail: "\n```", apart: true };
}

/** Widths that fit a phone, the widest column of text giving way; `null` where none do. */
function fitted(natural: readonly number[], align: CellTexts["align"]): number[] | null {
  const room = PHONE_COLUMNS - GAP * (natural.length - 1);
  const over = natural.reduce((sum, width) => sum + width, 0) - room;
  if (over <= 0) return [...natural];
  const texts = natural.map((width, column) => (align[column] === "left" ? width : 0));
  const widest = texts.indexOf(Math.max(...texts));
  const left = natural[widest]! - over;
  if (left < NARROWEST_WRAPPED || texts[widest] === 0) return null;
  return natural.map((width, column) => (column === widest ? left : width));
}

function rowLines(row: readonly string[][], widths: readonly number[], align: CellTexts["align"]): string[] {
  const height = Math.max(...row.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    row
      .map((lines, column) => pad(lines[line] ?? "", widths[column]!, align[column]!))
      .join(" ".repeat(GAP))
      .trimEnd(),
  );
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + 1 + widthOf(word) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function cards({ head, rows }: CellTexts): Piece {
  return {
    lines: rows.map(([key, ...rest]) => {
      const name = `**${escapeLine(key!)}**`;
      if (rest.length === 0) return `- ${name}`;
      if (rest.length === 1) return `- ${name} · ${escapeLine(rest[0]!)}`;
      const cells = rest.map((cell, index) => `  - ${escapeLine(head[index + 1]!)}: ${escapeLine(cell)}`);
      return [`- ${name}`, ...cells].join("\n");
    }),
    apart: true,
  };
}

function cellText(text: string | undefined): string {
  const shown = (text ?? "").trim() === "" ? "–" : label(text!, CELL_CHARS);
  return clip(shown, CELL_CHARS);
}
