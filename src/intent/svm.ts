import type { LinearModel } from "./linear-model.ts";
import { Shuffler } from "./random.ts";
import { type SparseRows, SparseRowsBuilder, transpose } from "./sparse.ts";

export interface SvmOptions {
  /** Weight of the loss against ½‖w‖². Default 2: best of 0.3 to 8 over four sets. */
  readonly cost?: number;
  /** Passes over the examples that can still move. Default 10. */
  readonly passes?: number;
  /** Weights up to this share of their class's quadratic mean are left out. Default 0: only those that are 0. */
  readonly leastWeight?: number;
}

/** Rows have unit length, and the bias counts as one more feature of value 1. */
const squaredLength = 2;
const tolerance = 0.1;
/**
 * An example this far beyond its margin is out of the way until the rest has settled. LIBLINEAR waits for the
 * largest violation of the last pass instead; with hundreds of classes almost all examples are far beyond, and
 * leaving them early takes a third of the time at the same accuracy.
 */
const slack = 0.2;

/**
 * One-vs-rest support vector machines with squared hinge loss, by dual coordinate descent with shrinking
 * (Hsieh et al. 2008, algorithm 3; the solver of LIBLINEAR).
 */
export function trainSvm(
  rows: SparseRows,
  classes: Int32Array,
  classCount: number,
  featureCount: number,
  options: SvmOptions = {},
): LinearModel {
  const weights = new Float64Array(featureCount + 1);
  const biases = new Float32Array(classCount);
  const byClass = new SparseRowsBuilder();
  const indices = new Int32Array(featureCount);
  const values = new Float32Array(featureCount);
  const solver = new Solver(rows, classes, options);
  for (let c = 0; c < classCount; c++) {
    weights.fill(0);
    solver.solve(c, weights);
    const least = (options.leastWeight ?? 0) * quadraticMean(weights, featureCount);
    let length = 0;
    for (let f = 0; f < featureCount; f++) {
      const weight = weights[f]!;
      indices[length] = f;
      values[length] = weight;
      // Counted without a branch: which weights are small cannot be foreseen.
      length += +(Math.abs(weight) > least);
    }
    byClass.add({ indices, values, length });
    biases[c] = weights[featureCount]!;
  }
  return { classCount, weights: transpose(byClass.finish(), featureCount), biases };
}

/** Of the first `count` figures that are not 0. */
function quadraticMean(figures: Float64Array, count: number): number {
  let squares = 0;
  let some = 0;
  for (let i = 0; i < count; i++) {
    squares += figures[i]! ** 2;
    some += +(figures[i] !== 0);
  }
  return some === 0 ? 0 : Math.sqrt(squares / some);
}

class Solver {
  readonly #rows: SparseRows;
  readonly #classes: Int32Array;
  readonly #diagonal: number;
  readonly #passes: number;
  readonly #alphas: Float64Array;
  readonly #order: Int32Array;
  readonly #shuffler: Shuffler;

  constructor(rows: SparseRows, classes: Int32Array, { cost = 2, passes = 10 }: SvmOptions) {
    this.#rows = rows;
    this.#classes = classes;
    this.#diagonal = 0.5 / cost;
    this.#passes = passes;
    this.#alphas = new Float64Array(classes.length);
    this.#order = new Int32Array(classes.length);
    this.#shuffler = new Shuffler(1, classes.length);
  }

  /** Finds the weights that part one class from the rest; the last weight is the bias. */
  solve(positive: number, weights: Float64Array): void {
    const { starts, indices, values } = this.#rows;
    const classes = this.#classes;
    const diagonal = this.#diagonal;
    const alphas = this.#alphas.fill(0);
    const order = this.#order;
    const bias = weights.length - 1;
    this.#shuffler.restart(positive + 1);
    for (let i = 0; i < order.length; i++) order[i] = i;
    let active = order.length;
    for (let pass = 0; pass < this.#passes; pass++) {
      let highest = 0;
      this.#shuffler.shuffle(order, active);
      for (let o = 0; o < active; o++) {
        const i = order[o]!;
        const sign = classes[i] === positive ? 1 : -1;
        const from = starts[i]!;
        const to = starts[i + 1]!;
        let score = weights[bias]!;
        for (let k = from; k < to; k++) score += weights[indices[k]!]! * values[k]!;
        const alpha = alphas[i]!;
        const gradient = sign * score - 1 + alpha * diagonal;
        if (alpha === 0 && gradient > 0) {
          if (gradient > slack) {
            order[o--] = order[--active]!;
            order[active] = i;
          }
          continue;
        }
        highest = Math.max(highest, Math.abs(gradient));
        const next = Math.max(0, alpha - gradient / (squaredLength + diagonal));
        const change = (next - alpha) * sign;
        alphas[i] = next;
        for (let k = from; k < to; k++) weights[indices[k]!]! += change * values[k]!;
        weights[bias]! += change;
      }
      if (highest > tolerance) continue;
      if (active === order.length) return;
      active = order.length;
    }
  }
}
