import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logOdds, predict, sigmoid } from "../../src/maths/index.ts";
import { fitLogistic } from "../../train/logistic.ts";

/** A seeded stream of figures in [0, 1), so that every run sees the same data. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function sample(count: number, weights: readonly number[], intercept: number) {
  const random = mulberry(7);
  const rows = Array.from({ length: count }, () => weights.map(() => random() * 4 - 2));
  const labels = rows.map((row) => {
    const z = row.reduce((sum, x, j) => sum + x * weights[j]!, intercept);
    return random() < sigmoid(z);
  });
  return { rows, labels };
}

describe("fitLogistic", () => {
  it("given data drawn from known weights, when fitted, then it finds them again", () => {
    const { rows, labels } = sample(20_000, [1.5, -0.7], 0.4);
    const model = fitLogistic(rows, labels);
    const raw = model.weights.map((weight, j) => weight / model.scales[j]!);
    expect(raw[0]).toBeCloseTo(1.5, 1);
    expect(raw[1]).toBeCloseTo(-0.7, 1);
    expect(logOdds(model, [0, 0])).toBeCloseTo(0.4, 1);
  });

  it("given no outside influence, when averaged over the training rows, then probabilities meet the base rate", () => {
    const { rows, labels } = sample(500, [2, 0.1], -1);
    const model = fitLogistic(rows, labels, { l2: 10 });
    const mean = rows.reduce((sum, row) => sum + predict(model, row), 0) / rows.length;
    expect(mean).toBeCloseTo(labels.filter(Boolean).length / labels.length, 3);
  });

  it("given separable data, when fitted, then the penalty keeps the weights finite", () => {
    const model = fitLogistic([[0], [1], [2], [3]], [0, 0, 1, 1], { l2: 0.01 });
    expect(Number.isFinite(model.weights[0])).toBe(true);
    expect(predict(model, [3])).toBeGreaterThan(0.9);
    expect(predict(model, [0])).toBeLessThan(0.1);
  });

  it("given a stronger penalty, when fitted, then weights shrink", () => {
    const { rows, labels } = sample(200, [2], 0);
    const weak = fitLogistic(rows, labels, { l2: 0.1 }).weights[0]!;
    const strong = fitLogistic(rows, labels, { l2: 100 }).weights[0]!;
    expect(Math.abs(strong)).toBeLessThan(Math.abs(weak));
  });

  it("given balanced classes asked for, when one is rare, then the threshold of one half lies between them", () => {
    const rows = Array.from({ length: 110 }, (_, i) => [i < 100 ? (i % 10) / 10 : 0.7 + (i % 10) / 10]);
    const labels = rows.map((_, i) => i >= 100);
    const plain = fitLogistic(rows, labels);
    const balanced = fitLogistic(rows, labels, { balanced: true });
    expect(predict(balanced, [1])).toBeGreaterThan(0.5);
    expect(predict(balanced, [1])).toBeGreaterThan(predict(plain, [1]));
  });

  it("given a constant feature, when fitted, then it weighs nothing", () => {
    const model = fitLogistic(
      [
        [5, 0],
        [5, 1],
        [5, 2],
        [5, 3],
      ],
      [0, 1, 0, 1],
    );
    expect(model.weights[0]).toBeCloseTo(0, 9);
  });

  it.each([true, false])("given only the label %s, when fitted, then probabilities lean to it", (label) => {
    const model = fitLogistic([[1], [2], [3]], [label, label, label]);
    expect(predict(model, [2]) > 0.9).toBe(label);
  });

  it("given a model, when kept as JSON and read again, then it predicts the same", () => {
    const { rows, labels } = sample(50, [1, 2], 0);
    const model = fitLogistic(rows, labels, { features: ["margin", "cosine"] });
    const again = JSON.parse(JSON.stringify(model));
    expect(again.features).toEqual(["margin", "cosine"]);
    expect(predict(again, rows[3]!)).toBe(predict(model, rows[3]!));
  });

  it("given any finite data, when fitted, then probabilities lie between 0 and 1", () => {
    const figure = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const line = fc.tuple(fc.array(figure, { minLength: 3, maxLength: 3 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (lines) => {
        const rows = lines.map(([row]) => row);
        const model = fitLogistic(
          rows,
          lines.map(([, label]) => label),
        );
        for (const row of rows) {
          const p = predict(model, row);
          expect(p >= 0 && p <= 1).toBe(true);
        }
      }),
    );
  });

  it.each([
    ["no rows", [], []],
    ["labels of another length", [[1]], [1, 0]],
    ["rows of different lengths", [[1], [1, 2]], [1, 0]],
    ["a figure that is not finite", [[Number.NaN]], [1]],
  ])("given %s, when fitted, then it says what is wrong", (_, rows, labels) => {
    expect(() => fitLogistic(rows, labels)).toThrow(RangeError);
  });

  it("given too few features, when predicting, then it says how many are expected", () => {
    const model = fitLogistic([[1], [2]], [0, 1]);
    expect(() => predict(model, [1, 2])).toThrow("2 features given, 1 expected");
  });
});
