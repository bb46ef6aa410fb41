import { fitPlatt } from "../src/decision/calibration.ts";
import type { Candidate, Features } from "../src/decision/candidate.ts";
import {
  calibrate,
  candidateKinds,
  type DecisionModel,
  probabilityOf,
  rivalProbability,
} from "../src/decision/model.ts";
import { rivalFeatures } from "../src/decision/rivals.ts";
import { type BoostingOptions, fitTrees } from "./boosting.ts";
import type { Case, Sample } from "./fit-cases.ts";
import { allFolds } from "./labelled-sets.ts";

/** All of a decision model but its limits. */
export type Weights = Omit<DecisionModel, "limits">;
type Alone = Pick<DecisionModel, Candidate["kind"]>;

/** How the trees of both stages are grown. */
export interface FitOptions {
  readonly alone: Partial<BoostingOptions>;
  readonly rivals: Partial<BoostingOptions>;
}

/** Chosen by cross-validation over the labelled questions. */
const defaults: FitOptions = { alone: {}, rivals: { trees: 160, leastWeight: 6, l2: 8 } };

/** What fitting gives: the model, and the labelled cases with the probabilities of models that have not seen them. */
export interface Fitted {
  readonly weights: Weights;
  readonly unseen: readonly Case[];
}

/** Fits both stages on all cases, and on all but one part at a time to judge that part. */
export function fitDecision(cases: readonly Case[], options: FitOptions = defaults): Fitted {
  const judgedAlone = byFold((fold) => {
    const model = fitAlone(samplesOf(cases.filter((each) => each.fold !== fold)), options);
    return cases
      .filter((each) => each.fold === fold)
      .map((each) =>
        judgeAgain(each, (all) => all.map(({ kind, features }) => probabilityOf(model, kind, features))),
      );
  });
  const uncalibrated = byFold((fold) => {
    const rivals = fitRivals(
      judgedAlone.filter((each) => each.fold !== fold),
      options,
    );
    const model = { rivals, calibration: none };
    return judgedAlone
      .filter((each) => each.fold === fold && !each.madeUp)
      .map((each) =>
        judgeAgain(each, (all) => rivalFeatures(all).map((features) => rivalProbability(model, features))),
      );
  });
  const calibration = fitCalibration(samplesOf(uncalibrated));
  return {
    weights: {
      ...fitAlone(samplesOf(cases), options),
      rivals: fitRivals(judgedAlone, options),
      calibration,
    },
    unseen: uncalibrated.map((each) =>
      judgeAgain(each, (all) => all.map(({ probability }) => calibrate(calibration, probability))),
    ),
  };
}

const samplesOf = (cases: readonly Case[]): Sample[] => cases.flatMap(({ samples }) => samples);

const byFold = (judge: (fold: number) => Case[]): Case[] => allFolds.flatMap(judge);

/** Trees over features, which are the same for each sample. */
function fitOn(
  samples: readonly { features: Features; right: boolean; weight: number }[],
  options: Partial<BoostingOptions>,
) {
  const names = Object.keys(samples[0]?.features ?? {});
  return fitTrees(
    samples.map(({ features }) => names.map((name) => features[name] ?? 0)),
    samples.map(({ right }) => right),
    samples.map(({ weight }) => weight),
    names,
    options,
  );
}

/** The models that look at each candidate alone. */
function fitAlone(samples: readonly Sample[], { alone }: FitOptions): Alone {
  const fitKind = (kind: Candidate["kind"]) =>
    fitOn(
      samples
        .filter(({ candidate }) => candidate.kind === kind)
        .map(({ candidate: { features }, right, weight }) => ({ features, right, weight })),
      alone,
    );
  return Object.fromEntries(candidateKinds.map((kind) => [kind, fitKind(kind)])) as Alone;
}

/** The model that looks at candidates beside each other, from cases judged by models that had not seen them. */
function fitRivals(judged: readonly Case[], { rivals }: FitOptions): DecisionModel["rivals"] {
  return fitOn(
    judged.flatMap(({ samples }) => {
      const features = rivalFeatures(samples.map(({ candidate }) => candidate));
      return samples.map(({ right, weight }, i) => ({ features: features[i]!, right, weight }));
    }),
    rivals,
  );
}

const none: DecisionModel["calibration"] = { slope: 1, shift: 0 };

/** Made-up questions weigh in the trees; how often a probability is right is told by what people asked. */
function fitCalibration(samples: readonly Sample[]): DecisionModel["calibration"] {
  const logit = (p: number) => Math.log(p / (1 - p));
  const { means, scales, weights, intercept } = fitPlatt(
    samples.map(({ candidate }) => logit(candidate.probability)),
    samples.map(({ right }) => right),
  );
  const slope = weights[0]! / scales[0]!;
  return { slope, shift: intercept - slope * means[0]! };
}

/** A case whose candidates have other probabilities. */
function judgeAgain(
  each: Case,
  probabilitiesOf: (candidates: readonly Candidate[]) => readonly number[],
): Case {
  const probabilities = probabilitiesOf(each.samples.map(({ candidate }) => candidate));
  const samples = each.samples.map((sample, i) => ({
    ...sample,
    candidate: { ...sample.candidate, probability: probabilities[i]! },
  }));
  return { ...each, samples };
}
