import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fitIsotonic,
  fitPlatt,
  isotonicProbability,
  plattProbability,
  reliability,
} from "../../src/decision/calibration.ts";

describe("fitPlatt", () => {
  it("given rising success with the score, when fitted, then probability rises with it", () => {
    const scores = [-3, -2, -1, 0, 1, 2, 3];
    const model = fitPlatt(scores, [0, 0, 0, 1, 0, 1, 1]);
    const probabilities = scores.map((score) => plattProbability(model, score));
    expect(probabilities).toEqual([...probabilities].sort((a, b) => a - b));
  });

  it("given clean separation by few outcomes, when fitted, then it stays short of certainty", () => {
    const model = fitPlatt([0, 0, 1, 1], [false, false, true, true]);
    expect(plattProbability(model, 1)).toBeCloseTo(0.75, 2);
    expect(plattProbability(model, 0)).toBeCloseTo(0.25, 2);
  });
});

describe("fitIsotonic", () => {
  it("given falling neighbours, when fitted, then they are pooled to their mean", () => {
    const model = fitIsotonic([1, 2, 3, 4], [0, 1, 0, 1]);
    expect(model.values).toEqual([0, 0.5, 1]);
    expect(model.scores).toEqual([1, 2.5, 4]);
  });

  it("given a score between two steps, when asked, then it lies on the line between them", () => {
    const model = { scores: [0, 1], values: [0.2, 0.6] };
    expect(isotonicProbability(model, 0.5)).toBeCloseTo(0.4);
    expect(isotonicProbability(model, -9)).toBe(0.2);
    expect(isotonicProbability(model, 9)).toBe(0.6);
  });

  it("given any outcomes, when fitted, then the curve never falls", () => {
    const pair = fc.tuple(fc.double({ min: -100, max: 100, noNaN: true }), fc.boolean());
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 40 }), (pairs) => {
        const scores = pairs.map(([score]) => score);
        const model = fitIsotonic(
          scores,
          pairs.map(([, outcome]) => outcome),
        );
        const sorted = [...scores].sort((a, b) => a - b).map((score) => isotonicProbability(model, score));
        for (let i = 1; i < sorted.length; i++) expect(sorted[i]! >= sorted[i - 1]! - 1e-12).toBe(true);
      }),
    );
  });

  it("given no scores, when fitted, then it says so", () => {
    expect(() => fitIsotonic([], [])).toThrow("no scores");
  });
});

describe("reliability", () => {
  it("given probabilities that hold, when compared, then the error is nothing", () => {
    const { ece } = reliability([0.25, 0.25, 0.25, 0.25, 1], [0, 0, 1, 0, 1], 4);
    expect(ece).toBeCloseTo(0);
  });

  it("given certainty that fails, when compared, then the error is one", () => {
    const table = reliability([1, 1], [0, 0]);
    expect(table.ece).toBe(1);
    expect(table.brier).toBe(1);
    expect(table.bins.at(-1)).toEqual({ from: 0.9, to: 1, count: 2, confidence: 1, accuracy: 0 });
  });

  it("given a mixture, when binned, then each bin holds its own count, confidence and accuracy", () => {
    const { bins } = reliability([0.1, 0.3, 0.9, 0.7], [false, true, true, true], 2);
    expect(bins.map((bin) => bin.count)).toEqual([2, 2]);
    expect(bins[0]!.confidence).toBeCloseTo(0.2);
    expect(bins[0]!.accuracy).toBeCloseTo(0.5);
    expect(bins[1]!.accuracy).toBe(1);
  });

  it("given nothing, when compared, then all is zero", () => {
    expect(reliability([], []).ece).toBe(0);
  });
});
