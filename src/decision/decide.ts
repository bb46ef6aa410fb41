import type { Candidate, Understood } from "./candidate.ts";
import type { Limits } from "./model.ts";
import { speaksTo } from "./rivals.ts";

/** What to do with a message; an expected outcome, never an exception. */
export type Decision =
  | {
      readonly kind: "answer";
      readonly best: Candidate;
      /** Something else that may be what was asked for, shown behind the best where that is not sure. */
      readonly also: Candidate | null;
      /** Calibrated probability, 0 to 1, that what is shown answers the question. */
      readonly probability: number;
      readonly reason: string;
    }
  | { readonly kind: "talk"; readonly best: Candidate; readonly reason: string }
  /** Nothing was said in words: the guide says what it is for. */
  | { readonly kind: "introduce"; readonly reason: string }
  | { readonly kind: "clarify"; readonly choices: readonly Candidate[]; readonly reason: string }
  | { readonly kind: "decline"; readonly nearest: readonly Candidate[]; readonly reason: string };

const mostChoices = 3;
/** What is less likely than this to be what was meant is not near. */
const nearFrom = 0.04;
const aboutAsLikely = 0.05;

/**
 * Answers where the best candidate is likely enough to be right, or two that are both likely can be shown together,
 * asks back where several are worth asking about, and declines otherwise. The limits come from labelled questions (`bench/fit.ts`).
 */
export function decide({ heard, candidates, signals, readings }: Understood, limits: Limits): Decision {
  if (heard.tokens.length === 0) return { kind: "introduce", reason: "it holds no words" };
  // "the first one", "what about those?", and no earlier turn that would say which.
  const alone = readings.every(({ carried }) => carried === null);
  const vague = alone && signals.contentWords === 0;
  const [best] = candidates;
  const topics = candidates.filter((each) => each.kind === "entry" || each.kind === "table");
  const choices = distinct(topics.filter((each) => each.probability >= limits.choice)).slice(0, mostChoices);

  const pointsAtUnsaid = alone && signals.pronoun !== null && signals.contentWords <= 2;
  const pointsAtNothing = vague && signals.pick !== null;
  if (best?.kind === "talk" && !pointsAtNothing && best.probability >= limits.talk)
    return { kind: "talk", best, reason: `it is small talk, ${percent(best.probability)} likely` };
  const answer = topics[0] && asContinued(topics[0], topics);
  const outside = candidates.find(
    (each) =>
      each.kind === "outside" &&
      (answer === undefined || (each.probability > answer.probability && speaksTo(each, answer))),
  );
  if (answer && !vague && !outside) {
    const also = alsoShown(answer, topics, limits);
    const probability = either(answer, also);
    if (answer.probability >= limits.answer || (also && !pointsAtUnsaid))
      return {
        kind: "answer",
        best: answer,
        also,
        probability,
        reason: also
          ? reasonForTwo(answer, also, limits)
          : `${percent(probability)} likely to be right, ${percent(limits.answer)} needed`,
      };
  }
  // What names nothing cannot be known to be outside either.
  if (vague)
    return {
      kind: "clarify",
      choices: distinct(topics).slice(0, mostChoices),
      reason: "it names nothing to look up, and no earlier turn does",
    };
  const surelyOutside = (outside?.probability ?? 0) >= limits.outside;
  if (pointsAtUnsaid && !surelyOutside)
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

/**
 * The same answer as what goes on from the conversation, where it is about as likely so: people are told then what
 * their words were taken for.
 */
function asContinued(best: Candidate, topics: readonly Candidate[]): Candidate {
  const isSame = (other: Candidate) =>
    other.reading.carried !== null &&
    other.id === best.id &&
    other.table?.printed === best.table?.printed &&
    best.probability - other.probability < aboutAsLikely;
  return topics.find(isSame) ?? best;
}

/**
 * The best of another entry or table, where the best of all is not sure and this one is likely enough. Behind a sure
 * passage stands what is about as surely computed for the very question; the other way round it would only repeat.
 */
function alsoShown(best: Candidate, topics: readonly Candidate[], limits: Limits): Candidate | null {
  const second = topics.find(({ id }) => id !== best.id);
  if (!second) return null;
  if (best.probability < limits.sure) return second.probability >= limits.also ? second : null;
  return best.kind === "entry" && second.kind === "table" && second.probability >= limits.even
    ? second
    : null;
}

/** Probability that one of two answers is right, as if one said nothing about the other. */
function either(best: Candidate, also: Candidate | null): number {
  return 1 - (1 - best.probability) * (1 - (also?.probability ?? 0));
}

/** Why two are shown: the first is not sure, or it is a passage and something computed is likely too. */
function reasonForTwo(best: Candidate, also: Candidate, limits: Limits): string {
  const [first, second] = [best, also].map(({ probability }) => percent(probability));
  if (best.probability >= limits.sure)
    return `both are likely to be right: the first ${first}, the second ${second}, ${percent(limits.even)} needed to be shown beside a sure one`;
  return `one of two is ${percent(either(best, also))} likely to be right: the first is ${first} likely, ${percent(limits.sure)} needed to stand alone; the second ${second}, ${percent(limits.also)} needed to be shown`;
}

/** One candidate for each entry or table, in the given order. */
function distinct(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter((each, i) => candidates.findIndex((other) => other.id === each.id) === i);
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
