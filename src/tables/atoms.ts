import { isPlace } from "./columns.ts";
import { compare, conditionOf } from "./condition.ts";
import { columnsFor, figureIn } from "./figure-columns.ts";
import { flagOf, levelOrder } from "./index/column-kinds.ts";
import { comparisonEnd, comparisonStart, comparisonsOf, countsRows, isAfter, isRange } from "./limits.ts";
import type { Links } from "./link/link.ts";
import type { CellLink, LinkKind } from "./link/link-cells.ts";
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
  /** The question takes it out in plain words: "other than X", "except for X". */
  readonly denied?: boolean;
  /** It stands for a stretch of ordered cells: "at least a master's". */
  readonly level?: boolean;
  /** It stands in the question letter for letter. */
  readonly exact?: boolean;
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
  const figures = figureAtoms(question, links, index);
  const compared = figures.filter(({ condition }) => oneSided.has(condition.comparison));
  // "After" before a year compares: that some cell holds the word as well says nothing.
  const cells = cellAtoms(question, links.cells).filter(
    (atom) => !compared.some((figure) => covers(figure, atom)),
  );
  return [
    ...cells,
    ...flagAtoms(question, links, index),
    ...openAtoms(question, links, index),
    ...freeAtoms(question, index),
    ...levelAtoms(question, cells, index),
    ...figures,
  ];
}

const oneSided: ReadonlySet<Comparison> = new Set<Comparison>(["lt", "le", "gt", "ge"]);

function where(column: number, comparison: Comparison, values: readonly Literal[]): Condition {
  return { step: "where", column, comparison, values, not: false };
}

function cellAtoms(question: Question, links: readonly CellLink[]): Atom[] {
  const ends = comparedEnds(question);
  const limits = question.figures.filter(
    (figure) => !ends.has(figure) && comparisonsOf(question, figure)[0] !== "eq",
  );
  return links.flatMap((link): Atom[] => {
    // "Above 25%" is not the row that has 25%.
    if (limits.some((figure) => covers(figure, link))) return [];
    const { from, to, column, rows, kind } = link;
    const values = link.texts.slice(0, mostValues).map((text): Literal => ({ kind: "text", text }));
    const condition = where(column, link.inside ? "contains" : "eq", values);
    return [{ from, to, condition, rows, kind, fit: 1, exact: isExact(question, link) }];
  });
}

/** Whether a cell stands in the question letter for letter: "Engineering" is not "Engineer". */
const isExact = (question: Question, { from, to, texts }: CellLink): boolean => {
  const said = textIn(question, { from, to });
  return texts.some((text) => text.trim().toLowerCase() === said);
};

const askedAfter = new Set(
  "have has had include includes including offer offers support supports with without work works working get gets come comes need needs require requires are is do does".split(
    " ",
  ),
);

/** "Which plans include SSO": a column of yes and no is a condition where it is not asked for itself. */
function flagAtoms(question: Question, links: Links, index: TableIndex): Atom[] {
  return links.columns.flatMap(({ column, from, to, share, hinted }): Atom[] => {
    const own = index.columns[column]!;
    const flag = flagOf(own);
    if (flag === null || hinted || share < leastFlagShare || column === index.key) return [];
    const before = question.words.slice(Math.max(0, from - 3), from).map(({ text }) => text);
    if (!before.some((word) => askedAfter.has(word))) return [];
    const texts = flag.yes.map((text): Literal => ({ kind: "text", text }));
    const condition = where(column, "eq", texts);
    const rows = index.all.filter(conditionOf(index, condition));
    return rows.length ? [{ from, to, condition, rows, kind: "whole", fit: 1 }] : [];
  });
}

const leastFlagShare = 0.9;

const opening = /^(?:open(?:s|ed)?|available|offered)$/;
const shut = /^(?:closed|shut|none|no|not available|unavailable|[-–—]+)$/i;
/** Words between "open" and the column that says when or where. */
const farthestOpening = 3;

/** "Open on Saturday": the rows that are not closed there. */
export function openAtoms(question: Question, links: Links, index: TableIndex): Atom[] {
  return links.columns.flatMap(({ column, from, to, share, hinted }): Atom[] => {
    const own = index.columns[column]!;
    if (hinted || share < leastFlagShare || column === index.key || own.ordered) return [];
    const closed = own.values.filter(({ text }) => shut.test(text.trim()));
    if (!closed.length || closed.length === own.values.length) return [];
    const start = question.words.findIndex(
      ({ text }, at) => opening.test(text) && at < from && from - at <= farthestOpening,
    );
    if (start < 0) return [];
    const values = closed.map(({ text }): Literal => ({ kind: "text", text }));
    const condition = { ...where(column, "eq", values), not: true };
    const rows = index.all.filter((row) => conditionOf(index, condition)(row) && own.valueIds[row]! >= 0);
    return rows.length ? [{ from: start, to, condition, rows, kind: "whole", fit: 1 }] : [];
  });
}

/** "Which are free": the price of them is nothing. */
export function freeAtoms(question: Question, index: TableIndex): Atom[] {
  const at = question.words.findIndex(
    ({ text }, i) =>
      text === "free" && /^(?:|for|is|are|be|it|and|or)$/.test(question.words[i + 1]?.text ?? ""),
  );
  const price = index.columns.find(({ ordered, unit }) => ordered && unit.kind === "money");
  if (at < 0 || !price) return [];
  const condition = where(price.index, "eq", [{ kind: "number", number: 0 }]);
  const rows = index.all.filter(conditionOf(index, condition));
  return [{ from: at, to: at + 1, condition, rows, kind: "figure", fit: sureFit }];
}

/** "At least a master's", "senior or higher": the cells from one of an ordered column on. */
function levelAtoms(question: Question, atoms: readonly Atom[], index: TableIndex): Atom[] {
  return atoms.flatMap((atom): Atom[] => {
    const { column } = atom.condition;
    if (atom.condition.comparison !== "eq" || atom.rows.length === 0) return [];
    const comparison = levelComparison(question, atom);
    const order = comparison === null ? null : levelOrder(index.columns[column]!, index);
    if (comparison === null || order === null) return [];
    const place = order.get(atom.rows[0]!);
    if (place === undefined) return [];
    const rows = index.all.filter((row) => order.has(row) && compare(order.get(row)!, comparison, place));
    const texts = [...new Set(rows.map((row) => index.table.rows[row]!.cells[column]!.raw))];
    if (!texts.length || texts.length > mostValues) return [];
    const condition = where(
      column,
      "eq",
      texts.map((text): Literal => ({ kind: "text", text })),
    );
    const from = comparisonStart(question, atom, comparison);
    return [
      { ...atom, from, to: comparisonEnd(question, atom), condition, rows, kind: "whole", level: true },
    ];
  });
}

/** "Above a bachelor's" names what lies beyond it. */
const beyond = /^(?:above|below|beyond|higher than|lower than)\b/;
const loose = new Set(["from", "since", "until", "within", "plus"]);

/** "More than a junior" compares what they earn: only "at least" and "at most" name a stretch. */
function levelComparison(question: Question, span: Span): "ge" | "le" | "gt" | "lt" | null {
  const [said] = comparisonsOf(question, span);
  const from = said === undefined ? span.from : comparisonStart(question, span, said);
  // "Apart from", "from entry level to": a beginning, not a limit.
  if (from < span.from && loose.has(question.words[span.from - 1]!.text)) return null;
  if (said === "ge" || said === "le") return said;
  const words = textIn(question, { from, to: span.from });
  return (said === "gt" || said === "lt") && beyond.test(words) ? said : null;
}

/** How many words may stand between "not" and what it denies. */
const farthestNegation = 3;
/** Deny what stands before them: "Denmark aside", "Denmark does not count". */
const denyingBehind: ReadonlySet<string> = new Set(
  "aside; excluded; excepted; not counted; not included; left out; does not count; do not count; is not counted".split(
    "; ",
  ),
);

const excluding = new Set(
  "except; except for; excluding; other than; besides; aside from; apart from; but not; exclude; leaving out; not counting; all but; everything but; everyone but; anything but; disregarding; ignoring; leave aside; leaving aside; taking out; rather than; instead of; as opposed to; outside; outside of; not in; not from; not at; neither".split(
    "; ",
  ),
);
const joining = new Set("and or nor the a an in on of for".split(" "));

/** Marks the atoms that are taken out in plain words, and those that follow them in one list: "other than A and B". */
export function markDenied(question: Question, atoms: readonly Atom[]): Atom[] {
  const denied = new Set<Atom>();
  const starts = question.cues.filter((cue) => cue.kind === "except" && excluding.has(textIn(question, cue)));
  const sorted = [...atoms].sort((a, b) => a.from - b.from);
  const isNear = (to: number, atom: Atom): boolean =>
    to <= atom.from &&
    atom.from - to <= farthestNegation &&
    question.words.slice(to, atom.from).every(({ text }) => joining.has(text));
  for (const atom of sorted) {
    const own = starts.some(({ to }) => isNear(to, atom));
    const chained = [...denied].some(
      (other) => other.condition.column === atom.condition.column && isNear(other.to, atom),
    );
    if ((own || chained) && !(atom.kind === "figure" && atom.condition.comparison !== "eq")) denied.add(atom);
  }
  return atoms.map((atom) => (denied.has(atom) ? { ...atom, denied: true } : atom));
}

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
  if (!before && !behind && !atom.denied) return null;
  const out = new Set(atom.rows);
  return { ...atom, condition: { ...condition, not: true }, rows: index.all.filter((row) => !out.has(row)) };
}

function figureAtoms(question: Question, links: Links, index: TableIndex): Atom[] {
  const atoms: Atom[] = [];
  const figures = question.figures.slice(0, index.all.length > largeRows ? mostFiguresInLarge : mostFigures);
  let ranged = -1;
  const ends = comparedEnds(question);
  figures.forEach((figure, i) => {
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
        ends.has(figure) ? ["eq"] : comparisonsOf(question, figure),
      ),
    );
  });
  return atoms;
}

/** "How much did it grow from 2019 to 2025?" speaks of the two ends, not of what lies between them. */
function comparedEnds(question: Question): ReadonlySet<QuestionFigure> {
  if (!question.cues.some(({ kind }) => kind === "difference")) return new Set();
  return new Set(
    question.figures.flatMap((figure, i) => {
      const next = question.figures[i + 1];
      return next && isRange(question, figure, next) ? [figure, next] : [];
    }),
  );
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
      const to = said === "eq" ? span.to : comparisonEnd(question, span);
      const atom: Atom = { from, to, condition, rows, kind: "figure", fit };
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
