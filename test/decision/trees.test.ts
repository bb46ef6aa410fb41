import { describe, expect, it } from "vitest";
import { fitTrees } from "../../bench/boosting.ts";
import { predictTrees } from "../../src/decision/trees.ts";

describe("boosted trees", () => {
  it("given leaves and cuts, when predicting, then below goes left and from the cut on right", () => {
    const model = { features: ["x"], base: 0, trees: [[0, 0.5, -2, 2] as const] };
    expect(predictTrees(model, [0.4])).toBeCloseTo(1 / (1 + Math.exp(2)), 10);
    expect(predictTrees(model, [0.5])).toBeCloseTo(1 / (1 + Math.exp(-2)), 10);
  });

  it("given a rule that no single feature tells, when fitted, then the trees know it", () => {
    const rows = Array.from({ length: 400 }, (_, i) => [i % 2, Math.floor(i / 2) % 2]);
    const labels = rows.map(([a, b]) => a !== b || a === 1);
    const model = fitTrees(
      rows,
      labels,
      rows.map(() => 1),
      ["a", "b"],
    );
    for (const [a, b] of [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ] as const)
      expect(predictTrees(model, [a, b]) > 0.5, `${a}, ${b}`).toBe(a !== b || a === 1);
  });

  it("given samples that do not count, when fitted, then they do not matter", () => {
    const rows = Array.from({ length: 200 }, (_, i) => [i % 2]);
    const labels = rows.map(([x], i) => (i < 100 ? x === 1 : x !== 1));
    const model = fitTrees(
      rows,
      labels,
      rows.map((_, i) => (i < 100 ? 1 : 0)),
      ["x"],
    );
    expect(predictTrees(model, [1])).toBeGreaterThan(0.8);
    expect(predictTrees(model, [0])).toBeLessThan(0.2);
  });
});
