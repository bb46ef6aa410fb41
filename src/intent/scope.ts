import { fitLogistic, type LogisticModel, logOdds } from "../decision/logistic.ts";
import { evidenceNames } from "./evidence.ts";
import { type HeldOut, isRight } from "./held-out.ts";

/** Share of utterances out of scope that the weights are fitted for. */
const outOfScopeShare = 0.3;
/** Strong, because classes held out are only like what is really out of scope. */
const l2 = 200;
/** In scope, so many are turned away for each one whose label would be wrong: found on two public sets together. */
const turnedAwayForWrong = 1.15;
const maxTurnedAway = 0.25;

/** Fitted as below on the held-out examples of three public sets together, for where there are none to fit on. */
const generalScope: LogisticModel = {
  features: evidenceNames,
  means: [1.04, 0.528, 0.479, 0.39],
  scales: [1.37, 0.203, 0.233, 0.189],
  weights: [0.346, 0.327, 0.547, 0.669],
  intercept: 0.552,
};

/**
 * Learns to tell what belongs to no class. A half is put where about as many utterances in scope are turned away
 * as would get a wrong label: where labels are hard to tell apart, so is what has none.
 *
 * @param outside evidence of examples known to be out of scope.
 */
export function fitScope(
  heldOut: readonly HeldOut[],
  outside: readonly (readonly number[])[],
): LogisticModel {
  const inside = heldOut.filter(({ right }) => right >= 0);
  const strange = [...heldOut.filter(({ right }) => right < 0).map(({ evidence }) => evidence), ...outside];
  if (inside.length === 0 || strange.length === 0) return generalScope;
  const rows = [...inside.map(({ evidence }) => evidence), ...strange];
  const rowWeights = rows.map(
    (_, i) =>
      rows.length *
      (i < inside.length ? (1 - outOfScopeShare) / inside.length : outOfScopeShare / strange.length),
  );
  const labels = rows.map((_, i) => i < inside.length);
  const model = fitLogistic(rows, labels, { features: evidenceNames, rowWeights, l2 });
  const wrong = inside.filter((each) => !isRight(each)).length / inside.length;
  const odds = inside.map(({ evidence }) => logOdds(model, evidence)).sort((a, b) => a - b);
  const turnedAway = Math.min(turnedAwayForWrong * wrong, maxTurnedAway);
  const threshold = odds[Math.floor(odds.length * turnedAway)] ?? 0;
  return { ...model, intercept: model.intercept - threshold };
}
