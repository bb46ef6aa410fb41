import Table from "cli-table3";
import type { Phrases } from "../../src/phrases/index.ts";
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
  readonly phrases: Phrases;
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
export function renderReply(
  reply: Reply,
  { phrases, columns, why = false, colours = false }: RenderOptions,
): string {
  const width = widthFor(columns);
  const paint = painter(colours);
  const { citations, suggestions, explanation } = reply;
  const quiet = (lines: readonly string[]) => lines.map((line) => paint("dim", line));
  const parts: readonly (readonly string[])[] = [
    quiet(
      (reply.status === "answered" ? understood(explanation, phrases) : []).flatMap((line) =>
        wrap(line, width),
      ),
    ),
    renderBlocks(reply.body, width, paint),
    ...renderFigures(reply, { width, colours, phrases }),
    quiet(renderCitations(citations, phrases).flatMap((line) => wrap(line, width, "  "))),
    renderSuggestions(suggestions, paint),
    why ? quiet(renderExplanation(explanation, columns, phrases)) : [],
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

const widthFor = (columns: number): number => Math.max(narrowest, Math.min(columns, widest));

/** `/why` in words, an item after the other. */
export function renderExplanation(why: Explanation, columns: number, phrases: Phrases): string[] {
  const list = (name: string, items: readonly string[]) =>
    items.length > 0 ? [`${name}: ${items.join(", ")}`] : [];
  return [
    ...list(phrases("why-terms"), why.terms),
    ...list(phrases("why-corrected"), why.corrections.map(correction)),
    ...list(phrases("why-recognised"), why.entities),
    ...list(
      phrases("why-intent"),
      why.intent ? [`${why.intent.label} (${percent(why.intent.probability)})`] : [],
    ),
    ...list(phrases("why-followed"), why.resolved === null ? [] : [why.resolved]),
    ...list(phrases("why-plan"), why.plan === null ? [] : [why.plan]),
    ...why.candidates.map(({ title, score, evidence }) =>
      [
        `${phrases("candidate")} ${title} ${percent(score)}`,
        ...(evidence.length > 0 ? [evidence.join("; ")] : []),
      ].join(": "),
    ),
    ...list(phrases("why-uncovered"), why.uncovered),
    sureness(why, phrases),
  ].flatMap((line) => wrap(printableLines(line), widthFor(columns), "  "));
}

/** The reason with the confidence, unless it says that itself. */
function sureness({ confidence, reason }: Explanation, phrases: Phrases): string {
  const sure = percent(confidence);
  return reason.includes(sure) ? reason : phrases("how-sure", { percent: sure, reason });
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const correction = ({ from, to }: Explanation["corrections"][number]) => `${from} → ${to}`;

/** What was read otherwise than it was typed. */
function understood({ corrections, resolved }: Explanation, phrases: Phrases): string[] {
  return [
    ...(resolved === null ? [] : [phrases("understood-as", { question: resolved })]),
    ...corrections.map(({ from, to }) => phrases("read-as", { typed: from, word: to })),
  ].map(printableLines);
}

/** What an answer has beside its text: table, chart and working, those that there are. */
function renderFigures(
  { table, chart, working }: Reply,
  {
    width,
    colours,
    phrases,
  }: { readonly width: number; readonly colours: boolean; readonly phrases: Phrases },
): string[][] {
  const paint = painter(colours);
  const steps = working ? renderWorking(working, phrases).flatMap((line) => wrap(line, width, "  ")) : [];
  return [
    table && !(chart && tellsAll(chart, table)) ? renderTable(table, { width, colours, phrases }) : [],
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

function renderWorking({ formula, rows, result, plan }: Working, phrases: Phrases): string[] {
  const used = rows.map(({ row, value }) => `${row} ${value}`).join(", ");
  if (formula === undefined) return [];
  return [
    phrases("working", { formula: `${formula} = ${result}` }),
    ...(used === "" ? [] : [phrases("worked-from", { rows: used })]),
    `${phrases("why-plan")}: ${plan}`,
  ].map(printableLines);
}

/** One line a source and entry; the rows of one table stand together. */
function renderCitations(citations: readonly Citation[], phrases: Phrases): string[] {
  if (citations.length === 0) return [];
  const lines = [...Map.groupBy(citations, ({ id }) => id).values()].map((group) => {
    const { title, source, section, url } = group[0]!;
    const rows = group.flatMap(({ row }) => (row === undefined ? [] : [`“${row}”`]));
    const where = rows.length === 0 ? "" : `, ${rowsNamed(rows, phrases)}`;
    return `${title}${where} — ${source}${section ? `, ${section}` : ""}${url ? ` (${url})` : ""}`;
  });
  return printableLines(phrases("sources", { sources: lines.join("\n") })).split("\n");
}

const rowsNamed = (rows: readonly string[], phrases: Phrases): string =>
  rows.length === 1 ? phrases("in-row", { row: rows[0]! }) : phrases("in-rows", { rows: rows.join(", ") });

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

function renderTable(
  view: TableView,
  {
    width,
    colours,
    phrases,
  }: { readonly width: number; readonly colours: boolean; readonly phrases: Phrases },
): string[] {
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
    ...(left > 0 ? [phrases("more-rows", { count: left })] : []),
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
