import { describe, expect, it } from "vitest";
import { splitYear } from "../../src/message/qualifiers.ts";

const nothing = () => false;

describe("a year that a question names", () => {
  it.each([
    ["what does oolong cost in 2026?", "what does oolong cost?", "2026"],
    ["what will tea cost by 2030", "what will tea cost", "2030"],
    ["tea in 2024?", "tea?", "2024"],
    ["what did tea cost back in 1999?", "what did tea cost?", "1999"],
    ["what did tea cost in the year 2020?", "what did tea cost?", "2020"],
    ["what did tea cost (2020)?", "what did tea cost?", "2020"],
    ["what did tea cost during (2020)?", "what did tea cost?", "2020"],
    ["as of 2025, which tea is the dearest?", "which tea is the dearest?", "2025"],
  ])("of “%s” stays “%s”", (text, rest, year) => {
    expect(splitYear(text, nothing)).toEqual({ text: rest, year });
  });

  it.each([
    ["money", "what do I get for $2000?"],
    ["pounds", "what do I get for £1900?"],
    ["a count", "how much for 2,000 tins"],
    ["a share", "is 2000% a lot"],
    ["part of a longer figure", "order 120245"],
    ["a span", "the seasons 2020-21"],
    ["all that is asked", "in 2025?"],
    ["a limit", "was the shop built before 1980?"],
    ["a limit", "tins sold since 2019"],
    ["a limit", "shops with more than 2000 tins"],
    ["none", "what does oolong cost?"],
  ])("is none where it is %s", (_, text) => {
    expect(splitYear(text, nothing)).toEqual({ text, year: null });
  });

  it("given the knowledge speaks of that year, when split, then it stays in the question", () => {
    const text = "what did oolong cost in 2024?";
    expect(splitYear(text, (word) => word === "2024")).toEqual({ text, year: null });
  });
});
