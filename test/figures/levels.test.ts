import { describe, expect, it } from "vitest";
import { orderLevels } from "../../src/figures/index.ts";

describe("words that stand in an order", () => {
  it.each([
    ["sizes", "Size", ["M", "S", "XL"], ["S", "M", "XL"]],
    ["codes", "Priority", ["P2", "P0", "P1"], ["P2", "P1", "P0"]],
    ["figures in a unit that is called like a size", "Length", ["62 m", "41 m", "27 m"], null],
    ["one level alone, written twice", "Level", ["high", "High"], null],
    ["words of no order", "Colour", ["red", "blue"], null],
  ])("%s", (_, name, cells, expected) => {
    expect(orderLevels(name, cells)).toEqual(expected);
  });
});
