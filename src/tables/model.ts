import { featureCount, featureName } from "./features.ts";

/** Weights as they are stored: by name, zeros left out. */
export interface StoredModel {
  readonly weights: Readonly<Record<string, number>>;
}

/** Reads stored weights into the layout of the features; names that no longer exist are dropped. */
export function readWeights(stored: StoredModel): Float64Array {
  const weights = new Float64Array(featureCount);
  for (let id = 0; id < featureCount; id++) weights[id] = stored.weights[featureName(id)] ?? 0;
  return weights;
}

/** The opposite of `readWeights`; rounded, so that the file stays small and its differences readable. */
export function storeWeights(weights: Float64Array): StoredModel["weights"] {
  const stored: Record<string, number> = {};
  weights.forEach((weight, id) => {
    const rounded = Math.round(weight * 1000) / 1000;
    if (rounded !== 0) stored[featureName(id)] = rounded;
  });
  return stored;
}
