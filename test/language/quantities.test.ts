import { describe, expect, it } from "vitest";
import { createLanguage } from "../../src/language/language.ts";

const language = createLanguage({ texts: ["salary share years industries"], concepts: [] });

function figures(raw: string): string[] {
  const { quantities, tokens } = language.read(raw);
  return quantities.map(({ kind, low, high, currency, from, to }) => {
    const range = low === high ? `${low}` : `${low}..${high}`;
    const span = tokens.slice(from, to).map(({ text }) => text);
    return `${kind} ${range}${currency === undefined ? "" : ` ${currency}`} [${span.join(" ")}]`;
  });
}

describe("quantities", () => {
  it.each([
    ["110k", ["number 110000 [110k]"]],
    ["$110,000", ["money 110000 USD [$110,000]"]],
    ["$70-120k", ["money 70000..120000 USD [$70-120k]"]],
    ["$70,000 – $120,000", ["money 70000..120000 USD [$70,000 $120,000]"]],
    ["USD 80k", ["money 80000 USD [usd 80k]"]],
    ["one hundred and ten thousand dollars", ["money 110000 USD [one hundred and ten thousand dollars]"]],
    ["57 percent", ["percent 57 [57 percent]"]],
    ["57 %", ["percent 57 [57%]"]],
    ["between 10 and 20 percent", ["percent 10..20 [10 and 20 percent]"]],
    ["twenty-five per cent", ["percent 25 [twenty five per cent]"]],
    ["more than half", ["percent 50 [half]"]],
    ["a quarter of them", ["percent 25 [a quarter]"]],
    ["two thirds", [`percent ${200 / 3} [two thirds]`]],
    ["one in five", ["percent 20 [one in five]"]],
    ["four years", ["years 4 [four years]"]],
    ["2 to 5 yrs", ["years 2..5 [2 to 5 years]"]],
    ["2-5 years", ["years 2..5 [2-5 years]"]],
    ["3 or 4 years", ["years 3..4 [3 or 4 years]"]],
    ["5+ years", ["years 5..Infinity [5+ years]"]],
    ["two and a half years", ["years 2.5 [two and a half years]"]],
    ["18 months", ["years 1.5 [18 months]"]],
    ["less than a year", ["years 1 [a year]"]],
    ["4yoe", ["years 4 [4yoe]"]],
    ["a decade", ["years 10 [a decade]"]],
    ["the second most common", ["ordinal 2 [second]"]],
    ["the 2nd", ["ordinal 2 [2nd]"]],
    ["top 3", ["number 3 [3]"]],
    ["at least one", ["number 1 [one]"]],
  ])("given %j, when read, then %j", (raw, expected) => {
    expect(figures(raw)).toEqual(expected);
  });

  it.each([
    ["the last one"],
    ["which one of them"],
    ["salary a year"],
    ["per second"],
    ["2020-01-03"],
    ["no figures"],
  ])("given %j, when read, then there is no figure", (raw) => {
    expect(figures(raw)).toEqual([]);
  });

  it("given operator words, when read, then they stay outside the span", () => {
    const { quantities, tokens } = language.read("less than two years");
    expect(tokens.slice(0, quantities[0]!.from).map(({ text }) => text)).toEqual(["less", "than"]);
  });
});
