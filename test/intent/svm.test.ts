import { expect, it } from "vitest";
import type { SparseRows } from "../../src/intent/sparse.ts";
import { trainSvm } from "../../src/intent/svm.ts";

const featureCount = 6;
/** Each class has two features of its own, strong and weak, and the last one is everybody's. */
const examples = [
  [1, 0.2, 0, 0, 0, 0.3],
  [1, 0.1, 0, 0, 0, 0.2],
  [0, 0, 1, 0.2, 0, 0.3],
  [0, 0, 1, 0.1, 0, 0.2],
  [0, 0, 0, 0, 1, 0.3],
  [0, 0, 0, 0, 1, 0.2],
];
const classes = Int32Array.of(0, 0, 1, 1, 2, 2);
const rows: SparseRows = {
  starts: Int32Array.from({ length: examples.length + 1 }, (_, row) => row * featureCount),
  indices: Int32Array.from(examples.flatMap((row) => [...row.keys()])),
  values: Float32Array.from(examples.flat()),
};

/** class → feature → weight */
function weightsOf(leastWeight?: number): number[][] {
  const { weights } = trainSvm(
    rows,
    classes,
    3,
    featureCount,
    leastWeight === undefined ? {} : { leastWeight },
  );
  const dense = Array.from({ length: 3 }, () => new Array<number>(featureCount).fill(0));
  for (let feature = 0; feature < featureCount; feature++)
    for (let at = weights.starts[feature]!; at < weights.starts[feature + 1]!; at++)
      dense[weights.indices[at]!]![feature] = weights.values[at]!;
  return dense;
}

it("parts the classes", () => {
  const weights = weightsOf();
  const best = examples.map((row) => {
    const scores = weights.map((own) =>
      own.reduce((sum, weight, feature) => sum + weight * row[feature]!, 0),
    );
    return scores.indexOf(Math.max(...scores));
  });
  expect(best).toEqual([...classes]);
});

it("given a least weight, when trained, then just the weights up to that share of their class's mean are left out", () => {
  const all = weightsOf();
  const kept = weightsOf(0.3);
  all.forEach((own, ofClass) => {
    const some = own.filter((weight) => weight !== 0);
    const mean = Math.sqrt(some.reduce((sum, weight) => sum + weight ** 2, 0) / some.length);
    expect(kept[ofClass]).toEqual(own.map((weight) => (Math.abs(weight) > 0.3 * mean ? weight : 0)));
  });
  expect(kept.flat().filter(Boolean).length).toBeLessThan(all.flat().filter(Boolean).length);
});
