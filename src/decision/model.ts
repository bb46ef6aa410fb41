import { z } from "zod";
import type { Candidate, Features } from "./candidate.ts";
import fitted from "./model.json" with { type: "json" };
import { predictTrees, type Tree } from "./trees.ts";

export const candidateKinds = [
  "entry",
  "table",
  "talk",
  "outside",
] as const satisfies readonly Candidate["kind"][];

const treeSchema: z.ZodType<Tree> = z.lazy(() =>
  z.union([z.number(), z.tuple([z.int(), z.number(), treeSchema, treeSchema])]),
);
const treesSchema = z.strictObject({
  features: z.array(z.string()),
  base: z.number(),
  trees: z.array(treeSchema),
});

const modelSchema = z.strictObject({
  entry: treesSchema,
  table: treesSchema,
  talk: treesSchema,
  outside: treesSchema,
  /** Probabilities from which on to answer, to take for small talk, and to offer as a choice. */
  limits: z.strictObject({ answer: z.number(), talk: z.number(), choice: z.number() }),
});

/** Weights and limits that `bench/fit.ts` derives from labelled questions. */
export type DecisionModel = z.infer<typeof modelSchema>;

/** The model that ships with the code. */
export const decisionModel: DecisionModel = modelSchema.parse(fitted);

/** Probability that a candidate of a kind with these features is the right reply. */
export function probabilityOf(
  model: Omit<DecisionModel, "limits">,
  kind: Candidate["kind"],
  features: Features,
): number {
  const { [kind]: trees } = model;
  return predictTrees(
    trees,
    trees.features.map((name) => features[name] ?? 0),
  );
}
