import type { Steps } from "../steps.ts";
import { createVectorScan } from "./scan.ts";
import type { SmallVector } from "./vector-table.ts";

/**
 * A folder's texts speak of one trade, so that their vectors lie close together and all questions about it look alike.
 * Whitening weighs a direction the less, the more the texts differ along it anyway: what tells them apart remains.
 */
export type Whiten = (vector: ArrayLike<number>) => Float32Array;

/** Vectors that the covariance is taken from: more change nothing. */
const sampled = 1200;
/** Values of vectors are below 255 apart; times this they are in the kernel's sixteen bits. */
const finer = 100;
/** Shrinkage towards equal weights, in mean variances: few texts tell little about their spread. */
const shrinkage = 3;

/**
 * Fits whitening with a shrunk covariance: x → L⁻¹(x − mean), L Lᵀ = covariance + shrinkage · mean variance · I
 * (Ledoit & Wolf 2004 for the shrinking; cosines in that space are those of linear discriminant analysis).
 *
 * @param vectors n vectors of d values; with fewer than two nothing is changed but the length
 * @returns vector of d values → whitened vector of d values, of unit length
 */
export function* fitWhitening(vectors: readonly SmallVector[]): Steps<Whiten> {
  const dimensions = vectors[0]?.length ?? 0;
  const step = Math.max(1, vectors.length / sampled);
  const sample: SmallVector[] = [];
  for (let at = 0; Math.floor(at) < vectors.length; at += step) sample.push(vectors[Math.floor(at)]!);
  if (sample.length < 2) return unit;

  const mean = new Float64Array(dimensions);
  for (const vector of sample) for (let i = 0; i < dimensions; i++) mean[i]! += vector[i]! / sample.length;
  const lower = yield* choleskyOf(yield* covarianceOf(sample, mean), dimensions);

  const rows = yield* inverseOf(lower, dimensions);

  // The kernel multiplies whole numbers: each row is rounded by a scale of its own, and the vector finer than it came.
  const kernel = createVectorScan(dimensions, dimensions);
  const scales = new Float32Array(dimensions);
  for (let i = 0; i < dimensions; i++) {
    const row = rows.subarray(i * dimensions, (i + 1) * dimensions);
    const largest = row.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
    scales[i] = largest / 127;
    kernel.set(
      i,
      Int8Array.from(row, (value) => Math.round((127 * value) / largest)),
    );
  }
  const apart = new Int16Array(dimensions);
  return (vector) => {
    for (let i = 0; i < dimensions; i++) apart[i] = Math.round(finer * (vector[i]! - mean[i]!));
    const products = kernel.products(apart);
    const white = new Float32Array(dimensions);
    for (let i = 0; i < dimensions; i++) white[i] = products[i]! * scales[i]!;
    return unit(white);
  };
}

/** Covariance with the shrinkage on its diagonal; the lower half alone, row by row. */
function* covarianceOf(sample: readonly SmallVector[], mean: Float64Array): Steps<Float32Array> {
  const dimensions = mean.length;
  const covariance = new Float32Array(dimensions * dimensions);
  const apart = new Float32Array(dimensions);
  for (const vector of sample) {
    for (let i = 0; i < dimensions; i++) apart[i] = vector[i]! - mean[i]!;
    for (let i = 0; i < dimensions; i++) {
      const row = i * dimensions;
      const own = apart[i]! / sample.length;
      for (let j = 0; j <= i; j++) covariance[row + j]! += own * apart[j]!;
    }
    yield;
  }
  let variance = 0;
  for (let i = 0; i < dimensions; i++) variance += covariance[i * dimensions + i]! / dimensions;
  // Texts that are all alike have no spread to go by.
  const added = shrinkage * Math.max(variance, 1);
  for (let i = 0; i < dimensions; i++) covariance[i * dimensions + i]! += added;
  return covariance;
}

/** Cholesky factor of a symmetric positive definite matrix whose lower half is given. */
function* choleskyOf(matrix: Float32Array, dimensions: number): Steps<Float32Array> {
  const lower = Float32Array.from(matrix);
  for (let i = 0; i < dimensions; i++) {
    const row = i * dimensions;
    for (let j = 0; j <= i; j++) {
      const other = j * dimensions;
      let sum = lower[row + j]!;
      for (let k = 0; k < j; k++) sum -= lower[row + k]! * lower[other + k]!;
      lower[row + j] = i === j ? Math.sqrt(sum) : sum / lower[other + j]!;
    }
    yield;
  }
  return lower;
}

/** Inverse of a lower triangular matrix, row by row. */
function* inverseOf(lower: Float32Array, dimensions: number): Steps<Float32Array> {
  const inverse = new Float32Array(dimensions * dimensions);
  for (let i = 0; i < dimensions; i++) {
    const row = i * dimensions;
    const own = 1 / lower[row + i]!;
    // Row i of the inverse from the rows above: −own · Σₖ L[i,k] · inverse[k].
    for (let k = 0; k < i; k++) {
      const factor = -own * lower[row + k]!;
      const above = k * dimensions;
      for (let j = 0; j <= k; j++) inverse[row + j]! += factor * inverse[above + j]!;
    }
    inverse[row + i] = own;
    yield;
  }
  return inverse;
}

/** A vector of unit length. */
export function unit(vector: ArrayLike<number>): Float32Array {
  const { length } = vector;
  let squares = 0;
  for (let i = 0; i < length; i++) squares += vector[i]! * vector[i]!;
  const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
  const scaled = new Float32Array(length);
  for (let i = 0; i < length; i++) scaled[i] = vector[i]! * scale;
  return scaled;
}
