/** Decomposes a symmetric matrix A = L·Lᵀ in place: its lower triangle, row by row, becomes L. */
export function factorise(a: Float64Array, size: number): void {
  for (let j = 0; j < size; j++) {
    for (let k = 0; k < j; k++) {
      let sum = a[j * size + k]!;
      for (let m = 0; m < k; m++) sum -= a[j * size + m]! * a[k * size + m]!;
      a[j * size + k] = sum / a[k * size + k]!;
    }
    let pivot = a[j * size + j]!;
    for (let m = 0; m < j; m++) pivot -= a[j * size + m]! ** 2;
    a[j * size + j] = Math.sqrt(Math.max(pivot, 1e-9));
  }
}

/** Solves L·y = x in place. */
export function solveLower(factor: Float64Array, size: number, x: Float64Array): void {
  for (let i = 0; i < size; i++) {
    let value = x[i]!;
    for (let j = 0; j < i; j++) value -= factor[i * size + j]! * x[j]!;
    x[i] = value / factor[i * size + i]!;
  }
}

/** Solves Lᵀ·y = x in place. */
export function solveUpper(factor: Float64Array, size: number, x: Float64Array): void {
  for (let i = size - 1; i >= 0; i--) {
    let value = x[i]!;
    for (let j = i + 1; j < size; j++) value -= factor[j * size + i]! * x[j]!;
    x[i] = value / factor[i * size + i]!;
  }
}
