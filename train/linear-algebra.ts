/**
 * Solves A·x = b by Cholesky decomposition for a symmetric positive definite A, of which the lower triangle is read.
 * A pivot that rounding left at or below zero is lifted, so that a nearly singular A still gives a finite answer.
 */
export function solvePositiveDefinite(a: readonly (readonly number[])[], b: readonly number[]): number[] {
  const size = b.length;
  const lower = a.map((row) => row.slice());
  for (let j = 0; j < size; j++) {
    const line = lower[j]!;
    for (let k = 0; k < j; k++) {
      const other = lower[k]!;
      let sum = line[k]!;
      for (let m = 0; m < k; m++) sum -= line[m]! * other[m]!;
      line[k] = sum / other[k]!;
    }
    let pivot = line[j]!;
    for (let m = 0; m < j; m++) pivot -= line[m]! ** 2;
    line[j] = Math.sqrt(Math.max(pivot, 1e-12));
  }
  const x = b.slice();
  for (let j = 0; j < size; j++) {
    for (let k = 0; k < j; k++) x[j]! -= lower[j]![k]! * x[k]!;
    x[j]! /= lower[j]![j]!;
  }
  for (let j = size - 1; j >= 0; j--) {
    for (let k = j + 1; k < size; k++) x[j]! -= lower[k]![j]! * x[k]!;
    x[j]! /= lower[j]![j]!;
  }
  return x;
}
