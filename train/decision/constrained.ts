import type { LogisticModel } from "../../src/maths/index.ts";

/** Which way a sign may count: up (+1), down (-1), either (0). */
export type Direction = -1 | 0 | 1;
export type Directions = Readonly<Record<string, Direction>>;

/** Candidates of one question: a row of figures each, and which of them are right. */
export interface Choice {
  readonly rows: readonly (readonly number[])[];
  readonly right: readonly boolean[];
  readonly weight: number;
}

interface Scaled {
  readonly means: number[];
  readonly scales: number[];
  scale(row: readonly number[]): number[];
}

/** Weights under this share of the largest are left out: a sign that hardly counts explains nothing. */
const leastShare = 0.02;

/**
 * Fits a conditional logit (McFadden 1974) by Adam (Kingma & Ba 2015) with weights kept on their allowed side: the
 * probability that a right candidate is chosen among those of its question, its log summed over the questions.
 */
export function fitChoice(choices: readonly Choice[], directions: Directions, l2 = 1e-3): LogisticModel {
  const names = Object.keys(directions);
  const scaled = scaleBy(choices.flatMap(({ rows }) => rows));
  const data = choices
    .filter(({ right }) => right.some(Boolean) && !right.every(Boolean))
    .map(({ rows, right, weight }) => ({ rows: rows.map(scaled.scale), right, weight }));
  const total = data.reduce((sum, { weight }) => sum + weight, 0);
  const weights = descend(names, directions, (current, gradient) => {
    for (const { rows, right, weight } of data) {
      const scores = rows.map((row) => dot(current, row));
      const top = Math.max(...scores);
      const shares = scores.map((score) => Math.exp(score - top));
      const all = shares.reduce((sum, share) => sum + share, 0);
      const good = shares.reduce((sum, share, i) => sum + (right[i] ? share : 0), 0);
      for (const [i, row] of rows.entries()) {
        const slope = (shares[i]! / all - (right[i] ? shares[i]! / good : 0)) * (weight / total);
        for (let j = 0; j < row.length; j++) gradient[j]! += slope * row[j]!;
      }
    }
    for (let j = 0; j < names.length; j++) gradient[j]! += l2 * current[j]!;
  });
  return toModel(names, scaled, weights, 0);
}

/** Fits a logistic regression in the same way. */
export function fitAnswers(
  rows: readonly (readonly number[])[],
  right: readonly boolean[],
  rowWeights: readonly number[],
  directions: Directions,
  l2 = 3e-3,
): LogisticModel {
  const names = Object.keys(directions);
  const scaled = scaleBy(rows);
  const data = rows.map(scaled.scale);
  const total = rowWeights.reduce((sum, weight) => sum + weight, 0);
  const weights = descend([...names, "1"], { ...directions, 1: 0 }, (current, gradient) => {
    for (const [i, row] of data.entries()) {
      const score = dot(current, row) + current[row.length]!;
      const slope = ((1 / (1 + Math.exp(-score)) - Number(right[i])) * rowWeights[i]!) / total;
      for (let j = 0; j < row.length; j++) gradient[j]! += slope * row[j]!;
      gradient[row.length]! += slope;
    }
    for (let j = 0; j < names.length; j++) gradient[j]! += l2 * current[j]!;
  });
  return toModel(names, scaled, weights.slice(0, -1), weights.at(-1)!);
}

const steps = 400;
const rate = 0.05;

function descend(
  names: readonly string[],
  directions: Directions,
  addGradient: (weights: Float64Array, gradient: Float64Array) => void,
): number[] {
  const weights = new Float64Array(names.length);
  const mean = new Float64Array(names.length);
  const spread = new Float64Array(names.length);
  for (let step = 1; step <= steps; step++) {
    const gradient = new Float64Array(names.length);
    addGradient(weights, gradient);
    const now = rate * Math.min(1, (2 * (steps - step + 1)) / steps);
    for (const [j, name] of names.entries()) {
      mean[j] = 0.9 * mean[j]! + 0.1 * gradient[j]!;
      spread[j] = 0.99 * spread[j]! + 0.01 * gradient[j]! ** 2;
      const move = mean[j]! / (1 - 0.9 ** step) / (Math.sqrt(spread[j]! / (1 - 0.99 ** step)) + 1e-9);
      const next = weights[j]! - now * move;
      const direction = directions[name]!;
      weights[j] = direction * next < 0 ? 0 : next;
    }
  }
  return [...weights];
}

function scaleBy(rows: readonly (readonly number[])[]): Scaled {
  const width = rows[0]?.length ?? 0;
  const means = Array.from({ length: width }, (_, j) => meanOf(rows, j));
  const scales = means.map((mean, j) => {
    const variance = rows.reduce((sum, row) => sum + (row[j]! - mean) ** 2, 0) / rows.length;
    return Math.sqrt(variance) || 1;
  });
  return { means, scales, scale: (row) => row.map((value, j) => (value - means[j]!) / scales[j]!) };
}

const meanOf = (rows: readonly (readonly number[])[], j: number): number =>
  rows.reduce((sum, row) => sum + row[j]!, 0) / rows.length;

function toModel(
  names: readonly string[],
  { means, scales }: Scaled,
  weights: readonly number[],
  intercept: number,
): LogisticModel {
  const largest = Math.max(...weights.map(Math.abs));
  const kept = names.flatMap((name, j) =>
    Math.abs(weights[j]!) >= leastShare * largest ? [{ name, j }] : [],
  );
  const rounded = (value: number) => Math.round(value * 1e4) / 1e4;
  return {
    features: kept.map(({ name }) => name),
    means: kept.map(({ j }) => rounded(means[j]!)),
    scales: kept.map(({ j }) => rounded(scales[j]!)),
    weights: kept.map(({ j }) => rounded(weights[j]!)),
    intercept: rounded(intercept),
  };
}

function dot(a: ArrayLike<number>, b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < b.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
