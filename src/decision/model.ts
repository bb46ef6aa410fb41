import type { Candidate, Features } from "./candidate.ts";
import fitted from "./model.json" with { type: "json" };
import { predictTrees, type TreeModel } from "./trees.ts";

export const candidateKinds = [
  "entry",
  "table",
  "talk",
  "outside",
] as const satisfies readonly Candidate["kind"][];

/** Probabilities from which on something is done. */
export interface Limits {
  /** One candidate answers. */
  readonly answer: number;
  /** A second candidate is shown behind the best one, and both may answer together … */
  readonly also: number;
  /** … unless the best one is as likely as this. */
  readonly sure: number;
  /** Something computed that is as likely as this is shown behind a passage, however likely that is. */
  readonly even: number;
  /** Of two about as likely, what was computed for this very question goes before a passage about its topic: by how much … */
  readonly computed: number;
  /** … and by how much more where the question holds a figure: it singles rows out, a passage may just mention it. */
  readonly figured: number;
  /** It is small talk. */
  readonly talk: number;
  /** A candidate is offered as a choice. */
  readonly choice: number;
  /** What points at something that was not said is declined as outside, rather than asked back. */
  readonly outside: number;
}

/** Weights and limits that `bench/fit.ts` derives from labelled questions. */
export interface DecisionModel extends Readonly<Record<Candidate["kind"], TreeModel>> {
  /** From how a candidate stands among the others. */
  readonly rivals: TreeModel;
  /** From what `rivals` gives to the probability that was met on labelled questions: log-odds times `slope` plus `shift`. */
  readonly calibration: { readonly slope: number; readonly shift: number };
  /** What is done from which probability on. */
  readonly limits: Limits;
}

/** The model that ships with the code; a test holds its shape. */
export const decisionModel = fitted as unknown as DecisionModel;

/** Probability that a candidate of a kind with these features is the right reply, the others not looked at. */
export function probabilityOf(
  model: Pick<DecisionModel, Candidate["kind"]>,
  kind: Candidate["kind"],
  features: Features,
): number {
  return predict(model[kind], features);
}

/** Probability that a candidate is the right reply, from `rivalFeatures`. */
export function rivalProbability(
  { rivals, calibration }: Pick<DecisionModel, "rivals" | "calibration">,
  features: Features,
): number {
  return calibrate(calibration, predict(rivals, features));
}

/** Platt scaling of a probability (Platt 1999). */
export function calibrate({ slope, shift }: DecisionModel["calibration"], probability: number): number {
  return 1 / (1 + Math.exp(-(slope * Math.log(probability / (1 - probability)) + shift)));
}

function predict(trees: TreeModel, features: Features): number {
  const row: number[] = [];
  for (const name of trees.features) row.push(features[name] ?? 0);
  return predictTrees(trees, row);
}
