import { explain } from "../explain.ts";
import type { Addressed, ExplanationParts } from "../reply/index.ts";
import type { DecidedQuestion, Outcome } from "./types.ts";

/** Probability, 0 to 1, that a reply is what was wanted. */
export function confidenceOf(outcome: Outcome, { probability }: Addressed): number {
  // More, less, or the source of an answer is as right as that was.
  if (outcome.kind === "move" && outcome.move.last.status === "answered")
    return outcome.move.last.confidence ?? 1;
  if (outcome.kind === "remark") return 1 - probability;
  if (outcome.kind !== "questions") return 1;
  const answers = outcome.answered.flatMap(({ decision }) =>
    decision.kind === "answer" ? [decision.probability] : [],
  );
  if (answers.length > 0) return Math.min(...answers);
  return Math.min(
    ...outcome.answered.map(({ understood }) => wellRefused(understood.candidates[0]?.probability ?? 0)),
  );
}

/**
 * How likely a refusal is what a reader of the documents would say, by the probability of what lies nearest: that often
 * answers where it is likely, and where it is not, an answer was missed about as often as there was none. Line through
 * the verdicts on 101 refusals of people's messages.
 */
const wellRefused = (nearest: number): number => Math.min(0.9, 0.43 + 1.2 * Math.max(0, nearest - 0.35));

/** Builds the explanation of a reply from its outcome. */
export function explanationOf(outcome: Outcome, confidence: number): ExplanationParts {
  if (outcome.kind === "questions") {
    const { understood, decision } = mostPromising(outcome.answered);
    return explain(understood, decision, confidence);
  }
  return {
    intent: outcome.kind === "talk" ? { label: outcome.act.id, probability: 1 } : null,
    resolved: outcome.kind === "move" ? `the question “${outcome.move.last.question}”` : null,
    reason: reasons[outcome.kind],
  };
}

const reasons: Readonly<Record<Exclude<Outcome["kind"], "questions">, string>> = {
  introduce: "it holds no words",
  talk: "it is small talk",
  remark: "it asks nothing",
  foreign: "it is not written in English",
  move: "it speaks of the last answer",
  same: "the answer would be what was just said",
};

const answerRank = { answer: 0, decline: 1, clarify: 2 } as const;

/**
 * The question with the best decision, an answer first, and of equals the one with the most probable
 * candidate.
 */
export function mostPromising(all: readonly DecidedQuestion[]): DecidedQuestion {
  return all.toSorted(
    (a, b) =>
      answerRank[a.decision.kind] - answerRank[b.decision.kind] ||
      (b.understood.candidates[0]?.probability ?? 0) - (a.understood.candidates[0]?.probability ?? 0),
  )[0]!;
}
