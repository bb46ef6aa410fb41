import type { Candidate } from "../decision/index.ts";
import type { Column, Row, Table } from "../knowledge/index.ts";
import { type Block, type Inline, paragraph, plainText, strong, text } from "../reply/index.ts";
import type { Holdings } from "./holdings.ts";
import { inLine, inShort, titleAsLead } from "./in-short.ts";

/** Creates the blocks that show what lies nearest to a question without an answer. */
export function createNearest({ entries, tables }: Holdings) {
  /** What lies nearest, in short: its answer may stand behind the first sentence. */
  const nearestBlocks = (candidate: Candidate): Block[] => {
    const entry = entries.get(candidate.id);
    if (!entry) return [paragraph(...nearItem(candidate))];
    return [
      paragraph(strong(titleAsLead(entry.title))),
      ...inShort(entry.answer, nearestChars, candidate.passages()),
    ];
  };

  /** What lies near, with its title, in a line. */
  const nearItem = (candidate: Candidate): Inline[] => {
    const entry = entries.get(candidate.id);
    const table = tables.get(candidate.id);
    if (table)
      return [
        strong(titleAsLead(table.title)),
        text(` ${planned(candidate) ?? whatItHolds(table, candidate.reading.utterance.text)}`),
      ];
    if (!entry) return [strong(candidate.title)];
    return [
      strong(titleAsLead(entry.title)),
      text(` ${inLine(entry.answer, itemChars, candidate.passages())}`),
    ];
  };

  /** What was looked up or computed, where its plan explains the question and it is short. */
  const planned = ({ table }: Candidate): string | null => {
    if (!table || table.uncovered.length > 0) return null;
    const said = plainText(table.statement().body);
    return said.length <= plannedChars && !said.includes("\n") ? said : null;
  };

  return { nearestBlocks, nearItem };
}

/** What lies nearest is shown to about this length, and what is named besides to that. */
const nearestChars = 700;
const itemChars = 280;
const plannedChars = 420;
/** What a row is mostly asked for. */
const figures: ReadonlySet<Column["type"]> = new Set<Column["type"]>([
  "money",
  "money-range",
  "share",
  "number",
]);
const rowsNamed = 5;
const cellChars = 30;

/**
 * What a table says in short: of the rows that a question names all their figures, else of the first rows the first
 * thing that is said of each: "Technology 40%, Finance 18% and 4 more."
 */
function whatItHolds({ columns, row, rows }: Table, asked: string): string {
  const told = columns.flatMap(({ key, type }, i) => (key || type === "text" || type === "list" ? [] : [i]));
  const cellOf = ({ cells }: Row, i: number): string => cells[i]!.raw.trim();
  const named = rows.filter(({ name }) => isNamed(name, asked)).slice(0, 2);
  if (named.length > 0) {
    const of = (each: Row): string => {
      const figures = told.flatMap((i) => {
        const value = cellOf(each, i);
        return value === "" || value.length > cellChars ? [] : [`${columns[i]!.name} ${value}`];
      });
      return `${each.name} (${figures.slice(0, rowsNamed).join(", ")})`;
    };
    return `${named.map(of).join(", ")}.`;
  }
  const first = told.find((i) => figures.has(columns[i]!.type)) ?? told[0] ?? -1;
  const shown = rows.slice(0, rowsNamed).map((each) => {
    const value = first === -1 ? "" : cellOf(each, first);
    return value === "" || value.length > cellChars ? each.name : `${each.name} ${value}`;
  });
  const rest = rows.length - shown.length;
  const more = rest === 0 ? "" : ` and ${rest} more ${rest === 1 ? row.one : row.many}`;
  return `${shown.join(", ")}${more}.`;
}

/** Whether a question names a row, by its name or what stands before a bracket or comma in it. */
function isNamed(name: string, asked: string): boolean {
  const short = name
    .split(/[,(/–-]/)[0]!
    .trim()
    .toLowerCase();
  const said = asked.toLowerCase();
  const at = short.length < leastNameChars ? -1 : said.indexOf(short);
  return at !== -1 && !/[\p{L}\p{N}]/u.test(said.charAt(at - 1) + said.charAt(at + short.length));
}

const leastNameChars = 3;
