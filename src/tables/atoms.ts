import { isPlace } from "./columns.ts";
import { conditionOf } from "./condition.ts";
import { columnsFor, figureIn } from "./figure-columns.ts";
import { comparisonStart, comparisonsOf, countsRows, isAfter, isRange } from "./limits.ts";
import type { Links } from "./link.ts";
import type { CellLink, LinkKind } from "./link-cells.ts";
import type { Comparison, Condition, Literal } from "./plan.ts";
import { type Question, type QuestionFigure, textIn } from "./question.ts";
import { covers, type Span } from "./span.ts";
import type { ColumnIndex, TableIndex } from "./table-index.ts";

/** One thing that the question says about rows: a cell's text, or a figure with its comparison. */
export interface Atom extends Span {
  readonly condition: Condition;
  /** Ascending. */
  readonly rows: readonly number[];
  readonly kind: LinkKind | "figure";
  /** How well the column was chosen, 0 to 1; cells choose for themselves. */
  readonly fit: number;
}

/** A name that stands for more values than this is shortened in a plan to the first of them. */
const mostValues = 200;
/** A column that fits a figure this well may also answer that no row keeps the limit. */
const sureFit = 0.6;

/** Figures that are held against the rows of a table; of a longer list the rest is not read. */
const mostFigures = 6;
/** In a table of more rows than this fewer are read. */
const largeRows = 5_000;
const mostFiguresInLarge = 3;

/** Everything that the question says about rows of a table, but for negations. */
export function atomsOf(question: Question, links: Links, index: TableIndex): Atom[] {
  return [...cellAtoms(question, links.cells), ...figureAtoms(question, links, index)];
}

function where(column: number, comparison: Comparison, values: readonly Literal[]): Condition {
  return { step: "where", column, comparison, values, not: false };
}

function cellAtoms(question: Question, links: readonly CellLink[]): Atom[] {
  const limits = question.figures.filter((figure) => comparisonsOf(question, figure)[0] !== "eq");
  return links.flatMap((link): Atom[] => {
    // "Above 25%" is not the row that has 25%.
    if (limits.some((figure) => covers(figure, link))) return [];
    const { from, to, column, rows, kind } = link;
    const values = link.texts.slice(0, mostValues).map((text): Literal => ({ kind: "text", text }));
    const condition = where(column, link.inside ? "contains" : "eq", values);
    return [{ from, to, condition, rows, kind, fit: 1 }];
  });
}

/** How many words may stand between "not" and what it denies. */
const farthestNegation = 3;
/** Deny what stands before them: "Denmark aside", "Denmark does not count". */
const denyingBehind: ReadonlySet<string> = new Set(
  "aside; excluded; excepted; not counted; not included; left out; does not count; do not count; is not counted".split(
    "; ",
  ),
);

/** "not from Denmark", "other than CART", "CART aside": the opposite of an atom that a word beside it denies. */
export function negationOf(question: Question, index: TableIndex, atom: Atom): Atom | null {
  const { condition } = atom;
  if (atom.kind === "figure" && condition.comparison !== "eq") return null;
  const before = question.cues.some(
    ({ kind, to }) =>
      (kind === "not" || kind === "except") && to <= atom.from && atom.from - to <= farthestNegation,
  );
  const behind = question.cues.some(
    (cue) => cue.kind === "except" && cue.from === atom.to && denyingBehind.has(textIn(question, cue)),
  );
  if (!before && !behind) return null;
  const out = new Set(atom.rows);
  return { ...atom, condition: { ...condition, not: true }, rows: index.all.filter((row) => !out.has(row)) };
}

function figureAtoms(question: Question, links: Links, index: TableIndex): Atom[] {
  const atoms: Atom[] = [];
  const figures = question.figures.slice(0, index.all.length > largeRows ? mostFiguresInLarge : mostFigures);
  let ranged = -1;
  figures.forEach((figure, i) => {
    const next = figures[i + 1];
    if (next && isRange(question, figure, next)) {
      const unit = next.kind === "number" ? figure : next;
      const span = { from: figure.from, to: next.to };
      const found = limitAtoms(question, links, index, { span, unit, figures: [figure, next] }, ["between"]);
      if (found.length) ranged = i + 1;
      atoms.push(...found);
    }
    // The ends of a range say nothing on their own.
    if (i <= ranged || countsRows(question, index, figure)) return;
    const limit = { span: figure, unit: figure, figures: [figure] };
    atoms.push(
      ...topAtoms(question, index, figure),
      ...limitAtoms(question, links, index, limit, comparisonsOf(question, figure)),
    );
  });
  return atoms;
}

/** "in the top 10": places up to the tenth. */
function topAtoms(question: Question, index: TableIndex, figure: QuestionFigure): Atom[] {
  const word = question.words[figure.from - 1]?.text;
  const column = index.columns.find((one) => one.ordered && isPlace(one));
  if (figure.kind !== "number" || (word !== "top" && word !== "first") || !column) return [];
  const condition = where(column.index, "le", [literalOf(figure, column)]);
  const rows = index.all.filter(conditionOf(index, condition));
  return rows.length
    ? [{ from: figure.from - 1, to: figure.to, condition, rows, kind: "figure", fit: sureFit }]
    : [];
}

interface LimitSaid {
  readonly span: Span;
  /** The figure whose unit chooses the column. */
  readonly unit: QuestionFigure;
  readonly figures: readonly QuestionFigure[];
}

function limitAtoms(
  question: Question,
  links: Links,
  index: TableIndex,
  { span, unit, figures }: LimitSaid,
  comparisons: readonly Comparison[],
): Atom[] {
  return columnsFor(links, unit).flatMap(({ column, fit }) => {
    const values = figures.map((figure) => literalOf(figure, column));
    return comparisons.flatMap((said): Atom[] => {
      const comparison = adapt(question, column, said, unit);
      const condition = where(column.index, comparison, values);
      const rows = index.all.filter(conditionOf(index, condition));
      if (!rows.length && (fit < sureFit || said === "eq")) return [];
      const from = comparisonStart(question, span, said);
      const atom: Atom = { from, to: span.to, condition, rows, kind: "figure", fit };
      return [atom];
    });
  });
}

/** A point or a stretch is held against bands by whether they overlap. */
function adapt(
  question: Question,
  column: ColumnIndex,
  said: Comparison,
  figure: QuestionFigure,
): Comparison {
  const pointed =
    said === "eq" || said === "between" || (figure.kind === "years" && isAfter(question, figure));
  return column.banded && pointed ? "overlaps" : said;
}

function literalOf(figure: QuestionFigure, column: ColumnIndex): Literal {
  return figure.date
    ? { kind: "date", ...figure.date }
    : { kind: "number", number: figureIn(figure, column) };
}
