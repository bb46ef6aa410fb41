import { z } from "zod";
import type { Candidate, Features } from "./candidate.ts";
import fitted from "./model.json" with { type: "json" };
import { predictTrees, type Tree, type TreeModel } from "./trees.ts";

export const candidateKinds = [
  "entry",
  "table",
  "talk",
  "outside",
] as const satisfies readonly Candidate["kind"][];

const treeSchema: z.ZodType<Tree> = z.lazy(() =>
  z.union([z.number(), z.tuple([z.int(), z.number(), treeSchema, treeSchema])]),
);
const treesSchema: z.ZodType<TreeModel> = z.strictObject({
  features: z.array(z.string()),
  base: z.number(),
  trees: z.array(treeSchema),
});

const modelSchema = z.strictObject({
  entry: treesSchema,
  table: treesSchema,
  talk: treesSchema,
  outside: treesSchema,
  /** From how a candidate stands among the others. */
  rivals: treesSchema,
  /** Probabilities from which on to answer, to take for small talk, and to offer as a choice. */
  limits: z.strictObject({ answer: z.number(), talk: z.number(), choice: z.number() }),
});

/** Weights and limits that `bench/fit.ts` derives from labelled questions. */
export type DecisionModel = z.infer<typeof modelSchema>;

/** The model that ships with the code. */
export const decisionModel: DecisionModel = modelSchema.parse(fitted);

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
