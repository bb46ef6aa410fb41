import { type LogisticModel, predict } from "../../maths/index.ts";
import { featureCount, featureName } from "./features/layout.ts";
import stored from "./model.json" with { type: "json" };
import type { ScoredPlan } from "./score.ts";

/**
 * Logistic calibration of a plan's share to the probability of being right: for a given table, and for one
 * out of several.
 */
export interface Calibration {
  readonly one: LogisticModel;
  readonly several: LogisticModel;
}

/** Serialised weights by name, without zeros; made by `npm run train -- tables`, not by hand. */
export interface StoredModel {
  readonly weights: Readonly<Record<string, number>>;
  readonly calibration: Calibration;
  /** Plans less probable than this are better not answered on their own; chosen by cross-validation over tables. */
  readonly threshold: number;
}

/** A deserialised model. */
export interface TableModel {
  readonly weights: Float64Array;
  readonly calibration: Calibration;
  readonly threshold: number;
}

/** Deserialises weights into the layout of the features; unknown names are dropped. */
export function readModel(model: StoredModel): TableModel {
  const weights = new Float64Array(featureCount);
  for (let id = 0; id < featureCount; id++) weights[id] = model.weights[featureName(id)] ?? 0;
  return { weights, calibration: model.calibration, threshold: model.threshold };
}

/** Features of the calibration, by the names under which its weights are stored. */
export function calibrationFeatures(scored: ScoredPlan): Readonly<Record<string, number>> {
  const { probability, margin, agreement, strength, coverage, onTable, executed } = scored;
  const { proposal } = executed;
  const route = onTable.context.route;
  const left = coverage.uncovered.length;
  return {
    logit: logit(probability),
    margin,
    agreement: logit(agreement),
    strength: Math.max(-10, Math.min(15, strength)) / 10,
    uncovered: Math.min(left, 4) / 4,
    anyUncovered: left > 0 ? 1 : 0,
    uncoveredShare: left / Math.max(1, left + coverage.covered.length),
    unknown: route?.unknown ?? 0,
    foreign: route?.foreign ?? 0,
    lead: route?.lead ?? 0,
    subject: route?.subject ?? 0,
    rowWord: onTable.context.rowWord ? 1 : 0,
    unconditional: proposal.scope.conditions.length === 0 ? 1 : 0,
    wholeTable: proposal.shape === "all" || proposal.shape === "describe" ? 1 : 0,
    insideCell: proposal.scope.atoms.some((atom) => atom.kind === "inside" || atom.kind === "near") ? 1 : 0,
    wholeCell: proposal.scope.atoms.some((atom) => atom.kind === "whole" || atom.kind === "alias") ? 1 : 0,
    computed: executed.result.number !== null ? 1 : 0,
    long: onTable.question.words.length > longQuestion ? 1 : 0,
  };
}

const longQuestion = 20;

function logit(probability: number): number {
  const clipped = Math.min(0.999, Math.max(0.001, probability));
  return Math.log(clipped / (1 - clipped));
}

/** Calibrated probability that a plan is what was asked. */
export function calibrate({ calibration }: Pick<TableModel, "calibration">, scored: ScoredPlan): number {
  const regression = scored.onTable.context.route ? calibration.several : calibration.one;
  const features = calibrationFeatures(scored);
  return predict(
    regression,
    regression.features.map((name) => features[name] ?? 0),
  );
}

/** The model that ships. */
export const tableModel: TableModel = readModel(stored as StoredModel);
