import { sigmoid } from "../decision/logistic.ts";
import { featureCount, featureName } from "./features.ts";
import stored from "./model.json" with { type: "json" };
import type { Scored } from "./score.ts";

/** Weights as they are stored: by name, zeros left out; made by `bench/fit-tables.ts`, not by hand. */
export interface StoredModel {
  readonly weights: Readonly<Record<string, number>>;
  /** Of the logistic regression that turns shares into the probability of being right. */
  readonly calibration: Readonly<Record<string, number>>;
  /** Plans less probable than this are better not answered on their own; chosen by cross-validation over tables. */
  readonly threshold: number;
}

/** A model ready for use. */
export interface TableModel {
  readonly weights: Float64Array;
  readonly calibration: Readonly<Record<string, number>>;
  readonly threshold: number;
}

/** Brings stored weights into the layout of the features; names that no longer exist are dropped. */
export function readModel(model: StoredModel): TableModel {
  const weights = new Float64Array(featureCount);
  for (let id = 0; id < featureCount; id++) weights[id] = model.weights[featureName(id)] ?? 0;
  return { weights, calibration: model.calibration, threshold: model.threshold };
}

/** The opposite of `readModel` for weights; rounded, so that the file stays small and its changes readable. */
export function storeWeights(weights: Float64Array): StoredModel["weights"] {
  const kept: Record<string, number> = {};
  weights.forEach((weight, id) => {
    const rounded = Math.round(weight * 1000) / 1000;
    if (rounded !== 0) kept[featureName(id)] = rounded;
  });
  return kept;
}

/** What the probability of being right is made from. */
export function calibrationFeatures(scored: Scored): Readonly<Record<string, number>> {
  const { probability, margin, coverage, reading } = scored;
  const clipped = Math.min(0.999, Math.max(0.001, probability));
  return {
    one: 1,
    logit: Math.log(clipped / (1 - clipped)),
    margin,
    uncovered: Math.min(coverage.uncovered.length, 4) / 4,
    anyUncovered: coverage.uncovered.length > 0 ? 1 : 0,
    unknown: reading.context.route?.unknown ?? 0,
    foreign: reading.context.route?.foreign ?? 0,
    lead: reading.context.route?.lead ?? 0,
    several: reading.context.route ? 1 : 0,
  };
}

/** Calibrated probability that a plan is what was asked. */
export function calibrate(model: TableModel, scored: Scored): number {
  let sum = 0;
  for (const [name, value] of Object.entries(calibrationFeatures(scored)))
    sum += (model.calibration[name] ?? 0) * value;
  return sigmoid(sum);
}

/** The model that ships. */
export const tableModel: TableModel = readModel(stored as StoredModel);
