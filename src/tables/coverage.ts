import type { Candidate, Reading } from "./candidates.ts";
import { coveredWords } from "./features.ts";
import type { CueKind } from "./operators.ts";

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
  const { question, index } = reading;
  const explained = coveredWords(candidate.draft, question.words.length);
  const concepts = question.concepts.filter(({ concept }) => reading.concepts.subject.has(concept));
  const soften = question.cues.filter((cue) => soft.has(cue.kind));
  const covered = new Set<number>();
  const uncovered = new Map<number, string>();
  question.words.forEach((word, at) => {
    const token = question.utterance.tokens[word.token]!;
    const spoken =
      explained[at] === 1 ||
      index.subject.has(word.stem) ||
      concepts.some((span) => span.from <= at && at < span.to);
    if (spoken) covered.add(word.token);
    else if (!word.frame && !token.stop && !soften.some((cue) => cue.from <= at && at < cue.to))
      uncovered.set(word.token, token.typed);
  });
  for (const token of covered) uncovered.delete(token);
  return { covered: [...covered], uncovered: [...uncovered.values()] };
}
