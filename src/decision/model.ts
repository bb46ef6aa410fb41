import type { FittedDecision } from "../knowledge/index.ts";
import { type LogisticModel, logOdds, sigmoid } from "../maths/index.ts";
import fitted from "./model.json" with { type: "json" };
import type { Signs } from "./signs.ts";

/** Thresholds on the calibrated probability. */
export interface Limits {
  /** A passage answers. */
  readonly answer: number;
  /** Something looked up or computed answers: a figure that was not asked for is worse than a passage beside the point. */
  readonly table: number;
  /** It may be the answer all the same: a refusal shows what it says. Of anything less only the title is named. */
  readonly maybe: number;
  /** Beside one that may be the answer, another is shown in a sentence. */
  readonly near: number;
  /** By words alone it is so likely that meaning need not be asked. */
  readonly sure: number;
}

/**
 * Weights and limits that `npm run train` derives from labelled questions over several folders; a folder may bring
 * its own in `decision.json`. `rank`: score of a candidate among the others of its question (conditional logit,
 * McFadden 1974); `answers`: log-odds that the first of them answers the question, or a part of it.
 */
export interface DecisionModel extends FittedDecision {
  readonly limits: Limits;
}

/** The model that ships with the code; a test holds its shape. */
export const decisionModel = fitted as unknown as DecisionModel;

const valuesOf = ({ features }: LogisticModel, signs: Signs): number[] =>
  features.map((name) => signs[name] ?? 0);

/** Ranking score of a candidate: the model's linear predictor. */
export const scoreOf = (model: LogisticModel, signs: Signs): number => logOdds(model, valuesOf(model, signs));

/** Probability that a candidate which stands so among the others answers. */
export const probabilityOf = (model: LogisticModel, signs: Signs): number =>
  sigmoid(logOdds(model, valuesOf(model, signs)));
