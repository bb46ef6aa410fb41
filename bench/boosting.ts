import type { Tree, TreeModel } from "../src/decision/trees.ts";

/** How trees are grown. */
export interface BoostingOptions {
  readonly trees: number;
  readonly depth: number;
  /** Share of each tree's correction that is taken. */
  readonly rate: number;
  /** Least sum of second derivatives in a leaf: keeps leaves from standing on a few rows. */
  readonly leastWeight: number;
  /** L2 penalty on leaf values. */
  readonly l2: number;
}

const defaults: BoostingOptions = { trees: 120, depth: 3, rate: 0.08, leastWeight: 4, l2: 4 };
const cutsPerFeature = 24;

/**
 * Gradient boosting of small trees on logistic loss with second-order leaf values
 * (Friedman 2001; Chen & Guestrin 2016, eq. 5-7, on quantile cuts).
 *
 * @param rows dense features, one row a sample
 * @param weights how much each sample counts
 */
export function fitTrees(
  rows: readonly (readonly number[])[],
  labels: readonly boolean[],
  weights: readonly number[],
  names: readonly string[],
  options: Partial<BoostingOptions> = {},
): TreeModel {
  const { trees, depth, rate, leastWeight, l2 } = { ...defaults, ...options };
  const cuts = names.map((_, j) => quantiles(rows.map((row) => row[j]!)));
  // feature → sample → number of cuts at or below its value
  const bins = cuts.map((own, j) => Uint8Array.from(rows, (row) => binOf(own, row[j]!)));
  const weightOf = (label: boolean) =>
    weights.reduce((sum, weight, i) => (labels[i] === label ? sum + weight : sum), 1);
  const base = Math.log(weightOf(true) / weightOf(false));
  const margins = new Float64Array(rows.length).fill(base);
  const gradient = new Float64Array(rows.length);
  const hessian = new Float64Array(rows.length);
  const everyone = Int32Array.from(rows, (_, i) => i);
  const grown: Tree[] = [];

  for (let t = 0; t < trees; t++) {
    for (let i = 0; i < rows.length; i++) {
      const p = 1 / (1 + Math.exp(-margins[i]!));
      gradient[i] = weights[i]! * (p - Number(labels[i]));
      hessian[i] = weights[i]! * p * (1 - p);
    }
    grown.push(grow(everyone, depth));
  }
  return { features: names, base: round(base), trees: grown };

  function grow(members: Int32Array, left: number): Tree {
    let g = 0;
    let h = 0;
    for (const i of members) {
      g += gradient[i]!;
      h += hessian[i]!;
    }
    const split = left > 0 ? bestSplit(members, g, h) : null;
    if (!split) {
      const value = round((-rate * g) / (h + l2));
      for (const i of members) margins[i]! += value;
      return value;
    }
    const own = bins[split.feature]!;
    const below = members.filter((i) => own[i]! <= split.bin);
    const above = members.filter((i) => own[i]! > split.bin);
    return [split.feature, cuts[split.feature]![split.bin]!, grow(below, left - 1), grow(above, left - 1)];
  }

  function bestSplit(members: Int32Array, g: number, h: number) {
    const gain = (a: number, b: number) => (a * a) / (b + l2);
    let best: { feature: number; bin: number; gain: number } | null = null;
    for (let feature = 0; feature < names.length; feature++) {
      const own = bins[feature]!;
      const gs = new Float64Array(cutsPerFeature + 1);
      const hs = new Float64Array(cutsPerFeature + 1);
      for (const i of members) {
        gs[own[i]!]! += gradient[i]!;
        hs[own[i]!]! += hessian[i]!;
      }
      let gl = 0;
      let hl = 0;
      for (let bin = 0; bin < cuts[feature]!.length; bin++) {
        gl += gs[bin]!;
        hl += hs[bin]!;
        if (hl < leastWeight || h - hl < leastWeight) continue;
        const won = gain(gl, hl) + gain(g - gl, h - hl) - gain(g, h);
        if (won > (best?.gain ?? 1e-6)) best = { feature, bin, gain: won };
      }
    }
    return best;
  }
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

/** Number of cuts at or below a value. */
function binOf(cuts: readonly number[], value: number): number {
  let bin = 0;
  while (bin < cuts.length && value >= cuts[bin]!) bin++;
  return bin;
}

function quantiles(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (q: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]! * 1e5) / 1e5;
  return [
    ...new Set(Array.from({ length: cutsPerFeature }, (_, i) => at((i + 1) / (cutsPerFeature + 1)))),
  ].sort((a, b) => a - b);
}
