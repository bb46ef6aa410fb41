import { describe, expect, it } from "vitest";
import { readFigures } from "../../src/figures/read.ts";

const read = (text: string) => readFigures(text).map(({ kind, low }) => [kind, low]);

describe("figures of a text", () => {
  it.each([
    ["more than 15%", [["percent", 15]]],
    ["57 percent", [["percent", 57]]],
    ["110k dollars", [["money", 110_000]]],
    ["$110,000", [["money", 110_000]]],
    ["$1.2m", [["money", 1_200_000]]],
    ["1.2 million dollars", [["money", 1_200_000]]],
    ["80 m in height", [["measure", 80]]],
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
    ["more than forty five percent", [["percent", 45]]],
    ["at most twenty-one percent", [["percent", 21]]],
    ["one hundred and twenty thousand dollars", [["money", 120_000]]],
    ["one hundred twenty thousand", [["number", 120_000]]],
    ["half a million", [["number", 500_000]]],
    ["one and a half million", [["number", 1_500_000]]],
    ["one point five million", [["number", 1_500_000]]],
    ["2 grand", [["number", 2000]]],
    ["1.5mn", [["number", 1_500_000]]],
    ["1.5 trillion", [["number", 1.5e12]]],
    ["3 lakh rupees", [["money", 300_000]]],
    ["¥5000", [["money", 5000]]],
    ["CHF 500", [["money", 500]]],
    ["more than EUR 900k", [["money", 900_000]]],
    ["900k EUR", [["money", 900_000]]],
    ["1 200 m", [["measure", 1200]]],
    ["below -5", [["number", -5]]],
    [
      "between 8 and 14 km",
      [
        ["measure", 8],
        ["measure", 14],
      ],
    ],
    [
      "between 70 and 120k",
      [
        ["number", 70_000],
        ["number", 120_000],
      ],
    ],
    [
      "from $70 to 120",
      [
        ["money", 70],
        ["money", 120],
      ],
    ],
    ["longer than half an hour", [["measure", 0.5]]],
    ["longer than an hour", [["measure", 1]]],
    ["at least 16 GB of memory", [["measure", 16]]],
    ["code 000e, bin 4B, P0, extension 0042", []],
    ["one in five", [["percent", 20]]],
    ["a third of them", [["percent", 100 / 3]]],
    ["three fifths", [["percent", 60]]],
    ["1,5 km", [["measure", 1.5]]],
    ["on 25/06/2019", [["date", 20_190_625]]],
    ["since March 2020", [["date", 20_200_300]]],
    ["which one of them", []],
    ["you may go", []],
  ])("reads %j", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});
