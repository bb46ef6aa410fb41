/** A leaf's value, or: feature, cut, what follows below the cut, what follows from it on. */
export type Tree = number | readonly [feature: number, cut: number, below: Tree, above: Tree];

/** Boosted trees over named features: the sum of their leaves is the log-odds. Plain data. */
export interface TreeModel {
  readonly features: readonly string[];
  /** Log-odds where no tree says anything. */
  readonly base: number;
  readonly trees: readonly Tree[];
}

/** Probability of the positive class. */
export function predictTrees(model: TreeModel, features: readonly number[]): number {
  let sum = model.base;
  for (const tree of model.trees) sum += leafOf(tree, features);
  return 1 / (1 + Math.exp(-sum));
}

function leafOf(tree: Tree, features: readonly number[]): number {
  let node = tree;
  while (typeof node !== "number") node = features[node[0]]! < node[1] ? node[2] : node[3];
  return node;
}
