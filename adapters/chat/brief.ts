import {
  type Block,
  type ChartData,
  type Citation,
  plainInline,
  type Reply,
  type TableView,
} from "../../src/reply/index.ts";
import { isSaid } from "./answer-parts.ts";

/** How much a reply may say at once where others read along. */
interface Room {
  readonly lines: number;
  /** What a line of the narrowest common screen holds. */
  readonly charsPerLine: number;
}

const USUAL: Room = { lines: 12, charsPerLine: 70 };

/**
 * The excerpt of a reply that is shown at once: the statement and a few facts; the rest is behind "Details".
 */
export interface Brief {
  readonly body: readonly Block[];
  /** `null` where the text says the same, or where there is no room. */
  readonly table: TableView | null;
  /** Only where three or more figures are compared, and the text does not say them. */
  readonly chart: ChartData | null;
  /** The computation, where the text does not show it. */
  readonly formula: string | null;
  /** What the text that is said stands on; sources of what is folded away are found there. */
  readonly citations: readonly Citation[];
  /** The text goes on. */
  readonly isCut: boolean;
  /** Something is folded away: the rest of the text, a table, a chart, how it was worked out. */
  readonly more: boolean;
}

const FEWEST_COMPARED = 3;
/** A table that stands in a channel at once; larger ones are folded away. */
const MOST_TABLE_ROWS = 4;
const MOST_TABLE_COLUMNS = 4;

/**
 * Selects the excerpt of a reply that is shown at once. `pictured`: charts can be shown as images; else their
 * figures may stand as a table.
 */
export function briefOf(
  reply: Reply,
  { room = USUAL, pictured = true }: { readonly room?: Room; readonly pictured?: boolean } = {},
): Brief {
  const { table, working } = reply;
  const body = withoutRepeats(reply.body);
  const cut = cutTo(body, { ...room, lines: room.lines * (1 + (questionsIn(body) - 1) / 2) });
  const written = cut.blocks.map(plainOf).join("\n");
  const said = cut.isCut ? written : `${written}\n${reply.text}`;
  const chart = pictured ? chartIn(reply, said) : null;
  const small =
    table !== null &&
    chart === null &&
    !isSaid(table, said) &&
    table.rows.length <= MOST_TABLE_ROWS &&
    table.columns.length <= MOST_TABLE_COLUMNS &&
    cut.left > table.rows.length + 1;
  const formula =
    working?.formula !== undefined && !said.includes(working.formula)
      ? working.formula.includes(working.result)
        ? working.formula
        : `${working.formula} = ${working.result}`
      : null;
  const folded =
    body.length < reply.body.length ||
    (table !== null && !small && !isSaid(table, said)) ||
    (reply.chart !== null && chart === null && reply.chart.items.length >= FEWEST_COMPARED) ||
    working?.formula !== undefined;
  return {
    body: cut.blocks,
    table: small ? table : null,
    chart,
    formula,
    citations: reply.citations,
    isCut: cut.isCut,
    more: cut.isCut || folded,
  };
}

/** Questions that are answered one by one stand out over their answers, as far as they are several: each wants some room. */
const questionsIn = (body: readonly Block[]): number =>
  Math.min(mostQuestions, Math.max(1, body.filter(standsOut).length));
const mostQuestions = 3;

/** A paragraph that leads like a heading. */
const standsOut = (block: Block): boolean =>
  block.type === "paragraph" && block.children.length === 1 && block.children[0]!.type === "strong";

/** A figure, however it is written. */
const FIGURES = /\d[\d.,]*\d|\d/g;

/** Lists each of whose items gives figures that were said above already are left to the details. */
function withoutRepeats(body: readonly Block[]): readonly Block[] {
  const said = new Set<string>();
  return body.filter((block, index) => {
    const isRepeat =
      index > 0 &&
      block.type === "list" &&
      block.items.every((item) => {
        const figures = plainInline(item).match(FIGURES) ?? [];
        return figures.length > 0 && figures.every((figure) => said.has(figure));
      });
    if (!isRepeat) for (const figure of plainOf(block).match(FIGURES) ?? []) said.add(figure);
    return !isRepeat;
  });
}

function chartIn({ chart }: Reply, said: string): ChartData | null {
  if (chart === null) return null;
  const named = chart.items.filter(({ highlighted }) => highlighted);
  const compared = named.length > 0 ? named : chart.items;
  if (compared.length < FEWEST_COMPARED) return null;
  const text = said.toLowerCase();
  return chart.items.every(({ label }) => text.includes(label.toLowerCase())) ? null : chart;
}

interface Cut {
  readonly blocks: readonly Block[];
  readonly left: number;
  readonly isCut: boolean;
}

/** The first blocks that fit; the statement always, of a list its first items, of code its first lines. */
function cutTo(body: readonly Block[], { lines, charsPerLine }: Room): Cut {
  const blocks: Block[] = [];
  let left = lines;
  for (const [index, block] of body.entries()) {
    const size = linesIn(block, charsPerLine);
    if (size <= left) {
      blocks.push(block);
      left -= size + (index === body.length - 1 ? 0 : 0.5);
      continue;
    }
    const part =
      partOf(block, left, charsPerLine) ?? (index === 0 ? statementOf(block, left * charsPerLine) : null);
    if (part !== null) blocks.push(part);
    return { blocks: withoutLastHeading(blocks), left: 0, isCut: true };
  }
  return { blocks, left, isCut: false };
}

/** A heading with nothing under it promises what is not there. */
const withoutLastHeading = (blocks: readonly Block[]): readonly Block[] =>
  blocks.length > 1 && leads(blocks.at(-1)!) ? blocks.slice(0, -1) : blocks;

/** Promises something below it. */
const leads = (block: Block): boolean =>
  block.type === "heading" || standsOut(block) || (block.type === "paragraph" && /:$/.test(plainOf(block)));

const FEWEST_LINES = 2;

/** As much of a list or of code as fits; `null` for other blocks, and where hardly anything does. */
function partOf(block: Block, left: number, charsPerLine: number): Block | null {
  if (left < FEWEST_LINES) return null;
  if (block.type === "code") {
    const text = fittingLines(block.text.split("\n"), left, (line) => rows(line.length, charsPerLine));
    return text.length === 0 ? null : { ...block, text: [...text, "…"].join("\n") };
  }
  if (block.type !== "list") return null;
  let used = 0;
  let kept = 0;
  while (kept < block.items.length) {
    used += itemLines(block, kept, charsPerLine);
    if (used > left - 1) break;
    kept++;
  }
  if (kept === 0) return null;
  const items = block.items.slice(0, kept);
  return { ...block, items, ...(block.under && { under: block.under.slice(0, kept) }) };
}

/** A statement of its own length, cut behind a sentence. */
function statementOf(block: Block, chars: number): Block | null {
  if (!("children" in block)) return null;
  const text = plainInline(block.children);
  const end = [...text.slice(0, chars).matchAll(/[.!?](?=\s|$)/g)].at(-1)?.index ?? -1;
  const words =
    end > chars / 3 ? text.slice(0, end + 1) : `${text.slice(0, Math.max(20, chars - 1)).trimEnd()}…`;
  return { type: "paragraph", children: [{ type: "text", text: words }] };
}

function fittingLines(
  lines: readonly string[],
  left: number,
  sizeOf: (line: string) => number,
): readonly string[] {
  let used = 0;
  const end = lines.findIndex((line) => {
    used += sizeOf(line);
    return used > left - 1;
  });
  return end === -1 ? lines : lines.slice(0, end);
}

const rows = (chars: number, charsPerLine: number): number => Math.max(1, Math.ceil(chars / charsPerLine));

/** How many lines a block takes. */
function linesIn(block: Block, charsPerLine: number): number {
  switch (block.type) {
    case "code":
      return block.text.split("\n").reduce((sum, line) => sum + rows(line.length, charsPerLine), 0);
    case "list":
      return block.items.reduce((sum, _, index) => sum + itemLines(block, index, charsPerLine), 0);
    default:
      return rows(plainInline(block.children).length, charsPerLine);
  }
}

function itemLines(list: Extract<Block, { type: "list" }>, index: number, charsPerLine: number): number {
  const own = rows(plainInline(list.items[index] ?? []).length + 3, charsPerLine);
  const under = list.under?.[index] ?? [];
  return under.reduce((sum, block) => sum + linesIn(block, charsPerLine - 3), own);
}

const plainOf = (block: Block): string =>
  block.type === "code"
    ? block.text
    : block.type === "list"
      ? block.items.map(plainInline).join("\n")
      : plainInline(block.children);
