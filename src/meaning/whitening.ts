import type { Steps } from "../steps.ts";
import { createVectorScan } from "./scan.ts";
import type { SmallVector } from "./vector-table.ts";

/**
 * Texts of one document say the same in many ways, and a folder's texts all speak of one trade: along the directions
 * in which texts of one document differ, likeness tells nothing of which document is meant. Whitening weighs a
 * direction the less, the more they differ along it.
 */
export type Whiten = (vector: ArrayLike<number>) => Float32Array;

/** Vectors that the covariance is taken from: more change nothing. */
const sampled = 1200;
/** Values of vectors are below 128; times this they are in the kernel's sixteen bits. */
const finer = 100;
/** Shrinkage towards equal weights, in mean variances of all texts: few texts tell little about their spread. */
const shrinkage = 1;

/**
 * Fits whitening with a shrunk covariance within documents: x → L⁻¹x, L Lᵀ = covariance + shrinkage · variance · I
 * (Fisher 1936: the metric of linear discriminant analysis; Ledoit & Wolf 2004 for the shrinking). Documents of one
 * text each tell nothing, and leave cosines as they are.
 *
 * @param documents vectors of d values, by document
 * @returns vector of d values → whitened vector of d values, of unit length
 */
export function* fitWhitening(documents: readonly (readonly SmallVector[])[]): Steps<Whiten> {
  const dimensions = documents.flat()[0]?.length ?? 0;
  const texts = documents.reduce((sum, { length }) => sum + length, 0);
  const step = Math.max(1, Math.ceil(texts / sampled));
  const sample = documents.filter(({ length }, i) => length > 0 && i % step === 0);
  if (dimensions === 0 || sample.every(({ length }) => length < 2)) return unit;

  const lower = yield* choleskyOf(yield* covarianceWithin(sample, dimensions), dimensions);

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
    for (let i = 0; i < dimensions; i++) apart[i] = Math.round(finer * vector[i]!);
    const products = kernel.products(apart);
    const white = new Float32Array(dimensions);
    for (let i = 0; i < dimensions; i++) white[i] = products[i]! * scales[i]!;
    return unit(white);
  };
}

/** Covariance within documents, with the shrinkage on its diagonal; the lower half alone, row by row. */
function* covarianceWithin(
  documents: readonly (readonly SmallVector[])[],
  dimensions: number,
): Steps<Float32Array> {
  const covariance = new Float32Array(dimensions * dimensions);
  const apart = new Float32Array(dimensions);
  const texts = documents.reduce((sum, { length }) => sum + length, 0);
  const free = texts - documents.length;
  for (const vectors of documents) {
    const mean = meanOf(vectors, dimensions);
    for (const vector of vectors) {
      for (let i = 0; i < dimensions; i++) apart[i] = vector[i]! - mean[i]!;
      for (let i = 0; i < dimensions; i++) {
        const row = i * dimensions;
        const own = apart[i]! / free;
        for (let j = 0; j <= i; j++) covariance[row + j]! += own * apart[j]!;
      }
      yield;
    }
  }
  // Texts that are all alike have no spread to go by.
  const added = shrinkage * Math.max(varianceOf(documents.flat(), dimensions), 1);
  for (let i = 0; i < dimensions; i++) covariance[i * dimensions + i]! += added;
  return covariance;
}

function meanOf(vectors: readonly SmallVector[], dimensions: number): Float64Array {
  const mean = new Float64Array(dimensions);
  for (const vector of vectors) for (let i = 0; i < dimensions; i++) mean[i]! += vector[i]! / vectors.length;
  return mean;
}

/** Mean variance of a value over all texts. */
function varianceOf(vectors: readonly SmallVector[], dimensions: number): number {
  const mean = meanOf(vectors, dimensions);
  let squares = 0;
  for (const vector of vectors) for (let i = 0; i < dimensions; i++) squares += (vector[i]! - mean[i]!) ** 2;
  return squares / vectors.length / dimensions;
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
