/** Figures of a question as conditions on the columns that they fit. */

import { isPlace } from "../index/columns.ts";
import { columnsFor, figureIn } from "../index/figure-columns.ts";
import type { ColumnIndex, TableIndex } from "../index/table-index.ts";
import type { Links } from "../link/link.ts";
import type { Comparison, Literal } from "../plan/plan.ts";
import type { QuestionFigure, TableQuestion } from "../question/question.ts";
import type { Span } from "../question/span.ts";
import { conditionOf } from "../run/condition.ts";
import { type Atom, sureFit, where } from "./atom.ts";
import { comparisonEnd, comparisonStart, comparisonsOf, countsRows, isAfter, isRange } from "./limits.ts";

/** Figures that are held against the rows of a table; of a longer list the rest is not read. */
const mostFigures = 6;
/** In a table of more rows than this fewer are read. */
const largeRows = 5_000;
const mostFiguresInLarge = 3;

export function figureAtoms(question: TableQuestion, links: Links, index: TableIndex): Atom[] {
  const atoms: Atom[] = [];
  const figures = question.figures.slice(0, index.all.length > largeRows ? mostFiguresInLarge : mostFigures);
  let ranged = -1;
  const ends = comparedEnds(question);
  figures.forEach((figure, i) => {
    if (isHeading(links, figure)) return;
    const next = figures[i + 1];
    if (next && isRange(question, figure, next)) {
      const unit = next.kind === "number" ? figure : next;
      const span = { from: figure.from, to: next.to };
      const found = limitAtoms(question, links, index, { span, unit, figures: [figure, next] }, ["between"]);
      if (found.length && !ends.has(figure)) ranged = i + 1;
      atoms.push(...found);
    }
    // The ends of a range say nothing on their own.
    if (i <= ranged || countsRows(question, index, figure)) return;
    const limit = { span: figure, unit: figure, figures: [figure] };
    atoms.push(
      ...topAtoms(question, index, figure),
      ...limitAtoms(
        question,
        links,
        index,
        limit,
        ends.has(figure) || isNamed(links, question, figure) ? ["eq"] : comparisonsOf(question, figure),
      ),
    );
  });
  return atoms;
}

/** The 2024 of "visitors in 2024" names a column, where one is called so. */
const isHeading = ({ columns }: Links, figure: QuestionFigure): boolean =>
  figure.kind === "number" &&
  columns.some(
    ({ hinted, share, from, to }) =>
      !hinted && share === 1 && to - from <= 3 && from <= figure.from && figure.to <= to,
  );

/** The "minimum" of "a minimum age of 18" belongs to its column, and is no limit. */
function isNamed({ columns }: Links, question: TableQuestion, figure: QuestionFigure): boolean {
  const [said] = comparisonsOf(question, figure);
  const start = said === undefined ? figure.from : comparisonStart(question, figure, said);
  return columns.some(
    ({ from, to, hinted, share }) =>
      !hinted && share > sureName && from - 1 <= start && start < to && to <= figure.from && to - from > 1,
  );
}

const sureName = 0.9;

/** "How much did it grow from 2019 to 2025?" speaks of the two ends, not of what lies between them. */
export function comparedEnds(question: TableQuestion): ReadonlySet<QuestionFigure> {
  if (!question.cues.some(({ kind }) => kind === "difference")) return new Set();
  return new Set(
    question.figures.flatMap((figure, i) => {
      const next = question.figures[i + 1];
      return next && isRange(question, figure, next) ? [figure, next] : [];
    }),
  );
}

/** "in the top 10": places up to the tenth. */
function topAtoms(question: TableQuestion, index: TableIndex, figure: QuestionFigure): Atom[] {
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
  question: TableQuestion,
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
      const to = said === "eq" ? span.to : comparisonEnd(question, span);
      const atom: Atom = { from, to, condition, rows, kind: "figure", fit };
      return [atom];
    });
  });
}

/** A point or a stretch is held against bands by whether they overlap. */
function adapt(
  question: TableQuestion,
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
