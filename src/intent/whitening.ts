/** The variation within classes gets this share of even variation added, as few texts tell little of it. */
const evenShare = 0.3;

/**
 * Turns vectors so that what varies among texts of one class counts less: within-class covariance normalisation
 * (Hatch, Kajarekar & Stolcke 2006). Holds the Cholesky factor L of the mixed covariance; a vector becomes L⁻¹·x.
 */
export class Whitening {
  readonly #size: number;
  /** Lower triangle, row by row. */
  readonly factor: Float64Array;

  constructor(factor: Float64Array, size: number) {
    this.#size = size;
    this.factor = factor;
  }

  /** Finds the factor for vectors of classes. */
  static fit(
    vectors: readonly Float64Array[],
    classes: Int32Array,
    classCount: number,
    size: number,
  ): Whitening {
    const factor = withinClassCovariance(vectors, classes, classCount, size);
    mixWithEven(factor, size);
    factorise(factor, size);
    return new Whitening(factor, size);
  }

  /** Solves L·y = x in place. */
  apply(x: Float64Array): void {
    const size = this.#size;
    const { factor } = this;
    for (let i = 0; i < size; i++) {
      let value = x[i]!;
      for (let j = 0; j < i; j++) value -= factor[i * size + j]! * x[j]!;
      x[i] = value / factor[i * size + i]!;
    }
  }
}

function withinClassCovariance(
  vectors: readonly Float64Array[],
  classes: Int32Array,
  classCount: number,
  size: number,
): Float64Array {
  const means = new Float64Array(classCount * size);
  const counts = new Float64Array(classCount);
  vectors.forEach((vector, i) => {
    const ofClass = classes[i]!;
    counts[ofClass]!++;
    for (let k = 0; k < size; k++) means[ofClass * size + k]! += vector[k]!;
  });
  const covariance = new Float64Array(size * size);
  const away = new Float64Array(size);
  vectors.forEach((vector, i) => {
    const ofClass = classes[i]!;
    for (let k = 0; k < size; k++) away[k] = vector[k]! - means[ofClass * size + k]! / counts[ofClass]!;
    for (let a = 0; a < size; a++)
      for (let b = 0; b <= a; b++) covariance[a * size + b]! += away[a]! * away[b]!;
  });
  return covariance;
}

/** Scales the covariance to a mean variance of 1 and mixes it with the unit matrix. */
function mixWithEven(covariance: Float64Array, size: number): void {
  let trace = 0;
  for (let k = 0; k < size; k++) trace += covariance[k * size + k]!;
  const scale = trace === 0 ? 0 : ((1 - evenShare) * size) / trace;
  for (let k = 0; k < covariance.length; k++) covariance[k]! *= scale;
  for (let k = 0; k < size; k++) covariance[k * size + k]! += trace === 0 ? 1 : evenShare;
}

/** Cholesky decomposition in place. */
function factorise(a: Float64Array, size: number): void {
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
