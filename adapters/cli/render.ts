import Table from "cli-table3";
import type {
  Block,
  ChartData,
  Citation,
  Explanation,
  Inline,
  Reply,
  TableView,
  Working,
} from "../../src/reply/index.ts";
import { chartBars } from "../charts/index.ts";
import { type Paint, painter, printableLines, wrap } from "./text.ts";

/** How a reply is shown. */
export interface RenderOptions {
  /** Width of the terminal in characters. */
  readonly columns: number;
  /** Adds how the answer came about. */
  readonly why?: boolean;
  /** ANSI colours and emphasis; off when piped. */
  readonly colours?: boolean;
}

/** What is more than a screen or two nobody reads in a terminal. */
const mostRows = 60;
const mostCellChars = 200;
const narrowest = 40;
const widest = 100;

/** A reply as a terminal shows it: answer, table, chart, working, sources, suggestions by number. */
export function renderReply(reply: Reply, { columns, why = false, colours = false }: RenderOptions): string {
  const width = widthFor(columns);
  const paint = painter(colours);
  const { citations, suggestions, explanation } = reply;
  const quiet = (lines: readonly string[]) => lines.map((line) => paint("dim", line));
  const parts: readonly (readonly string[])[] = [
    quiet((reply.status === "answered" ? understood(explanation) : []).flatMap((line) => wrap(line, width))),
    renderBlocks(reply.body, width, paint),
    ...renderFigures(reply, width, colours),
    quiet(renderCitations(citations).flatMap((line) => wrap(line, width, "  "))),
    renderSuggestions(suggestions, paint),
    why ? quiet(renderExplanation(explanation, columns)) : [],
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

const widthFor = (columns: number): number => Math.max(narrowest, Math.min(columns, widest));

/** `/why` in words, an item after the other. */
export function renderExplanation(why: Explanation, columns: number): string[] {
  const list = (name: string, items: readonly string[]) =>
    items.length > 0 ? [`${name}: ${items.join(", ")}`] : [];
  return [
    ...list("Terms", why.terms),
    ...list("Corrected", why.corrections.map(correction)),
    ...list("Recognised", why.entities),
    ...(why.intent ? [`Intent: ${why.intent.label} (${percent(why.intent.probability)})`] : []),
    ...(why.resolved === null ? [] : [`Follow-up to: ${why.resolved}`]),
    ...(why.plan === null ? [] : [`Plan: ${why.plan}`]),
    ...why.candidates.map(({ title, score, evidence }) =>
      [`Candidate ${title} ${percent(score)}`, ...(evidence.length > 0 ? [evidence.join("; ")] : [])].join(
        ": ",
      ),
    ),
    ...list("Not covered", why.uncovered),
    `Confidence ${percent(why.confidence)}: ${why.reason}`,
  ].flatMap((line) => wrap(printableLines(line), widthFor(columns), "  "));
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const correction = ({ from, to }: Explanation["corrections"][number]) => `${from} → ${to}`;

/** What was read otherwise than it was typed. */
function understood({ corrections, resolved }: Explanation): string[] {
  return [
    ...(corrections.length > 0 ? [`Read ${corrections.map(correction).join(", ")}.`] : []),
    ...(resolved === null ? [] : [`Read as a follow-up to ${resolved}.`]),
  ].map(printableLines);
}

/** What an answer has beside its text: table, chart and working, those that there are. */
function renderFigures({ table, chart, working }: Reply, width: number, colours: boolean): string[][] {
  const paint = painter(colours);
  const steps = working ? renderWorking(working).flatMap((line) => wrap(line, width, "  ")) : [];
  return [
    table && !(chart && tellsAll(chart, table)) ? renderTable(table, width, colours) : [],
    chart ? renderChart(chart, width, paint) : [],
    steps.map((line) => paint("dim", line)),
  ];
}

/** Blocks with a blank line in between. */
const renderBlocks = (blocks: readonly Block[], width: number, paint: Paint): string[] =>
  blocks.flatMap((block, i) => [...(i > 0 ? [""] : []), ...renderBlock(block, width, paint)]);

function renderBlock(block: Block, width: number, paint: Paint): string[] {
  switch (block.type) {
    case "paragraph":
      return wrap(renderInlines(block.children, paint), width);
    case "heading":
      return wrap(renderInlines(block.children, plain), width).map((line) => paint("bold", line));
    case "quote":
      return wrap(renderInlines(block.children, paint), width - 2).map((line) => `│ ${line}`);
    case "code":
      return printableLines(block.text)
        .split("\n")
        .map((line) => `    ${line}`);
    case "list":
      return block.items.flatMap((item, i) => {
        const mark = block.ordered ? `${i + 1}. ` : "• ";
        const indent = " ".repeat(mark.length);
        const under = (block.under?.[i] ?? []).flatMap((each) =>
          renderBlock(each, width - mark.length, paint).map((line) => indent + line),
        );
        return [...wrap(mark + renderInlines(item, paint), width, indent), ...under];
      });
  }
}

const styles = { strong: "bold", emphasis: "italic", link: "underline" } as const;
const plain = painter(false);

function renderInlines(children: readonly Inline[], paint: Paint): string {
  return children
    .map((child): string => {
      if (child.type === "text" || child.type === "code") return printableLines(child.text);
      const inner = eachWord(renderInlines(child.children, paint), (word) => paint(styles[child.type], word));
      return child.type === "link" ? `${inner} (${printableLines(child.url)})` : inner;
    })
    .join("");
}

/** Word by word, so that lines can break between any two. */
const eachWord = (text: string, change: (word: string) => string): string =>
  text.replace(/[^ \n]+/g, (word) => change(word));

function renderWorking({ formula, rows, result, plan }: Working): string[] {
  const used = rows.map(({ row, value }) => `${row} ${value}`).join(", ");
  if (formula === undefined) return [];
  return [`Working: ${formula} = ${result}`, ...(used === "" ? [] : [`From ${used}`]), `Plan: ${plan}`].map(
    printableLines,
  );
}

/** One line a source and entry; the rows of one table stand together. */
function renderCitations(citations: readonly Citation[]): string[] {
  const groups = Map.groupBy(citations, ({ id }) => id);
  return [...groups.values()].map((group) => {
    const { title, source, section, url } = group[0]!;
    const rows = group.flatMap(({ row }) => (row === undefined ? [] : [`“${row}”`]));
    const where = rows.length === 0 ? "" : `, ${rows.length === 1 ? "row" : "rows"} ${rows.join(", ")}`;
    return printableLines(
      `Source: ${title}${where} — ${source}${section ? `, ${section}` : ""}${url ? ` (${url})` : ""}`,
    );
  });
}

function renderSuggestions(suggestions: Reply["suggestions"], paint: Paint): string[] {
  return suggestions.map(
    ({ label }, i) => `${paint("cyan", `[${i + 1}]`)} ${printableLines(label).replaceAll("\n", " ")}`,
  );
}

function renderChart(chart: ChartData, width: number, paint: Paint): string[] {
  const bars = chartBars(chart, { columns: width }).map((line) => printableLines(line).replaceAll("\n", " "));
  return [
    paint("bold", printableLines(chart.title)),
    ...bars.map((line, i) => (chart.items[i]?.highlighted ? paint("cyan", line) : line)),
  ];
}

/** The chart shows every row of the table with its only figure: drawn twice it would be read twice. */
function tellsAll({ items }: ChartData, { columns, rows }: TableView): boolean {
  const labels = new Set(items.map(({ label }) => label));
  return columns.length <= 2 && rows.every(([name]) => name !== undefined && labels.has(name));
}

function renderTable(view: TableView, width: number, colours: boolean): string[] {
  const cell = (text: string) => clip(printableLines(text).replaceAll("\n", " "));
  const rows = view.rows.slice(0, mostRows).map((row) => row.map(cell));
  const left = view.rows.length - rows.length;
  const natural = view.columns.map((column, i) =>
    Math.max(column.name.length, ...rows.map((row) => row[i]?.length ?? 0)),
  );
  const table = new Table({
    head: view.columns.map((column) => cell(column.name)),
    colAligns: view.columns.map((column) => column.align),
    colWidths: fitWidths(natural, width),
    wordWrap: true,
    style: colours ? { head: ["bold"], border: ["dim"] } : { head: [], border: [] },
  });
  for (const row of rows) table.push([...row]);
  return [
    painter(colours)("bold", cell(view.title)),
    ...table.toString().split("\n"),
    ...(left > 0 ? [`and ${left} more rows`] : []),
  ];
}

const clip = (text: string): string =>
  text.length <= mostCellChars ? text : `${text.slice(0, mostCellChars - 1)}…`;

/** Column widths with padding: as wide as needed, the widest shrinking first until all fit. */
function fitWidths(natural: readonly number[], width: number): number[] {
  const widths = natural.map((n) => Math.min(n, width) + 2);
  const room = Math.max(width - (widths.length + 1), widths.length * 6);
  while (widths.reduce((a, b) => a + b, 0) > room) widths[widths.indexOf(Math.max(...widths))]! -= 1;
  return widths;
}
