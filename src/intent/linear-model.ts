import type { ArchiveReader, ArchiveWriter } from "./archive.ts";
import { type SparseRow, type SparseRows, SparseRowsBuilder } from "./sparse.ts";

/** One score for each class: bias + Σ value · weight. */
export interface LinearModel {
  readonly classCount: number;
  /**
   * feature → (class, weight), where the weight is not 0: with hundreds of classes most features say nothing of
   * most of them, and scoring a text is one pass over what its features do say.
   */
  readonly weights: SparseRows;
  readonly biases: Float32Array;
}

/** Weights while they are learnt all together: feature → class → weight, one feature after another. */
export interface DenseWeights {
  readonly classCount: number;
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

/** Writes the score of every class into `scores`. */
export function scoreInto(scores: Float32Array, { weights, biases }: LinearModel, row: SparseRow): void {
  const { starts, indices, values } = weights;
  scores.set(biases);
  for (let k = 0; k < row.length; k++) {
    const feature = row.indices[k]!;
    const value = row.values[k]!;
    const end = starts[feature + 1]!;
    for (let at = starts[feature]!; at < end; at++) scores[indices[at]!]! += value * values[at]!;
  }
}

/** A model with another's weights, times a share, added. */
export function blend(model: LinearModel, other: DenseWeights, share: number): LinearModel {
  const { classCount, weights } = model;
  const builder = new SparseRowsBuilder();
  const values = new Float32Array(classCount);
  const indices = Int32Array.from(values.keys());
  for (let feature = 0; feature + 1 < weights.starts.length; feature++) {
    values.fill(0);
    for (let at = weights.starts[feature]!; at < weights.starts[feature + 1]!; at++)
      values[weights.indices[at]!] = weights.values[at]!;
    for (let c = 0; c < classCount; c++) values[c]! += share * other.weights[feature * classCount + c]!;
    builder.add({ indices, values, length: classCount });
  }
  const biases = model.biases.map((bias, c) => bias + share * other.biases[c]!);
  return { classCount, weights: builder.finish(), biases };
}

/** Lays a model down, to be read by {@link readModel}. */
export function writeModel({ weights, biases }: LinearModel, archive: ArchiveWriter): void {
  archive.figures(biases);
  archive.figures(weights.starts);
  archive.figures(weights.indices);
  archive.figures(weights.values);
}

/** The model that was laid down. */
export function readModel(archive: ArchiveReader): LinearModel {
  const biases = archive.floats();
  const weights = { starts: archive.ints(), indices: archive.ints(), values: archive.floats() };
  return { classCount: biases.length, weights, biases };
}
