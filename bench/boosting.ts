import type { Tree, TreeModel } from "../src/decision/trees.ts";
import { createRandom } from "./random.ts";

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
  /** Share of the rows, and of the features, that each tree is grown from: keeps trees from all leaning on the same few. */
  readonly rowShare: number;
  readonly featureShare: number;
}

const defaults: BoostingOptions = {
  trees: 240,
  depth: 3,
  rate: 0.05,
  leastWeight: 4,
  l2: 4,
  rowShare: 0.5,
  featureShare: 0.4,
};
const cutsPerFeature = 24;

/**
 * Stochastic gradient boosting of small trees on logistic loss with second-order leaf values
 * (Friedman 2002; Chen & Guestrin 2016, eq. 5-7, on quantile cuts).
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
  const { trees, depth, rate, leastWeight, l2, rowShare, featureShare } = { ...defaults, ...options };
  const random = createRandom(rows.length);
  const columns = names.map((_, j) => columnOf(rows, j));
  const cuts = columns.map(quantiles);
  // feature → sample → number of cuts at or below its value
  const bins = columns.map((column, j) => binsOf(column, cuts[j]!));
  const weightOf = (label: boolean) =>
    weights.reduce((sum, weight, i) => (labels[i] === label ? sum + weight : sum), 1);
  const base = Math.log(weightOf(true) / weightOf(false));
  const margins = new Float64Array(rows.length).fill(base);
  const gradient = new Float64Array(rows.length);
  const hessian = new Float64Array(rows.length);
  let features: readonly number[] = [];
  const grown: Tree[] = [];

  for (let t = 0; t < trees; t++) {
    for (let i = 0; i < rows.length; i++) {
      const p = 1 / (1 + Math.exp(-margins[i]!));
      gradient[i] = weights[i]! * (p - Number(labels[i]));
      hessian[i] = weights[i]! * p * (1 - p);
    }
    features = [...names.keys()].filter(() => random() < featureShare);
    const node = grow(sample(), depth);
    for (let i = 0; i < rows.length; i++) margins[i]! += leafFor(node, i);
    grown.push(treeOf(node));
  }
  return { features: names, base: round(base), trees: grown };

  function sample(): Int32Array {
    const members = new Int32Array(rows.length);
    let length = 0;
    for (let i = 0; i < rows.length; i++) if (random() < rowShare) members[length++] = i;
    return members.subarray(0, length);
  }

  // Loops by index here and below: this is where the time goes, and an iterator takes thrice as long.
  function grow(members: Int32Array, left: number): Node {
    let g = 0;
    let h = 0;
    for (let k = 0; k < members.length; k++) {
      g += gradient[members[k]!]!;
      h += hessian[members[k]!]!;
    }
    const split = left > 0 ? bestSplit(members, g, h) : null;
    if (!split) return round((-rate * g) / (h + l2));
    const { feature, bin } = split;
    const own = bins[feature]!;
    const [below, above] = part(members, own, bin);
    return { feature, bin, own, below: grow(below, left - 1), above: grow(above, left - 1) };
  }

  function treeOf(node: Node): Tree {
    if (typeof node === "number") return node;
    const { feature, bin, below, above } = node;
    return [feature, cuts[feature]![bin]!, treeOf(below), treeOf(above)];
  }

  function bestSplit(members: Int32Array, g: number, h: number) {
    const gain = (a: number, b: number) => (a * a) / (b + l2);
    let best: { feature: number; bin: number; gain: number } | null = null;
    for (const feature of features) {
      const own = bins[feature]!;
      const gs = new Float64Array(cutsPerFeature + 1);
      const hs = new Float64Array(cutsPerFeature + 1);
      for (let k = 0; k < members.length; k++) {
        const i = members[k]!;
        const bin = own[i]!;
        gs[bin]! += gradient[i]!;
        hs[bin]! += hessian[i]!;
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

/** A leaf's value, or a split in terms of bins: at or below one of them, or above. */
type Node = number | Split;

interface Split {
  readonly feature: number;
  readonly bin: number;
  /** The feature's bins, by sample. */
  readonly own: Uint8Array;
  readonly below: Node;
  readonly above: Node;
}

function leafFor(tree: Node, sample: number): number {
  let node = tree;
  while (typeof node !== "number") node = node.own[sample]! <= node.bin ? node.below : node.above;
  return node;
}

function part(members: Int32Array, own: Uint8Array, bin: number): [Int32Array, Int32Array] {
  const below = new Int32Array(members.length);
  const above = new Int32Array(members.length);
  let low = 0;
  let high = 0;
  for (let k = 0; k < members.length; k++) {
    const i = members[k]!;
    if (own[i]! <= bin) below[low++] = i;
    else above[high++] = i;
  }
  return [below.subarray(0, low), above.subarray(0, high)];
}

function columnOf(rows: readonly (readonly number[])[], feature: number): Float64Array {
  const column = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) column[i] = rows[i]![feature]!;
  return column;
}

function binsOf(column: Float64Array, cuts: readonly number[]): Uint8Array {
  const bins = new Uint8Array(column.length);
  for (let i = 0; i < column.length; i++) bins[i] = binOf(cuts, column[i]!);
  return bins;
}

/** Number of cuts at or below a value. */
function binOf(cuts: readonly number[], value: number): number {
  let bin = 0;
  while (bin < cuts.length && value >= cuts[bin]!) bin++;
  return bin;
}

function quantiles(values: Float64Array): number[] {
  const sorted = values.toSorted();
  const at = (q: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]! * 1e5) / 1e5;
  return [
    ...new Set(Array.from({ length: cutsPerFeature }, (_, i) => at((i + 1) / (cutsPerFeature + 1)))),
  ].sort((a, b) => a - b);
}
