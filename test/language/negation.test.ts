import { describe, expect, it } from "vitest";
import { asksForRest, denies } from "../../src/language/english/negation.ts";

describe("a question for all but what is listed", () => {
  it.each([
    "Which teas do not come from China?",
    "which tea needs no milk",
    "What isn't open on Sundays?",
    "and which pots are NOT sold here?",
    "Which teas are never sold?",
    "who doesn't get a discount",
  ])("%s", (question) => expect(asksForRest(question)).toBe(true));
});

describe("no question for a rest", () => {
  it.each([
    "What if I have no card?",
    "what can I do if I don't like milk",
    "Which teas are there without caffeine?",
    "What is the no show fee?",
    "why do they not reply",
    "is it not enough to pour once",
    "How do I get in with no ticket?",
  ])("%s", (question) => expect(asksForRest(question)).toBe(false));
});

describe("denial", () => {
  it.each([
    ["Which teas have no caffeine?", true],
    ["Teas without caffeine", true],
    ["What can't I bring?", true],
    ["Notes on nothing but tea", false],
    ["Which teas do you sell?", false],
  ])("%s: %s", (text, expected) => expect(denies(text)).toBe(expected));
});
