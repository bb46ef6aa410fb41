import type { WordVectors } from "../language/vectors.ts";
import type { FeatureSpace } from "./features.ts";
import { fitFeatures } from "./fit-features.ts";
import type { Reading } from "./lexicon.ts";
import { blend, type LinearModel, scoreInto } from "./linear-model.ts";
import { trainSoftmax } from "./softmax.ts";
import type { SparseRow, SparseRows } from "./sparse.ts";
import { trainSvm } from "./svm.ts";
import type { TrainingTexts } from "./types.ts";

/** Share of the softmax scores, which run six times as wide as the machines'. */
const softmaxShare = 0.15;
/** Examples × classes up to which softmax pays: with 50 examples a class it takes five times as long for nothing. */
const maxSoftmaxWork = 400_000;

/**
 * With quick training, smaller weights are left out: six in ten, which together make some 0.3 % of the squared length.
 * What is kept takes half the room and the time to read; accuracy falls by up to 0.004 on three public sets.
 */
const quickLeastWeight = 0.3;

export interface CoreOptions {
  readonly vectors: WordVectors | null;
  readonly effort: "full" | "quick";
}

/** A fitted feature space with a linear model over it. */
export interface Core {
  readonly space: FeatureSpace;
  readonly model: LinearModel;
}

/** What was learnt, and what the texts that it was learnt from became. */
export interface Trained {
  readonly core: Core;
  readonly readings: readonly Reading[];
  readonly rows: SparseRows;
}

/** Fits features and weights. Machines that part each class from the rest and a softmax over all err differently. */
export function trainCore(texts: TrainingTexts, { vectors, effort }: CoreOptions): Trained {
  const { space, readings, rows } = fitFeatures(texts, vectors);
  const { classes, classCount } = texts;
  const leastWeight = effort === "quick" ? quickLeastWeight : 0;
  const machines = trainSvm(rows, classes, classCount, space.size, { leastWeight });
  const model =
    effort === "full" && classes.length * classCount <= maxSoftmaxWork
      ? blend(machines, trainSoftmax(rows, classes, classCount, space.size), softmaxShare)
      : machines;
  return { core: { space, model }, readings, rows };
}

/** Scores of all classes for a row. */
export function scoreRow(core: Core, row: SparseRow): Float32Array {
  const scores = new Float32Array(core.model.classCount);
  scoreInto(scores, core.model, row);
  return scores;
}
