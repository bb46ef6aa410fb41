import { type LogisticModel, predict } from "../decision/logistic.ts";
import { featureCount, featureName } from "./features/layout.ts";
import stored from "./model.json" with { type: "json" };
import type { Scored } from "./score.ts";

/** Turns shares into the probability of being right: where the table is known, and where it has to be found. */
export interface Calibration {
  readonly one: LogisticModel;
  readonly several: LogisticModel;
}

/** Weights as they are stored: by name, zeros left out; made by `npm run train -- tables`, not by hand. */
export interface StoredModel {
  readonly weights: Readonly<Record<string, number>>;
  readonly calibration: Calibration;
  /** Plans less probable than this are better not answered on their own; chosen by cross-validation over tables. */
  readonly threshold: number;
}

/** A model ready for use. */
export interface TableModel {
  readonly weights: Float64Array;
  readonly calibration: Calibration;
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

/** What the probability of being right is made from, in the order of `calibrationNames`. */
export function calibrationFeatures(scored: Scored): number[] {
  const { probability, margin, agreement, strength, coverage, reading, candidate } = scored;
  const { draft } = candidate;
  const route = reading.context.route;
  const left = coverage.uncovered.length;
  return [
    logit(probability),
    margin,
    logit(agreement),
    Math.max(-10, Math.min(15, strength)) / 10,
    Math.min(left, 4) / 4,
    left > 0 ? 1 : 0,
    left / Math.max(1, left + coverage.covered.length),
    route?.unknown ?? 0,
    route?.foreign ?? 0,
    route?.lead ?? 0,
    route?.subject ?? 0,
    reading.context.rowWord ? 1 : 0,
    draft.scope.conditions.length === 0 ? 1 : 0,
    draft.shape === "all" || draft.shape === "describe" ? 1 : 0,
    draft.scope.atoms.some((atom) => atom.kind === "inside" || atom.kind === "near") ? 1 : 0,
    draft.scope.atoms.some((atom) => atom.kind === "whole" || atom.kind === "alias") ? 1 : 0,
    candidate.result.number !== null ? 1 : 0,
    reading.question.words.length > longQuestion ? 1 : 0,
  ];
}

const longQuestion = 20;

function logit(probability: number): number {
  const clipped = Math.min(0.999, Math.max(0.001, probability));
  return Math.log(clipped / (1 - clipped));
}

/** Names of `calibrationFeatures`, in their order. */
export const calibrationNames = [
  "logit",
  "margin",
  "agreement",
  "strength",
  "uncovered",
  "anyUncovered",
  "uncoveredShare",
  "unknown",
  "foreign",
  "lead",
  "subject",
  "rowWord",
  "unconditional",
  "wholeTable",
  "insideCell",
  "wholeCell",
  "computed",
  "long",
] as const;

/** Calibrated probability that a plan is what was asked. */
export function calibrate(model: TableModel, scored: Scored): number {
  const { one, several } = model.calibration;
  return predict(scored.reading.context.route ? several : one, calibrationFeatures(scored));
}

/** The model that ships. */
export const tableModel: TableModel = readModel(stored as StoredModel);
