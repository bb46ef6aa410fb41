import type { Candidate, Features } from "./candidate.ts";
import { type DecisionModel, type Limits, rivalProbability } from "./model.ts";

/**
 * How each candidate stands among the others: two good answers to one question make each less likely,
 * and so does a good reason to decline.
 *
 * @param candidates all of one question, each with its probability when looked at alone
 * @returns the features of each, in the same order
 */
export function rivalFeatures(candidates: readonly Candidate[]): Features[] {
  const ranked = candidates.toSorted((a, b) => b.probability - a.probability);
  return candidates.map((candidate) => standing(candidate, ranked));
}

/** @param ranked most probable first */
function standing(candidate: Candidate, ranked: readonly Candidate[]): Features {
  const bestOf = (fits: (other: Candidate) => boolean) =>
    ranked.find((other) => other !== candidate && fits(other));
  const best = (fits: (other: Candidate) => boolean) => bestOf(fits)?.probability ?? 0;
  const isAnswer = ({ kind }: Candidate) => kind === "entry" || kind === "table";
  const { reading, features, kind } = candidate;
  const table = bestOf((other) => other.kind === "table");
  const rival = best((other) => isAnswer(other) && other.id !== candidate.id);
  const outside = best((other) => other.kind === "outside" && speaksTo(other, candidate));
  const outsideCompleted = best((other) => other.kind === "outside" && other.reading.carried !== null);
  const talk = best((other) => other.kind === "talk" && speaksTo(other, candidate));
  const copy = (name: string) => features[name] ?? 0;
  return {
    alone: candidate.probability,
    isEntry: kind === "entry" ? 1 : 0,
    isTable: kind === "table" ? 1 : 0,
    isTalk: kind === "talk" ? 1 : 0,
    isOutside: kind === "outside" ? 1 : 0,
    same: best((other) => other.id === candidate.id),
    rival,
    rivalEntry: best((other) => other.kind === "entry" && other.id !== candidate.id),
    rivalTable: best((other) => other.kind === "table" && other.id !== candidate.id),
    tableExplained: table?.features.explained ?? 0,
    tableMissing: table?.features.missing ?? 0,
    outside,
    outsideCompleted,
    talk,
    lead: candidate.probability - Math.max(rival, outside, talk),
    fresh: best((other) => other.reading.carried === null && isAnswer(other)),
    completed: best((other) => other.reading.carried !== null && isAnswer(other)),
    carried: reading.carried === null ? 0 : 1,
    trimmed: reading.trimmed ? 1 : 0,
    change: reading.kind === "change" ? 1 : 0,
    lost: copy("lost"),
    beyond: copy("beyond"),
    outsideBeyond: copy("outsideBeyond"),
    connective: copy("connective"),
    fragment: copy("fragment"),
    pronoun: copy("pronoun"),
    afterTable: copy("afterTable"),
    afterEntry: copy("afterEntry"),
    again: copy("again"),
    repeats: copy("repeats"),
    content: copy("content"),
    figures: copy("figures"),
    operators: copy("operators"),
    missing: copy("missing"),
    missingForeign: copy("missingForeign"),
    missingNarrowing: copy("missingNarrowing"),
    missingThing: copy("missingThing"),
    missingModifier: copy("missingModifier"),
    richness: copy("richness"),
    "asks.not": copy("asks.not"),
    explained: copy("explained"),
    lacksAsked: copy("lacksAsked"),
    label: copy("label"),
    labelLead: copy("labelLead"),
    planScore: kind === "table" ? copy("score") : 0,
    tables: copy("tables"),
    "asks.why": copy("asks.why"),
    "asks.yesNo": copy("asks.yesNo"),
    "asks.list": copy("asks.list"),
  };
}

/**
 * Whether one candidate says anything about another's reading: what only a follow-up would be
 * ("… in Brazil", filled in from before) says nothing about a question that stands on its own.
 */
export const speaksTo = (one: Candidate, other: Candidate): boolean =>
  one.reading.carried === null || other.reading.carried !== null;

/** What candidates are sorted by. */
export function rankOf(
  { kind, probability, features }: Candidate,
  { computed, figured }: Pick<Limits, "computed" | "figured">,
): number {
  if (kind !== "table") return probability;
  return probability + computed + ((features.figures ?? 0) > 0 ? figured : 0);
}

/** The candidates with the probabilities that they have beside each other, most probable first. */
export function weighRivals(candidates: readonly Candidate[], model: DecisionModel): Candidate[] {
  const features = rivalFeatures(candidates);
  return candidates
    .map((each, i) => ({ ...each, probability: rivalProbability(model, features[i]!) }))
    .sort((a, b) => rankOf(b, model.limits) - rankOf(a, model.limits));
}
