import { styleText } from "node:util";
import Table from "cli-table3";
import type { Block, Citation, Explanation, Inline, Reply, TableView } from "../../src/ports.ts";

export interface RenderOptions {
  /** Width of the terminal in characters. */
  readonly columns: number;
  /** Adds how the answer came about. */
  readonly why?: boolean;
  /** ANSI colours and emphasis; off when piped. */
  readonly colours?: boolean;
}

type Style = Parameters<typeof styleText>[0];

/** Control characters could drive the terminal: none of them is ever printed. */
const printable = (text: string): string => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "");

/** A reply as a terminal shows it: answer, table, working, sources, suggestions by number. */
export function renderReply(reply: Reply, { columns, why = false, colours = false }: RenderOptions): string {
  const width = Math.max(40, Math.min(columns, 100));
  const paint = (style: Style, text: string) => (colours ? styleText(style, text, { validateStream: false }) : text);
  const dim = (lines: readonly string[]) => lines.map((line) => paint("dim", line));

  const parts: string[][] = [reply.body.flatMap((block, i) => [...(i > 0 ? [""] : []), ...renderBlock(block, width, paint)])];
  if (reply.table) parts.push(renderTable(reply.table, width, colours));
  if (reply.working?.formula) parts.push(dim(wrap(`Working: ${reply.working.formula} = ${reply.working.result}`, width)));
  if (reply.citations.length > 0) parts.push(dim(reply.citations.flatMap((each) => wrap(renderCitation(each), width, "  "))));
  if (reply.suggestions.length > 0)
    parts.push(reply.suggestions.map((each, i) => `${paint("cyan", `[${i + 1}]`)} ${printable(each.label)}`));
  if (why) parts.push(dim(renderExplanation(reply.explanation).flatMap((line) => wrap(line, width, "  "))));
  return parts.map((lines) => lines.join("\n")).join("\n\n");
}

/** `/why` in words, a line an item. */
export function renderExplanation(why: Explanation): string[] {
  const list = (name: string, items: readonly string[]) => (items.length > 0 ? [`${name}: ${items.join(", ")}`] : []);
  return [
    ...list("Terms", why.terms),
    ...list("Corrected", why.corrections.map(({ from, to }) => `${from} → ${to}`)),
    ...list("Recognised", why.entities),
    ...(why.intent ? [`Intent: ${why.intent.label} (${percent(why.intent.probability)})`] : []),
    ...(why.resolved === null ? [] : [`Understood from the conversation: ${why.resolved}`]),
    ...(why.plan === null ? [] : [`Plan: ${why.plan}`]),
    ...why.candidates.map((each) => `Candidate ${each.title} ${percent(each.score)}: ${each.evidence.join("; ")}`),
    ...list("Not covered", why.uncovered),
    `Confidence ${percent(why.confidence)}: ${why.reason}`,
  ].map(printable);
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function renderBlock(block: Block, width: number, paint: (style: Style, text: string) => string): string[] {
  switch (block.type) {
    case "paragraph":
      return wrap(renderInlines(block.children), width);
    case "heading":
      return [paint("bold", renderInlines(block.children))];
    case "quote":
      return wrap(renderInlines(block.children), width - 2).map((line) => `│ ${line}`);
    case "code":
      return printable(block.text).split("\n").map((line) => `    ${line}`);
    case "list":
      return block.items.flatMap((item, i) => {
        const mark = block.ordered ? `${i + 1}. ` : "• ";
        return wrap(mark + renderInlines(item), width, " ".repeat(mark.length));
      });
  }
}

function renderInlines(children: readonly Inline[]): string {
  return children
    .map((child): string => {
      if (child.type === "text" || child.type === "code") return printable(child.text);
      const inner = renderInlines(child.children);
      return child.type === "link" ? `${inner} (${printable(child.url)})` : inner;
    })
    .join("");
}

function renderCitation(citation: Citation): string {
  const row = citation.row === undefined ? "" : `, row “${citation.row}”`;
  return printable(`Source: ${citation.title}${row} — ${citation.source}${citation.section ? `, ${citation.section}` : ""}`);
}

function renderTable(view: TableView, width: number, colours: boolean): string[] {
  const natural = view.columns.map((column, i) =>
    Math.max(column.name.length, ...view.rows.map((row) => row[i]?.length ?? 0)),
  );
  const table = new Table({
    head: view.columns.map((column) => printable(column.name)),
    colAligns: view.columns.map((column) => column.align),
    colWidths: fitWidths(natural, width),
    wordWrap: true,
    style: colours ? { head: ["bold"], border: ["dim"] } : { head: [], border: [] },
  });
  for (const row of view.rows) table.push(row.map(printable));
  return [printable(view.title), ...table.toString().split("\n")];
}

/** Column widths with padding: as wide as needed, the widest shrinking first until all fit. */
function fitWidths(natural: readonly number[], width: number): number[] {
  const widths = natural.map((n) => n + 2);
  const room = Math.max(width - (widths.length + 1), widths.length * 6);
  while (widths.reduce((a, b) => a + b, 0) > room) widths[widths.indexOf(Math.max(...widths))]! -= 1;
  return widths;
}

/** Breaks at spaces; `indent` goes before every line but the first. */
function wrap(text: string, width: number, indent = ""): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent + word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
