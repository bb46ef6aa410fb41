import { describe, expect, it } from "vitest";
import { withUnit, writeFigure } from "../../src/figures/index.ts";

describe("one of a unit", () => {
  it.each([
    ["1", "hours", "1 hour"],
    ["2", "hours", "2 hours"],
    ["1", "in the order of closeness", "1 in the order of closeness"],
    ["1", "feet", "1 foot"],
  ])("%s %s is said as “%s”", (raw, word, said) => {
    expect(withUnit(raw, Number(raw), { kind: "plain", word })).toBe(said);
  });
});

describe("money", () => {
  it.each([
    [6.5, "€6.50"],
    [6, "€6"],
    [-2.25, "−€2.25"],
    [1200.5, "€1,200.50"],
  ])("%d is written with two decimals or none: %s", (number, said) => {
    expect(writeFigure(number, { kind: "money", currency: "€" })).toBe(said);
  });
});
