import { adjectiveOf } from "./link/adjectives.ts";
import { phrases } from "./operator-words.ts";

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
  "median",
] as const;

/** One thing that operator words ask for. */
export type CueKind = (typeof cueKinds)[number];

/** An operator in the question; word indices, `to` exclusive. */
export interface Cue {
  readonly kind: CueKind;
  readonly from: number;
  readonly to: number;
}

interface Phrase {
  readonly kind: CueKind;
  readonly words: readonly string[];
}

const byFirst = new Map<string, Phrase[]>();
const byPrefix: { readonly prefix: string; readonly kind: CueKind }[] = [];
for (const [kind, list] of Object.entries(phrases) as [CueKind, string][]) {
  for (const phrase of list.split(";").map((text) => text.trim())) {
    if (phrase.endsWith("~")) {
      byPrefix.push({ prefix: phrase.slice(0, -1), kind });
      continue;
    }
    const words = phrase.replace(/[.'’]/g, "").split(" ");
    const first = words[0]!;
    byFirst.set(first, [...(byFirst.get(first) ?? []), { kind, words }]);
  }
}

const degrees: ReadonlySet<CueKind> = new Set<CueKind>([
  "high",
  "low",
  "more",
  "less",
  "best",
  "early",
  "late",
]);

/** Every operator phrase of a question; a word may belong to several. Work is bounded by words × phrases of one first word. */
export function readCues(words: readonly { readonly text: string }[]): Cue[] {
  const cues: Cue[] = [];
  words.forEach(({ text }, from) => {
    for (const phrase of byFirst.get(text) ?? []) {
      if (phrase.words.every((word, i) => words[from + i]?.text === word)) {
        cues.push({ kind: phrase.kind, from, to: from + phrase.words.length });
      }
    }
    for (const { prefix, kind } of byPrefix)
      if (text.startsWith(prefix)) cues.push({ kind, from, to: from + 1 });
    const adjective = byFirst
      .get(text)
      ?.some((phrase) => phrase.words.length === 1 && degrees.has(phrase.kind))
      ? null
      : adjectiveOf(text);
    if (adjective?.superlative) {
      cues.push({ kind: adjective.low ? "low" : "high", from, to: from + 1 });
      // The fastest has the highest speed, or the lowest time.
      if (adjective.pace) cues.push({ kind: adjective.low ? "high" : "low", from, to: from + 1 });
    } else if (adjective) cues.push({ kind: adjective.low ? "less" : "more", from, to: from + 1 });
  });
  return cues;
}
