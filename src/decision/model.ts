import type { Candidate, Features } from "./candidate.ts";
import fitted from "./model.json" with { type: "json" };
import { predictTrees, type TreeModel } from "./trees.ts";

export const candidateKinds = [
  "entry",
  "table",
  "talk",
  "outside",
] as const satisfies readonly Candidate["kind"][];

/** Weights and limits that `bench/fit.ts` derives from labelled questions. */
export interface DecisionModel extends Readonly<Record<Candidate["kind"], TreeModel>> {
  /** From how a candidate stands among the others. */
  readonly rivals: TreeModel;
  /** Probabilities from which on to answer, to take for small talk, and to offer as a choice. */
  readonly limits: { readonly answer: number; readonly talk: number; readonly choice: number };
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
export function rivalProbability(model: Pick<DecisionModel, "rivals">, features: Features): number {
  return predict(model.rivals, features);
}

function predict(trees: TreeModel, features: Features): number {
  return predictTrees(
    trees,
    trees.features.map((name) => features[name] ?? 0),
  );
}
