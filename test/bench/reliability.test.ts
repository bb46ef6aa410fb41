import { describe, expect, it } from "vitest";
import { reliability } from "../../bench/reliability.ts";

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
