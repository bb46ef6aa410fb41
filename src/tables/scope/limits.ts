import { amounts, type CueKind, joints } from "../../language/index.ts";
import type { TableIndex } from "../index/table-index.ts";
import type { Comparison } from "../plan/plan.ts";
import type { QuestionFigure, TableQuestion } from "../question/question.ts";
import type { Span } from "../question/span.ts";

const comparisonCues: Readonly<Partial<Record<CueKind, Comparison>>> = {
  more: "gt",
  less: "lt",
  atLeast: "ge",
  atMost: "le",
  after: "gt",
  before: "lt",
};

const signsBefore: readonly [RegExp, Comparison][] = [
  [/(?:>=|≥)\s?[$£€]?$/, "ge"],
  [/(?:<=|≤)\s?[$£€]?$/, "le"],
  [/>\s?[$£€]?$/, "gt"],
  [/<\s?[$£€]?$/, "lt"],
];

/** How a figure is compared by the words and signs around it; `eq` where they say nothing. */
export function comparisonsOf(
  question: TableQuestion,
  figure: Span & Partial<QuestionFigure>,
): readonly Comparison[] {
  const { text } = question.utterance;
  if (figure.high === Number.POSITIVE_INFINITY) return ["ge"];
  const start = figure.start ?? question.words[figure.from]!.start;
  const before = text.slice(0, start);
  const sign = signsBefore.find(([pattern]) => pattern.test(before));
  if (sign) return [sign[1]];
  const behind = question.cues.find(
    ({ kind, from }) =>
      (kind === "atLeast" || kind === "atMost") && from >= figure.to && from - figure.to <= 1,
  );
  if (behind && /^(?:or|and)/.test(question.words[behind.from]!.text)) return [comparisonCues[behind.kind]!];
  return comparisonsBefore(question, figure);
}

function comparisonsBefore(question: TableQuestion, figure: Span): readonly Comparison[] {
  const near = question.cues
    .filter((cue) => comparisonCues[cue.kind] && reaches(question, cue.to, figure.from))
    .filter((cue) => !amounts.summing.has(question.words[cue.from - 1]?.text ?? ""))
    .sort((a, b) => b.to - a.to || b.to - b.from - (a.to - a.from));
  const [best] = near;
  if (!best) return ["eq"];
  const own = near.filter((cue) => cue.to === best.to && cue.from === best.from);
  return [...new Set(own.map((cue) => comparisonCues[cue.kind]!))].slice(0, 2);
}

const farthestWords = 2;

/** Whether nothing but filling words stands between a comparison and its figure. */
function reaches(question: TableQuestion, from: number, to: number): boolean {
  if (to < from || to - from > farthestWords) return false;
  return question.words.slice(from, to).every((word) => joints.fillers.has(word.text));
}

/** The words of a comparison belong to its figure: where both begin. */
export function comparisonStart(question: TableQuestion, span: Span, comparison: Comparison): number {
  if (comparison === "eq") return span.from;
  const starts = question.cues
    .filter(({ kind, to }) => comparisonCues[kind] === comparison || (kind === "between" && to <= span.from))
    .filter(({ to }) => reaches(question, to, span.from))
    .map(({ from }) => from);
  return Math.min(span.from, ...starts);
}

/** Where a comparison behind a figure ends: "12 or greater"; the end of the figure where there is none. */
export function comparisonEnd(question: TableQuestion, span: Span): number {
  const behind = question.cues.filter(
    ({ kind, from }) => (kind === "atLeast" || kind === "atMost") && from >= span.to && from - span.to <= 1,
  );
  const said = behind.filter(({ from }) => /^(?:or|and)/.test(question.words[from]!.text));
  return Math.max(span.to, ...said.map(({ to }) => to));
}

/** "After four years": the time at which somebody is, not a limit. */
export function isAfter(question: TableQuestion, span: Span): boolean {
  return [1, 2].some((back) => question.words[span.from - back]?.text === "after");
}

/** "between 1903 and 1957", "2–5 years": two figures with nothing but a joining word between them. */
export function isRange(question: TableQuestion, left: QuestionFigure, right: QuestionFigure): boolean {
  if (right.from - left.to > 1 || left.kind === "ordinal" || right.low < left.low) return false;
  const joint = question.utterance.text.slice(left.end, right.start).trim().toLowerCase();
  if (/^(?:[-–—]|to|through|until)$/.test(joint)) return true;
  const between = question.cues.some(
    ({ kind, to }) => kind === "between" && to <= left.from && left.from - to <= 2,
  );
  return joint === "and" && between;
}

const pointing = new Set(["all", "the", "these", "those"]);

/** "All six industries", "the three levels": as many as there are, which says nothing about them. */
export function countsRows(question: TableQuestion, index: TableIndex, figure: QuestionFigure): boolean {
  if (figure.kind !== "number" || figure.low !== index.table.rows.length) return false;
  return pointing.has(question.words[figure.from - 1]?.text ?? "");
}
