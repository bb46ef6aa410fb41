import type { SparseRow } from "./sparse.ts";

/** One score for each class: bias + Σ value · weight. */
export interface LinearModel {
  readonly classCount: number;
  /** feature → class → weight, one feature after another, so that scoring a text is one pass over its features. */
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

/** A model that scores everything 0. */
export function createLinearModel(featureCount: number, classCount: number): LinearModel {
  return {
    classCount,
    weights: new Float32Array(featureCount * classCount),
    biases: new Float32Array(classCount),
  };
}

/** Writes the score of every class into `scores`. */
export function scoreInto(scores: Float32Array, model: LinearModel, row: SparseRow): void {
  const { classCount, weights, biases } = model;
  scores.set(biases);
  for (let k = 0; k < row.length; k++) {
    const at = row.indices[k]! * classCount;
    const value = row.values[k]!;
    for (let c = 0; c < classCount; c++) scores[c]! += value * weights[at + c]!;
  }
}

/** Adds another model's weights, times a share, to this one's. */
export function blend(model: LinearModel, other: LinearModel, share: number): void {
  const { weights, biases } = other;
  for (let i = 0; i < weights.length; i++) model.weights[i]! += share * weights[i]!;
  for (let c = 0; c < biases.length; c++) model.biases[c]! += share * biases[c]!;
}
