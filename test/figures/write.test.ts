import { describe, expect, it } from "vitest";
import { withUnit } from "../../src/figures/index.ts";

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
