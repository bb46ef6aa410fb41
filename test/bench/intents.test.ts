import { describe, expect, it } from "vitest";
import { correlation } from "../../bench/intents.ts";

const told = (...pairs: string[]) =>
  pairs.map((pair) => {
    const [right, said] = pair.split(">");
    return { right: right!, said: said! };
  });

describe("Matthews' correlation", () => {
  it("is 1 where all is right, and -1 where two classes are turned round", () => {
    expect(correlation(told("a>a", "b>b", "c>c"))).toBeCloseTo(1);
    expect(correlation(told("a>b", "b>a"))).toBeCloseTo(-1);
  });

  it("is 0 where one class is always said", () => {
    expect(correlation(told("a>a", "b>a", "c>a"))).toBe(0);
  });

  it("equals the formula of two classes", () => {
    // TP 3, TN 2, FP 1, FN 2
    const some = told("y>y", "y>y", "y>y", "n>n", "n>n", "n>y", "y>n", "y>n");
    expect(correlation(some)).toBeCloseTo((3 * 2 - 1 * 2) / Math.sqrt((3 + 1) * (3 + 2) * (2 + 1) * (2 + 2)));
  });
});
