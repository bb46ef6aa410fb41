import type { Candidate, Understood } from "./candidate.ts";
import type { DecisionModel } from "./model.ts";
import { speaksTo } from "./rivals.ts";

/** What to do with a message; an expected outcome, never an exception. */
export type Decision =
  | { readonly kind: "answer" | "talk"; readonly best: Candidate; readonly reason: string }
  | { readonly kind: "clarify"; readonly choices: readonly Candidate[]; readonly reason: string }
  | { readonly kind: "decline"; readonly nearest: readonly Candidate[]; readonly reason: string };

const mostChoices = 3;
/** What is less likely than this to be what was meant is not near. */
const nearFrom = 0.04;

/**
 * Answers where the best candidate is likely enough to be right, asks back where several are worth
 * asking about, and declines otherwise. The limits come from labelled questions (`bench/fit.ts`).
 */
export function decide(
  { candidates, signals, readings }: Understood,
  limits: DecisionModel["limits"],
): Decision {
  // "the first one", "what about those?", and no earlier turn that would say which.
  const alone = readings.every(({ carried }) => carried === null);
  const vague = alone && signals.contentWords === 0;
  const [best] = candidates;
  const topics = candidates.filter((each) => each.kind === "entry" || each.kind === "table");
  const choices = distinct(topics.filter((each) => each.probability >= limits.choice)).slice(0, mostChoices);

  const pointsAtNothing = vague && signals.pick !== null;
  if (best?.kind === "talk" && !pointsAtNothing && best.probability >= limits.talk)
    return { kind: "talk", best, reason: `it is small talk, ${percent(best.probability)} likely` };
  const answer = topics[0];
  const outside = candidates.some(
    (each) =>
      each.kind === "outside" &&
      (answer === undefined || (each.probability > answer.probability && speaksTo(each, answer))),
  );
  if (answer && !vague && !outside && answer.probability >= limits.answer)
    return {
      kind: "answer",
      best: answer,
      reason: `${percent(answer.probability)} likely to be right, ${percent(limits.answer)} needed`,
    };
  if (vague)
    return {
      kind: "clarify",
      choices: distinct(topics).slice(0, mostChoices),
      reason: "it names nothing to look up, and no earlier turn does",
    };
  if (alone && signals.pronoun !== null && signals.contentWords <= 2)
    return {
      kind: "clarify",
      choices: distinct(topics).slice(0, mostChoices),
      reason: "it points at something that was not said",
    };
  if (choices.length > 1 && !outside)
    return {
      kind: "clarify",
      choices,
      reason: `several could be meant, none is ${percent(limits.answer)} likely`,
    };
  return {
    kind: "decline",
    nearest: distinct(topics.filter((each) => each.probability >= nearFrom)).slice(0, mostChoices),
    reason: answer
      ? `the best candidate is only ${percent(answer.probability)} likely to be right, ${percent(limits.answer)} needed`
      : "nothing in the knowledge touches it",
  };
}

/** One candidate for each entry or table, in the given order. */
function distinct(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter((each, i) => candidates.findIndex((other) => other.id === each.id) === i);
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
