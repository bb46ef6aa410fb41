import type { WordVectors } from "../language/vectors.ts";
import type { ModelCache } from "../ports.ts";
import { FeatureSpace, type TrainingTexts } from "./features.ts";
import { learnOnce } from "./kept-weights.ts";
import { blend, type LinearModel, scoreInto } from "./linear-model.ts";
import { trainSoftmax } from "./softmax.ts";
import { type SparseRow, type SparseRows, SparseRowsBuilder } from "./sparse.ts";
import { trainSvm } from "./svm.ts";

/** Share of the softmax scores, which run six times as wide as the machines'. */
const softmaxShare = 0.15;
/** Examples × classes up to which softmax pays: with 50 examples a class it takes five times as long for nothing. */
const maxSoftmaxWork = 400_000;

export interface CoreOptions {
  readonly vectors: WordVectors | null;
  readonly effort: "full" | "quick";
  readonly cache: ModelCache | null;
}

/** A fitted feature space with a linear model over it. */
export interface Core {
  readonly space: FeatureSpace;
  readonly model: LinearModel;
  readonly rows: SparseRows;
}

/** Fits features and weights. Machines that part each class from the rest and a softmax over all err differently. */
export function trainCore(texts: TrainingTexts, { vectors, effort, cache }: CoreOptions): Core {
  const space = new FeatureSpace(texts, vectors, effort);
  const builder = new SparseRowsBuilder();
  for (const words of texts.words) builder.add(space.row(space.lexicon.read(words)));
  const rows = builder.finish();
  const { classes, classCount } = texts;
  const lesson = { rows, classes, classCount, featureCount: space.size };
  const machines = learnOnce(cache, lesson, trainSvm);
  const model =
    effort === "full" && classes.length * classCount <= maxSoftmaxWork
      ? blend(machines, trainSoftmax(rows, classes, classCount, space.size), softmaxShare)
      : machines;
  return { space, model, rows };
}

/** Scores of all classes for a row. */
export function scoreRow(core: Core, row: SparseRow): Float32Array {
  const scores = new Float32Array(core.model.classCount);
  scoreInto(scores, core.model, row);
  return scores;
}
