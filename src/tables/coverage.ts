import type { Candidate, Reading } from "./candidates.ts";
import type { ConceptIndex } from "./concept-index.ts";
import { countsRows } from "./limits.ts";
import type { CueKind } from "./operators.ts";
import type { Question } from "./question.ts";
import type { Span } from "./span.ts";
import type { TableIndex } from "./table-index.ts";

/** Which words of the question a plan explains, and which content words it leaves. */
export interface Coverage {
  /** Indices of tokens. */
  readonly covered: readonly number[];
  /** As they were typed. */
  readonly uncovered: readonly string[];
}

/** Operators that say how to talk about a table, not what about: no plan has to use them. */
const soft: ReadonlySet<CueKind> = new Set<CueKind>([
  "listed",
  "list",
  "describe",
  "whole",
  "what",
  "which",
  "who",
  "where",
  "when",
  "howMuch",
  "howLong",
  "number",
  "has",
  "and",
  "each",
  "yesNo",
  "part",
  "many",
  "only",
  "count",
  "rank",
  "times",
]);

/** Compares a plan with the words of its question. */
export function coverageOf(reading: Reading, candidate: Candidate): Coverage {
  const spans = [...candidate.draft.scope.atoms, ...candidate.draft.spans];
  return coverageOfSpans(reading.question, reading.index, reading.concepts, spans);
}

/** Compares the words that something explains with those of the question; a table's subject explains its own. */
export function coverageOfSpans(
  question: Question,
  index: TableIndex,
  concepts: ConceptIndex,
  spans: readonly Span[],
): Coverage {
  const subject = question.concepts.filter(({ concept }) => concepts.subject.has(concept));
  const easy = question.cues.filter((cue) => soft.has(cue.kind));
  const holds = (list: readonly Span[], at: number): boolean =>
    list.some((span) => span.from <= at && at < span.to);
  const counting = question.figures.filter((figure) => countsRows(question, index, figure));
  const covered = new Set<number>();
  const uncovered = new Map<number, string>();
  question.words.forEach((word, at) => {
    const token = question.utterance.tokens[word.token]!;
    if (holds(spans, at) || index.subject.has(word.stem) || holds([...subject, ...counting], at))
      covered.add(word.token);
    else if (!word.frame && !token.stop && !holds(easy, at)) uncovered.set(word.token, token.typed);
  });
  for (const token of covered) uncovered.delete(token);
  return { covered: [...covered], uncovered: [...uncovered.values()] };
}
