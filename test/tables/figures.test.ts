import { describe, expect, it } from "vitest";
import { figuresOf } from "../../src/tables/figures.ts";

const read = (text: string) => figuresOf(text).map(({ kind, low }) => [kind, low]);

describe("figures of a text", () => {
  it.each([
    ["more than 15%", [["percent", 15]]],
    ["57 percent", [["percent", 57]]],
    ["110k dollars", [["money", 110_000]]],
    ["$110,000", [["money", 110_000]]],
    ["$1.2m", [["money", 1_200_000]]],
    ["1.2 million dollars", [["money", 1_200_000]]],
    ["80 m in height", [["number", 80]]],
    ["after four years", [["years", 4]]],
    ["18 months of service", [["years", 1.5]]],
    ["5+ years", [["years", 5]]],
    ["the 2nd largest", [["ordinal", 2]]],
    ["the third", [["ordinal", 3]]],
    ["number two among the islands", [["ordinal", 2]]],
    ["myth number two", [["number", 2]]],
    ["more than half", [["percent", 50]]],
    ["three quarters of them", [["percent", 75]]],
    ["on 4 May 1998", [["date", 19_980_504]]],
    ["on May 4th, 1998", [["date", 19_980_504]]],
    ["in march 1982", [["date", 19_820_300]]],
    ["2:18:19", [["time", 8_299]]],
    [
      "2-5",
      [
        ["number", 2],
        ["number", 5],
      ],
    ],
    ["which one of them", []],
    ["you may go", []],
  ])("reads %j", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});
