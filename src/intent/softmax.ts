import type { DenseWeights } from "./linear-model.ts";
import { Shuffler } from "./random.ts";
import type { SparseRows } from "./sparse.ts";

export interface SoftmaxOptions {
  /** Weight of the loss against ½‖W‖². Default 100: best of 10 to 1,000 over four sets. */
  readonly cost?: number;
  /** By how much the right class's score must lead before it counts as even. Default 3. */
  readonly margin?: number;
  /** Passes over the examples. Default 10. */
  readonly passes?: number;
}

/** Rows have unit length, and the bias counts as one more feature of value 1. */
const squaredLength = 2;
const directions = 2;
/** Changes of an example's dual variables below this share of the cost are left out. */
const negligible = 1e-3;
/** An example whose dual variables all changed by less than this share of the cost waits, the longer the later. */
const quiet = 1e-2;

/**
 * Multinomial logistic regression by dual coordinate ascent, one example at a time (Shalev-Shwartz & Zhang 2013),
 * with a search along the direction to the fixed point α = cost · (target − p) instead of a closed-form step.
 */
export function trainSoftmax(
  rows: SparseRows,
  classes: Int32Array,
  classCount: number,
  featureCount: number,
  options: SoftmaxOptions = {},
): DenseWeights {
  const { cost = 100, margin = 3, passes = 10 } = options;
  const model: DenseWeights = {
    classCount,
    weights: new Float32Array(featureCount * classCount),
    biases: new Float32Array(classCount),
  };
  const alphas = new Float32Array(classes.length * classCount);
  const step = new Step(classCount, cost);
  const order = Int32Array.from(classes.keys());
  const waiting = new Uint8Array(classes.length);
  const shuffler = new Shuffler(1, order.length);
  for (let pass = 0; pass < passes; pass++) {
    shuffler.shuffle(order, order.length);
    for (const i of order) {
      if (waiting[i]! > 0) {
        waiting[i]!--;
        continue;
      }
      const right = classes[i]!;
      score(step.scores, model, rows, i);
      step.scores[right]! -= margin;
      const own = alphas.subarray(i * classCount, (i + 1) * classCount);
      const changed = step.towardsFixedPoint(own, right);
      if (step.largest < quiet * cost) waiting[i] = 1 + (pass >> 1);
      if (changed > 0) apply(model, rows, i, step, changed);
    }
  }
  return model;
}

function score(scores: Float64Array, model: DenseWeights, rows: SparseRows, i: number): void {
  const { classCount, weights, biases } = model;
  scores.set(biases);
  for (let k = rows.starts[i]!; k < rows.starts[i + 1]!; k++) {
    const at = rows.indices[k]! * classCount;
    const value = rows.values[k]!;
    for (let c = 0; c < classCount; c++) scores[c]! += value * weights[at + c]!;
  }
}

function apply(model: DenseWeights, rows: SparseRows, i: number, step: Step, changed: number): void {
  const { classCount, weights, biases } = model;
  const { places, changes } = step;
  for (let q = 0; q < changed; q++) biases[places[q]!]! += changes[q]!;
  for (let k = rows.starts[i]!; k < rows.starts[i + 1]!; k++) {
    const at = rows.indices[k]! * classCount;
    const value = rows.values[k]!;
    for (let q = 0; q < changed; q++) weights[at + places[q]!]! += value * changes[q]!;
  }
}

/** The change of one example's dual variables, and the room to work it out. */
class Step {
  readonly scores: Float64Array;
  /** Classes that change, and by how much. */
  readonly places: Int32Array;
  readonly changes: Float64Array;
  /** Size of the largest change. */
  largest = 0;
  readonly #cost: number;
  readonly #total: Float64Array;
  readonly #direction: Float64Array;
  readonly #probabilities: Float64Array;
  readonly #moved: Float64Array;

  constructor(classCount: number, cost: number) {
    this.scores = new Float64Array(classCount);
    this.places = new Int32Array(classCount);
    this.changes = new Float64Array(classCount);
    this.#cost = cost;
    this.#total = new Float64Array(classCount);
    this.#direction = new Float64Array(classCount);
    this.#probabilities = new Float64Array(classCount);
    this.#moved = new Float64Array(classCount);
  }

  /** Moves `alphas` and notes the changes; gives their number. */
  towardsFixedPoint(alphas: Float32Array, right: number): number {
    const total = this.#total.fill(0);
    for (let d = 0; d < directions; d++) {
      if (!this.#aim(alphas, right)) break;
      const size = this.#search(alphas, right);
      for (let c = 0; c < total.length; c++) {
        const change = size * this.#direction[c]!;
        total[c]! += change;
        this.scores[c]! += squaredLength * change;
      }
    }
    let changed = 0;
    this.largest = 0;
    for (let c = 0; c < total.length; c++) {
      const change = total[c]!;
      this.largest = Math.max(this.largest, Math.abs(change));
      if (Math.abs(change) < negligible * this.#cost) continue;
      alphas[c]! += change;
      this.places[changed] = c;
      this.changes[changed++] = change;
    }
    return changed;
  }

  /** Sets the direction to the fixed point; false where it is reached. */
  #aim(alphas: Float32Array, right: number): boolean {
    const cost = this.#cost;
    softmax(this.scores, this.#probabilities);
    let squares = 0;
    for (let c = 0; c < alphas.length; c++) {
      const target = (c === right ? cost : 0) - cost * this.#probabilities[c]!;
      const way = target - alphas[c]! - this.#total[c]!;
      this.#direction[c] = way;
      squares += way * way;
    }
    return squares > 1e-8 * cost * cost;
  }

  /** How far to go: the slope along the direction falls from positive to negative at the best size, at most 1. */
  #search(alphas: Float32Array, right: number): number {
    let low = 0;
    let high = 1;
    let size = 1;
    for (let trial = 0; trial < 6; trial++) {
      if (this.#slope(alphas, right, size) > 0) {
        if (size === 1) return 1;
        low = size;
      } else high = size;
      size = trial < 3 && low === 0 ? high / 4 : (low + high) / 2;
    }
    return low === 0 ? high / 2 : low;
  }

  #slope(alphas: Float32Array, right: number, size: number): number {
    const cost = this.#cost;
    const direction = this.#direction;
    for (let c = 0; c < direction.length; c++)
      this.#moved[c] = this.scores[c]! + size * squaredLength * direction[c]!;
    softmax(this.#moved, this.#probabilities);
    let slope = 0;
    for (let c = 0; c < direction.length; c++) {
      const target = (c === right ? cost : 0) - cost * this.#probabilities[c]!;
      slope += direction[c]! * (target - alphas[c]! - this.#total[c]! - size * direction[c]!);
    }
    return slope;
  }
}

function softmax(scores: Float64Array, probabilities: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < scores.length; c++) if (scores[c]! > highest) highest = scores[c]!;
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    probabilities[c] = Math.exp(scores[c]! - highest);
    sum += probabilities[c]!;
  }
  for (let c = 0; c < scores.length; c++) probabilities[c]! /= sum;
}
