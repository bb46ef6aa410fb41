import { joints } from "../../language/index.ts";
import type { ConceptIndex } from "../index/concept-index.ts";
import type { ColumnIndex, TableIndex } from "../index/table-index.ts";
import { spanText, type TableQuestion } from "../question/question.ts";
import type { Span } from "../question/span.ts";
import { type CellLink, findCellLinks, linkKinds } from "./link-cells.ts";
import { type ColumnLink, linkColumns } from "./link-columns.ts";

/** Matches of a question with the columns and cells of a table. */
export interface Links {
  readonly cells: readonly CellLink[];
  readonly columns: readonly ColumnLink[];
  /** Columns that plans may be about: those that are named, the key, and the first of the others. */
  readonly pool: readonly ColumnIndex[];
}

const maxCellLinks = 40;

/** Matches the phrases of a question with the columns and cells of a table. */
export function linkQuestion(
  question: TableQuestion,
  index: TableIndex,
  concepts: ConceptIndex,
  common: ReadonlySet<string>,
): Links {
  const columns = linkColumns(question, index, concepts);
  const cells = linkCells(question, index, concepts, columns, common);
  return { cells, columns, pool: poolOf(index, cells, columns) };
}

const mostUnnamed = 40;

function poolOf(
  index: TableIndex,
  cells: readonly CellLink[],
  columns: readonly ColumnLink[],
): readonly ColumnIndex[] {
  if (index.columns.length <= mostUnnamed) return index.columns;
  const named = new Set([...cells, ...columns].map(({ column }) => column).concat(index.key));
  return index.columns.filter((column) => column.index < mostUnnamed || named.has(column.index));
}

function linkCells(
  question: TableQuestion,
  index: TableIndex,
  concepts: ConceptIndex,
  columns: readonly ColumnLink[],
  common: ReadonlySet<string>,
): CellLink[] {
  const links = withoutRest(question, index, findCellLinks(question, index, concepts));
  const title = titleIn(question, index);
  const telling = links.filter(
    (link) => !(title && isInside(link, title)) && tells(question, index, link, columns, common),
  );
  // "Data engineers and ML engineers": beside a row the name of another one is a row as well.
  const joined = links.filter(
    (link) =>
      !telling.includes(link) &&
      link.column === index.key &&
      (link.kind === "whole" || link.kind === "alias") &&
      telling.some((other) => other.column === link.column && areListed(question, other, link)),
  );
  return prune([...telling, ...joined]).slice(0, maxCellLinks);
}

const rest = /^(?:(?:all )?the )?(?:rest|others?|remaining|remainder|else)(?: ones)?$/;

/** "Finance, and the rest?": beside other rows the rest is what they leave, not the row that is called so. */
function withoutRest(question: TableQuestion, { key }: TableIndex, links: readonly CellLink[]): CellLink[] {
  const isRest = (link: CellLink): boolean => link.column === key && rest.test(spanText(question, link));
  const others = links.some(
    (link) => link.column === key && !isRest(link) && (link.kind === "whole" || link.kind === "alias"),
  );
  return links.filter((link) => !others || !isRest(link));
}

const farthestListed = 3;

/** Whether two phrases stand side by side, parted by a word that lists or compares. */
function areListed({ words }: TableQuestion, left: Span, right: Span): boolean {
  const [first, second] = left.to <= right.from ? [left, right] : [right, left];
  const between = words.slice(first.to, second.from);
  return (
    between.length > 0 &&
    between.length <= farthestListed &&
    (between.at(-1)!.text === "than" ||
      between.every(({ frame, text }) => frame || joints.listing.has(text))) &&
    between.some(({ text }) => joints.listing.has(text))
  );
}

/** "The table of popular tools and frameworks" says which table, not which of its rows. */
function titleIn({ words }: TableQuestion, { title }: TableIndex): Span | null {
  if (title.length < 2) return null;
  const from = words.findIndex((_, at) => title.every((stem, i) => words[at + i]?.stem === stem));
  return from < 0 ? null : { from, to: from + title.length };
}

/** A part, not the whole: a table may be called like its only thing. */
const isInside = (link: Span, { from, to }: Span): boolean =>
  from <= link.from && link.to <= to && link.to - link.from < to - from;

/** A word for the rows, for a column or for the subject of all tables does not single out cells that happen to hold it. */
function tells(
  question: TableQuestion,
  index: TableIndex,
  link: CellLink,
  columns: readonly ColumnLink[],
  common: ReadonlySet<string>,
): boolean {
  if (link.rows.length === index.table.rows.length && link.rows.length > 1) return false;
  const stems = question.words.slice(link.from, link.to).map((word) => word.stem);
  if (isCommon(stems, common) && !isSetOff(question, link)) return false;
  const phrase = stems.join(" ");
  // "Which jury members": what the rows are called singles none of them out, though a cell may say it too.
  if (link.column !== index.key && index.rowNames.includes(phrase)) return false;
  // "How many couriers" asks for the column of that name, not for those whose role is courier.
  const heading = columns.some(
    ({ column, from, to, hinted, share, alias }) =>
      !(hinted || alias) &&
      share > 0.99 &&
      from === link.from &&
      to === link.to &&
      column !== link.column &&
      index.columns[column]!.ordered,
  );
  if (heading && link.column !== index.key) return false;
  if (link.kind !== "inside" && link.kind !== "near") return true;
  if (index.rowNames.some((name) => name === phrase || name.split(" ").at(-1) === phrase)) return false;
  return !columns.some(
    (column) => !column.hinted && column.share > 0.99 && column.from <= link.from && link.to <= column.to,
  );
}

/** "Data engineer" is a row, though both words stand in most titles; "machine learning engineer" stands in most as a whole. */
const isCommon = (stems: readonly string[], common: ReadonlySet<string>): boolean =>
  stems.every((stem) => common.has(stem)) &&
  (stems.length === 1 || stems.length > longestRun || common.has(stems.join(" ")));

/** Runs of stems that are known to be common. */
const longestRun = 3;

/** Quoted, or introduced as a name: meant as it stands. */
function isSetOff({ words, utterance }: TableQuestion, { from }: CellLink): boolean {
  if (/["“”'‘’]/.test(utterance.text[words[from]!.start - 1] ?? "")) return true;
  return [1, 2].some((back) => joints.introducing.has(words[from - back]?.text ?? ""));
}

/** Keeps the longest and best link of each place: inside a longer one of the same column a shorter one says nothing. */
function prune(links: readonly CellLink[]): CellLink[] {
  const rank = (link: CellLink): number => linkKinds.indexOf(link.kind);
  const sorted = [...links].sort((a, b) => b.to - b.from - (a.to - a.from) || rank(a) - rank(b));
  const kept: CellLink[] = [];
  for (const link of sorted) {
    const covered = kept.some(
      (other) =>
        other.from <= link.from &&
        link.to <= other.to &&
        (other.column === link.column || (rank(other) <= 3 && other.to - other.from > link.to - link.from)),
    );
    if (!covered) kept.push(link);
  }
  return kept.sort((a, b) => a.from - b.from || rank(a) - rank(b));
}
