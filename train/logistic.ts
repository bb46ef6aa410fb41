import { type LogisticModel, sigmoid } from "../src/maths/index.ts";
import { solvePositiveDefinite } from "./linear-algebra.ts";

export interface LogisticOptions {
  /** Strength of the penalty ½·l2·‖w‖² against the summed loss; the intercept is free. Default 1. */
  readonly l2?: number;
  /** Names of the features, in the order of a row. Default `f0`, `f1`, … */
  readonly features?: readonly string[];
  /** Weight of each row. Default 1. */
  readonly rowWeights?: readonly number[];
  /** Lets both classes weigh the same in sum, however rare one is. Default false. */
  readonly balanced?: boolean;
}

const MAX_STEPS = 50;
const TOLERANCE = 1e-9;
/** Keeps the intercept finite when all labels are the same. */
const INTERCEPT_PENALTY = 1e-4;

/**
 * Fits an L2-regularised logistic regression by Newton's method
 * (iteratively reweighted least squares: Hastie, Tibshirani & Friedman 2009, §4.4.1), halving steps that overshoot.
 *
 * @param labels true or 1 for the positive class; figures between 0 and 1 are taken as soft labels.
 * @throws RangeError where shapes differ, no row is given or a figure is not finite.
 */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  labels: readonly (boolean | number)[],
  options: LogisticOptions = {},
): LogisticModel {
  const width = rows[0]?.length ?? 0;
  checkShapes(rows, labels, width, options);
  const targets = labels.map(Number);
  const { means, scales } = standardisation(rows, width);
  const design = rows.map((row) => [...row.map((x, j) => (x - means[j]!) / scales[j]!), 1]);
  const rowWeights = weightRows(targets, options);
  const penalties = [...new Array<number>(width).fill(options.l2 ?? 1), INTERCEPT_PENALTY];
  const solution = newton(design, targets, rowWeights, penalties);
  return {
    features: options.features ?? means.map((_, j) => `f${j}`),
    means,
    scales,
    weights: solution.slice(0, width),
    intercept: solution[width]!,
  };
}

function checkShapes(
  rows: readonly (readonly number[])[],
  labels: readonly (boolean | number)[],
  width: number,
  options: LogisticOptions,
): void {
  if (rows.length === 0) throw new RangeError("fitLogistic: no rows; give at least one");
  expectLength("labels", labels.length, rows.length);
  if (options.rowWeights) expectLength("rowWeights", options.rowWeights.length, rows.length);
  if (options.features) expectLength("features", options.features.length, width);
  rows.forEach((row, i) => {
    expectLength(`row ${i}`, row.length, width);
    const bad = row.findIndex((x) => !Number.isFinite(x));
    if (bad >= 0) throw new RangeError(`fitLogistic: row ${i}, feature ${bad} is ${row[bad]}`);
  });
}

function expectLength(what: string, actual: number, expected: number): void {
  if (actual !== expected) throw new RangeError(`fitLogistic: ${what} has length ${actual}, not ${expected}`);
}

/** A constant feature gets scale 1: its standardised value is 0 and its weight stays 0. */
function standardisation(rows: readonly (readonly number[])[], width: number) {
  const means = new Array<number>(width).fill(0);
  const scales = new Array<number>(width).fill(0);
  for (const row of rows) for (let j = 0; j < width; j++) means[j]! += row[j]! / rows.length;
  for (const row of rows) for (let j = 0; j < width; j++) scales[j]! += (row[j]! - means[j]!) ** 2;
  for (let j = 0; j < width; j++) scales[j] = Math.sqrt(scales[j]! / rows.length);
  return { means, scales: scales.map((scale, j) => (scale > 1e-12 * (1 + Math.abs(means[j]!)) ? scale : 1)) };
}

function weightRows(targets: readonly number[], options: LogisticOptions): number[] {
  const given = options.rowWeights ?? targets.map(() => 1);
  if (!options.balanced) return [...given];
  let positive = 0;
  let total = 0;
  targets.forEach((y, i) => {
    positive += y * given[i]!;
    total += given[i]!;
  });
  const negative = total - positive;
  if (positive === 0 || negative === 0) return [...given];
  return targets.map((y, i) => given[i]! * total * ((y * 0.5) / positive + ((1 - y) * 0.5) / negative));
}

function newton(
  design: readonly (readonly number[])[],
  targets: readonly number[],
  rowWeights: readonly number[],
  penalties: readonly number[],
): number[] {
  const loss = (w: readonly number[]) => penalisedLoss(design, targets, rowWeights, penalties, w);
  let w = penalties.map(() => 0);
  let current = loss(w);
  for (let step = 0; step < MAX_STEPS; step++) {
    const direction = newtonDirection(design, targets, rowWeights, penalties, w);
    let size = 1;
    let next = w.map((x, j) => x - direction[j]!);
    let value = loss(next);
    while (value > current && size > 1e-6) {
      size /= 2;
      next = w.map((x, j) => x - size * direction[j]!);
      value = loss(next);
    }
    if (value > current) return w;
    const gain = current - value;
    w = next;
    current = value;
    if (gain <= TOLERANCE * (1 + current)) return w;
  }
  return w;
}

function newtonDirection(
  design: readonly (readonly number[])[],
  targets: readonly number[],
  rowWeights: readonly number[],
  penalties: readonly number[],
  w: readonly number[],
): number[] {
  const size = penalties.length;
  const gradient = penalties.map((penalty, j) => penalty * w[j]!);
  const hessian = penalties.map((penalty, j) => {
    const line = new Array<number>(size).fill(0);
    line[j] = penalty;
    return line;
  });
  design.forEach((row, i) => {
    const p = sigmoid(dot(row, w));
    const residual = rowWeights[i]! * (p - targets[i]!);
    const curvature = Math.max(rowWeights[i]! * p * (1 - p), 1e-12);
    for (let j = 0; j < size; j++) {
      gradient[j]! += residual * row[j]!;
      for (let k = 0; k <= j; k++) hessian[j]![k]! += curvature * row[j]! * row[k]!;
    }
  });
  return solvePositiveDefinite(hessian, gradient);
}

function penalisedLoss(
  design: readonly (readonly number[])[],
  targets: readonly number[],
  rowWeights: readonly number[],
  penalties: readonly number[],
  w: readonly number[],
): number {
  let sum = 0;
  penalties.forEach((penalty, j) => {
    sum += 0.5 * penalty * w[j]! * w[j]!;
  });
  design.forEach((row, i) => {
    const z = dot(row, w);
    sum += rowWeights[i]! * (softplus(z) - targets[i]! * z);
  });
  return sum;
}

/** ln(1 + eˣ), without overflow. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}
