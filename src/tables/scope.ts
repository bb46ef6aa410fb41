import { conditionOf } from "./condition.ts";
import type { CellLink, LinkKind, Links } from "./link.ts";
import type { CueKind } from "./operators.ts";
import type { Comparison, Condition, Literal } from "./plan.ts";
import type { Question, QuestionFigure } from "./question.ts";
import type { ColumnIndex, TableIndex } from "./table-index.ts";

/** Words of the question; `to` exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One thing that the question says about rows: a cell's text, or a figure with its comparison. */
export interface Atom extends Span {
  readonly condition: Condition;
  readonly rows: readonly number[];
  readonly kind: LinkKind | "figure";
  /** How well the column was chosen, 0 to 1; cells choose for themselves. */
  readonly fit: number;
}

/** The rows that the question speaks of, by some of its atoms. */
export interface Scope {
  readonly atoms: readonly Atom[];
  readonly conditions: readonly Condition[];
  readonly rows: readonly number[];
  /** A column whose conditions were joined by "or". */
  readonly joined: number | null;
  readonly weight: number;
}

const maxAtoms = 28;
const kindWeight: Readonly<Record<LinkKind | "figure", number>> = {
  whole: 1,
  alias: 1,
  part: 0.9,
  concept: 0.9,
  inside: 0.7,
  near: 0.5,
  frame: 0.5,
  figure: 0.8,
};

/** Combines what the question says into row sets, the fullest reading first; at most `limit`, the whole table last. */
export function buildScopes(question: Question, links: Links, index: TableIndex, limit: number): Scope[] {
  const all = index.table.rows.map((_, row) => row);
  const whole: Scope = { atoms: [], conditions: [], rows: all, joined: null, weight: 0 };
  let scopes: Scope[] = [whole];
  const atoms = [...cellAtoms(question, links.cells, index), ...figureAtoms(question, links, index)]
    .sort((a, b) => weightOf(question, b) - weightOf(question, a))
    .slice(0, maxAtoms)
    .sort((a, b) => a.from - b.from);
  for (const atom of atoms) {
    const extended = scopes.flatMap((scope) => extend(question, scope, atom));
    scopes = [...scopes, ...extended].sort((a, b) => b.weight - a.weight).slice(0, limit);
  }
  return scopes.includes(whole) ? scopes : [...scopes, whole];
}

function weightOf(question: Question, atom: Atom): number {
  let content = 0;
  for (let at = atom.from; at < atom.to; at++) content += question.words[at]!.frame ? 0.3 : 1;
  return kindWeight[atom.kind] * content * (0.5 + 0.5 * atom.fit);
}

function extend(question: Question, scope: Scope, atom: Atom): Scope[] {
  if (scope.atoms.some((other) => other.from < atom.to && atom.from < other.to)) return [];
  const weight = scope.weight + weightOf(question, atom);
  const atoms = [...scope.atoms, atom];
  if (!scope.atoms.length) {
    return atom.rows.length
      ? [{ atoms, conditions: [atom.condition], rows: atom.rows, joined: null, weight }]
      : [];
  }
  const same = scope.atoms.find(
    (other) => other.rows === atom.rows || sameCondition(other.condition, atom.condition),
  );
  if (same) return [{ ...scope, atoms, weight: scope.weight + 0.5 * weightOf(question, atom) }];
  const both = intersect(scope.rows, atom.rows);
  if (both.length)
    return [
      { atoms, conditions: [...scope.conditions, atom.condition], rows: both, joined: scope.joined, weight },
    ];
  return joinedScope(scope, atom, atoms, weight);
}

function sameCondition(left: Condition, right: Condition): boolean {
  return (
    left.column === right.column &&
    left.comparison === right.comparison &&
    left.not === right.not &&
    JSON.stringify(left.values) === JSON.stringify(right.values)
  );
}

/** "Healthcare and e-commerce": two values that no row can have both of mean the rows of either. */
function joinedScope(scope: Scope, atom: Atom, atoms: readonly Atom[], weight: number): Scope[] {
  const { column, comparison, values, not } = atom.condition;
  const at = scope.conditions.findIndex(
    (other) => other.column === column && !other.not && !not && joins(other.comparison, comparison),
  );
  if (at < 0) return [];
  const other = scope.conditions[at]!;
  const union: Condition =
    other.comparison === comparison
      ? { ...other, values: [...other.values, ...values] }
      : { ...other, comparison: "contains", values: [...other.values, ...values] };
  const conditions = scope.conditions.map((condition, i) => (i === at ? union : condition));
  const rest = scope.atoms.filter((one) => one.condition.column !== column);
  const own = [
    ...new Set([
      ...scope.atoms.filter((one) => one.condition.column === column).flatMap((one) => one.rows),
      ...atom.rows,
    ]),
  ];
  let rows: readonly number[] = own.sort((a, b) => a - b);
  for (const one of rest) rows = intersect(rows, one.rows);
  return rows.length ? [{ atoms, conditions, rows, joined: column, weight }] : [];
}

function joins(left: Comparison, right: Comparison): boolean {
  const plain = (comparison: Comparison): boolean => comparison === "eq" || comparison === "contains";
  return plain(left) && plain(right);
}

/** Common members of two ascending lists. */
export function intersect(left: readonly number[], right: readonly number[]): number[] {
  const common: number[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    const difference = left[i]! - right[j]!;
    if (difference === 0) common.push(left[i]!);
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return common;
}

function cellAtoms(question: Question, links: readonly CellLink[], index: TableIndex): Atom[] {
  const limits = question.figures.filter((figure) => comparisonsOf(question, figure)[0] !== "eq");
  return links.flatMap((link): Atom[] => {
    // "Above 25%" is not the row that has 25%.
    if (limits.some((figure) => figure.kind !== "number" && figure.from <= link.from && link.to <= figure.to))
      return [];
    const values = link.texts.slice(0, 200).map((text): Literal => ({ kind: "text", text }));
    const condition: Condition = {
      step: "where",
      column: link.column,
      comparison: link.inside ? "contains" : "eq",
      values,
      not: false,
    };
    const atom: Atom = { from: link.from, to: link.to, condition, rows: link.rows, kind: link.kind, fit: 1 };
    return [atom, ...negated(question, atom, index)];
  });
}

/** "not from Denmark", "other than CART": a negating word at most three words before. */
function negated(question: Question, atom: Atom, index: TableIndex): Atom[] {
  const cue = question.cues.find(
    (one) => (one.kind === "not" || one.kind === "except") && one.to <= atom.from && atom.from - one.to <= 3,
  );
  if (!cue) return [];
  const out = new Set(atom.rows);
  const rows = index.table.rows.flatMap((_, row) => (out.has(row) ? [] : [row]));
  return [{ ...atom, condition: { ...atom.condition, not: true }, rows }];
}

function figureAtoms(question: Question, links: Links, index: TableIndex): Atom[] {
  const atoms: Atom[] = [];
  const { figures } = question;
  figures.forEach((figure, i) => {
    const next = figures[i + 1];
    if (next && isRange(question, figure, next)) {
      const values = [literalOf(figure), literalOf(next)];
      addAtoms(
        question,
        links,
        index,
        { from: figure.from, to: next.to },
        figure,
        values,
        ["between"],
        atoms,
      );
    }
    const comparisons = comparisonsOf(question, figure);
    if (isTop(question, figure)) addTop(question, index, figure, atoms);
    addAtoms(question, links, index, figure, figure, [literalOf(figure)], comparisons, atoms);
  });
  return atoms;
}

/** "in the top 10": places up to the tenth. */
function isTop(question: Question, figure: QuestionFigure): boolean {
  return figure.kind === "number" && ["top", "first"].includes(question.words[figure.from - 1]?.text ?? "");
}

function addTop(question: Question, index: TableIndex, figure: QuestionFigure, atoms: Atom[]): void {
  const column = index.columns.find((one) => one.ordered && isPlace(one));
  if (!column) return;
  const condition: Condition = {
    step: "where",
    column: column.index,
    comparison: "le",
    values: [literalOf(figure)],
    not: false,
  };
  const holds = conditionOf(index, condition);
  const rows = index.table.rows.flatMap((_, row) => (holds(row) ? [row] : []));
  if (rows.length)
    atoms.push({ from: figure.from - 1, to: figure.to, condition, rows, kind: "figure", fit: 0.6 });
  void question;
}

/** Whether a column gives the places of its rows. */
export function isPlace(column: ColumnIndex): boolean {
  return /^(?:rank|po|place|posit)\b/.test(column.names[0]!);
}

/** "All six industries", "the three levels": as many as there are, which says nothing about them. */
export function countsRows(question: Question, index: TableIndex, figure: QuestionFigure): boolean {
  if (figure.kind !== "number" || figure.low !== index.table.rows.length) return false;
  return ["all", "the", "these", "those"].includes(question.words[figure.from - 1]?.text ?? "");
}

function literalOf(figure: QuestionFigure): Literal {
  return figure.date ? { kind: "date", ...figure.date } : { kind: "number", number: figure.low };
}

/** "between 1903 and 1957", "2–5 years": two figures with nothing but a joining word between them. */
function isRange(question: Question, left: QuestionFigure, right: QuestionFigure): boolean {
  if (right.from - left.to > 1 || left.kind === "ordinal" || right.low < left.low) return false;
  const joint = question.utterance.text.slice(left.end, right.start).trim().toLowerCase();
  if (/^[-–—]$|^to$|^through$|^until$/.test(joint)) return true;
  return (
    joint === "and" &&
    question.cues.some((cue) => cue.kind === "between" && cue.to <= left.from && left.from - cue.to <= 2)
  );
}

const comparisonCues: Readonly<Partial<Record<CueKind, Comparison>>> = {
  more: "gt",
  less: "lt",
  atLeast: "ge",
  atMost: "le",
  after: "gt",
  before: "lt",
};

const fillers = new Set("a an the about around roughly of than some only approximately".split(" "));

/** Whether nothing but filling words stands between a comparison and its figure. */
function reaches(question: Question, from: number, to: number): boolean {
  return (
    to >= from && to - from <= 2 && question.words.slice(from, to).every((word) => fillers.has(word.text))
  );
}

/** How a figure is compared by the words around it; `eq` where they say nothing. */
export function comparisonsOf(question: Question, figure: QuestionFigure): Comparison[] {
  const text = question.utterance.text;
  if (/^\s?\+/.test(text.slice(figure.end)) || /(?:>=|≥)\s?[$£€]?$/.test(text.slice(0, figure.start)))
    return ["ge"];
  if (/(?:<=|≤)\s?[$£€]?$/.test(text.slice(0, figure.start))) return ["le"];
  if (/>\s?[$£€]?$/.test(text.slice(0, figure.start))) return ["gt"];
  if (/<\s?[$£€]?$/.test(text.slice(0, figure.start))) return ["lt"];
  const behind = question.cues.find(
    (cue) =>
      (cue.kind === "atLeast" || cue.kind === "atMost") && cue.from >= figure.to && cue.from - figure.to <= 1,
  );
  if (behind && /^(?:or|and)/.test(question.words[behind.from]!.text)) return [comparisonCues[behind.kind]!];
  const near = question.cues
    .filter((cue) => comparisonCues[cue.kind] && reaches(question, cue.to, figure.from))
    .sort((a, b) => b.to - a.to || b.to - b.from - (a.to - a.from));
  const best = near[0];
  if (!best) return ["eq"];
  const own = near
    .filter((cue) => cue.to === best.to && cue.from === best.from)
    .map((cue) => comparisonCues[cue.kind]!);
  return [...new Set(own)].slice(0, 2);
}

function addAtoms(
  question: Question,
  links: Links,
  index: TableIndex,
  span: Span,
  figure: QuestionFigure,
  values: readonly Literal[],
  comparisons: readonly Comparison[],
  atoms: Atom[],
): void {
  for (const { column, fit } of columnsFor(links, index, figure)) {
    for (const comparison of comparisons) {
      const banded = column.readings.some((reading) => reading.low !== reading.high);
      const pointed =
        comparison === "eq" ||
        comparison === "between" ||
        (figure.kind === "years" && isAfter(question, span));
      const adapted = banded && pointed ? "overlaps" : comparison;
      const condition: Condition = {
        step: "where",
        column: column.index,
        comparison: adapted,
        values,
        not: false,
      };
      const holds = conditionOf(index, condition);
      const rows = index.table.rows.flatMap((_, row) => (holds(row) ? [row] : []));
      const from = comparisonStart(question, span, comparison);
      if (rows.length || (fit >= 0.6 && comparison !== "eq")) {
        const atom: Atom = { from, to: span.to, condition, rows, kind: "figure", fit };
        atoms.push(atom, ...(comparison === "eq" ? negated(question, atom, index) : []));
      }
    }
  }
}

/** "After four years": the time at which somebody is, not a limit. */
function isAfter(question: Question, span: Span): boolean {
  const words = [question.words[span.from - 1]?.text, question.words[span.from - 2]?.text];
  return words.includes("after");
}

/** The words of the comparison belong to the figure. */
function comparisonStart(question: Question, span: Span, comparison: Comparison): number {
  if (comparison === "eq") return span.from;
  const cue = question.cues
    .filter(
      (one) =>
        (comparisonCues[one.kind] === comparison || one.kind === "between") &&
        one.to <= span.from &&
        span.from - one.to <= 1,
    )
    .sort((a, b) => a.from - b.from)[0];
  return cue ? cue.from : span.from;
}

const maxFigureColumns = 3;

/** Columns that a figure can be compared with: those named close by, those of its unit, else any that orders rows. */
function columnsFor(
  links: Links,
  index: TableIndex,
  figure: QuestionFigure,
): { column: ColumnIndex; fit: number }[] {
  const scored = index.columns.flatMap((column) => {
    if (!column.ordered) return [];
    const unit = unitFit(column, figure);
    if (unit < 0) return [];
    const named = Math.max(
      0,
      ...links.columns
        .filter((link) => link.column === column.index)
        .map(
          (link) =>
            link.share *
            (Math.min(Math.abs(link.to - figure.from), Math.abs(link.from - figure.to)) <= 3 ? 1 : 0.6),
        ),
    );
    return [{ column, fit: Math.max(0, Math.min(1, unit + named + plausibility(column, figure))) }];
  });
  return scored
    .filter((entry) => entry.fit > 0.05)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, maxFigureColumns);
}

/** A figure far from all cells of a column is hardly compared with it. */
function plausibility(column: ColumnIndex, figure: QuestionFigure): number {
  if (figure.kind !== "number" || column.dated) return 0;
  return figure.low >= column.least / 2 && figure.low <= column.most * 2 ? 0.1 : -0.25;
}

/** How well the unit of a figure fits a column: negative where it cannot be meant. */
export function unitFit(column: ColumnIndex, figure: QuestionFigure): number {
  const unit = column.unit.kind;
  const year =
    figure.kind === "number" && figure.low >= 1000 && figure.low <= 2100 && Number.isInteger(figure.low);
  switch (figure.kind) {
    case "percent":
      return unit === "share" ? 0.6 : unit === "plain" ? 0.1 : -1;
    case "money":
      return unit === "money" ? 0.6 : unit === "plain" ? 0.1 : -1;
    case "years":
      return unit === "years" ? 0.6 : unit === "plain" ? 0.1 : -1;
    case "date":
      return column.dated ? 0.6 : unit === "plain" && figure.date?.year && looksLikeYears(column) ? 0.3 : -1;
    case "time":
      return unit === "time" ? 0.6 : -1;
    case "ordinal":
      return unit === "plain" ? 0.2 : -1;
    default:
      if (column.dated) return year ? 0.5 : -1;
      if (year && looksLikeYears(column)) return 0.5;
      return unit === "years" || unit === "time" ? 0.1 : 0.3;
  }
}

/** Whether a column of plain figures holds years. */
export function looksLikeYears(column: ColumnIndex): boolean {
  return (
    column.unit.kind === "plain" &&
    column.readings.every((r) => Number.isNaN(r.low) || (r.low >= 1000 && r.low <= 2100))
  );
}
