import type { SparseMatrix } from "./contexts.ts";

const oversampling = 16;
const powerSteps = 4;

/**
 * The first left singular vectors of a sparse matrix, row by row, by randomised subspace iteration
 * (Halko, Martinsson & Tropp 2011, algorithm 4.4). The singular values are left out: whitened vectors
 * (exponent 0, Levy et al. 2015 §3.3) did as well for likeness of words as weighted ones.
 */
export function leftSingularVectors(matrix: SparseMatrix, dimensions: number, random: () => number) {
  const width = dimensions + oversampling;
  const { rowCount, columnCount } = matrix;
  let basis = multiply(
    matrix,
    Float64Array.from({ length: columnCount * width }, () => random() + random() + random() - 1.5),
    width,
  );
  for (let step = 0; step < powerSteps; step++) {
    basis = orthonormalise(basis, rowCount, width);
    const back = orthonormalise(multiplyTransposed(matrix, basis, width), columnCount, width);
    basis = multiply(matrix, back, width);
  }
  basis = orthonormalise(basis, rowCount, width);
  const projected = multiplyTransposed(matrix, basis, width);
  const { vectors } = eigen(gram(projected, columnCount, width), width);
  return rotate(basis, rowCount, width, vectors.slice(0, dimensions));
}

function multiply(matrix: SparseMatrix, x: Float64Array, width: number): Float64Array {
  const result = new Float64Array(matrix.rowCount * width);
  forEachCell(matrix, (row, column, value) => {
    const to = row * width;
    const from = column * width;
    for (let k = 0; k < width; k++) result[to + k]! += value * x[from + k]!;
  });
  return result;
}

function multiplyTransposed(matrix: SparseMatrix, x: Float64Array, width: number): Float64Array {
  const result = new Float64Array(matrix.columnCount * width);
  forEachCell(matrix, (row, column, value) => {
    const to = column * width;
    const from = row * width;
    for (let k = 0; k < width; k++) result[to + k]! += value * x[from + k]!;
  });
  return result;
}

function forEachCell(matrix: SparseMatrix, visit: (row: number, column: number, value: number) => void) {
  for (let row = 0; row < matrix.rowCount; row++)
    for (let k = matrix.starts[row]!; k < matrix.starts[row + 1]!; k++)
      visit(row, matrix.columns[k]!, matrix.values[k]!);
}

/** XᵀX of a tall matrix. */
function gram(x: Float64Array, rows: number, width: number): Float64Array {
  const result = new Float64Array(width * width);
  for (let row = 0; row < rows; row++) {
    const at = row * width;
    for (let a = 0; a < width; a++) {
      const value = x[at + a]!;
      for (let b = 0; b <= a; b++) result[a * width + b]! += value * x[at + b]!;
    }
  }
  for (let a = 0; a < width; a++) for (let b = 0; b < a; b++) result[b * width + a] = result[a * width + b]!;
  return result;
}

/** X·(XᵀX)^(−½), up to a rotation: columns of unit length at right angles. */
function orthonormalise(x: Float64Array, rows: number, width: number): Float64Array {
  const { values, vectors } = eigen(gram(x, rows, width), width);
  const scaled = vectors.map((vector, j) => {
    const scale = 1 / Math.sqrt(Math.max(values[j]!, 1e-12 * values[0]!));
    return vector.map((value) => value * scale);
  });
  return rotate(x, rows, width, scaled);
}

function rotate(x: Float64Array, rows: number, width: number, axes: readonly Float64Array[]): Float64Array {
  const result = new Float64Array(rows * axes.length);
  for (let row = 0; row < rows; row++) {
    axes.forEach((axis, j) => {
      let sum = 0;
      for (let k = 0; k < width; k++) sum += x[row * width + k]! * axis[k]!;
      result[row * axes.length + j] = sum;
    });
  }
  return result;
}

/** Eigenvalues, largest first, and eigenvectors of a symmetric matrix by Jacobi's rotations (Golub & Van Loan, §8.5). */
function eigen(symmetric: Float64Array, size: number) {
  const a = symmetric.slice();
  const v = new Float64Array(size * size);
  for (let i = 0; i < size; i++) v[i * size + i] = 1;
  for (let sweep = 0; sweep < 30 && !isDiagonal(a, size); sweep++)
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) eliminate(a, v, size, p, q);
  const order = Array.from({ length: size }, (_, i) => i).sort((i, j) => a[j * size + j]! - a[i * size + i]!);
  return {
    values: order.map((i) => a[i * size + i]!),
    vectors: order.map((i) => Float64Array.from({ length: size }, (_, k) => v[k * size + i]!)),
  };
}

function isDiagonal(a: Float64Array, size: number): boolean {
  let off = 0;
  let on = 0;
  a.forEach((value, i) => {
    if (i % (size + 1) === 0) on += value * value;
    else off += value * value;
  });
  return off <= 1e-18 * on;
}

function eliminate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const off = a[p * size + q]!;
  if (Math.abs(off) < 1e-300) return;
  const theta = (a[q * size + q]! - a[p * size + p]!) / (2 * off);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  turn(a, size, p, q, c, s, size, 1);
  turn(a, size, p, q, c, s, 1, size);
  turn(v, size, p, q, c, s, size, 1);
}

/** Turns lines p and q of a square matrix: columns with `along` = size, rows with `along` = 1. */
function turn(
  m: Float64Array,
  size: number,
  p: number,
  q: number,
  c: number,
  s: number,
  along: number,
  across: number,
): void {
  for (let k = 0; k < size; k++) {
    const i = k * along + p * across;
    const j = k * along + q * across;
    const x = m[i]!;
    const y = m[j]!;
    m[i] = c * x - s * y;
    m[j] = s * x + c * y;
  }
}
