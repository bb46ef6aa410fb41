/** What an operator word asks for. Weights are kept by name, so the order means nothing. */
export const cueKinds = [
  "high",
  "low",
  "best",
  "early",
  "late",
  "top",
  "bottom",
  "more",
  "less",
  "atLeast",
  "atMost",
  "between",
  "after",
  "before",
  "not",
  "except",
  "count",
  "number",
  "total",
  "together",
  "average",
  "difference",
  "ratio",
  "next",
  "previous",
  "list",
  "sort",
  "rank",
  "or",
  "same",
  "only",
  "each",
  "consecutive",
  "common",
  "times",
  "part",
  "many",
  "who",
  "when",
  "where",
  "which",
  "what",
  "howMuch",
  "howLong",
  "yesNo",
  "extent",
  "whole",
  "least2",
  "and",
  "describe",
  "has",
  "listed",
  "lowEnd",
  "highEnd",
  "width",
  "newest",
  "oldest",
  "won",
  "lost",
  "month",
  "year",
  "disagree",
  "money",
  "percent",
  "middle",
] as const;

/** Operators whose words something else brings: whoever does adds their names. */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled where the words are.
export interface BroughtCues {}

/** One thing that operator words ask for. */
export type CueKind = (typeof cueKinds)[number] | keyof BroughtCues;

/** An operator in the question; word indices, `to` exclusive. */
export interface Cue {
  readonly kind: CueKind;
  readonly from: number;
  readonly to: number;
}
