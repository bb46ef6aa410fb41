import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCompleter } from "../../src/passages/completer.ts";

const completer = createCompleter([
  { title: "When does the library open?", wordings: ["opening hours", "closing time"] },
  { title: "What does a late book cost?", wordings: ["late fees"] },
  { title: "How do I get a library card?", wordings: ["sign up", "become a member"] },
]);

describe("completion", () => {
  it.each([
    ["the beginning of a title", "when do", ["When does the library open?"]],
    ["the beginning of another wording", "late f", ["What does a late book cost?"]],
    ["beginnings of words in any order", "card libr", ["How do I get a library card?"]],
    ["capitals and signs", "  WHAT, does!", ["What does a late book cost?"]],
    ["a slip", "libary crad", ["How do I get a library card?"]],
    ["gibberish", "xqzv", []],
  ])("given %s, when completed, then %j → %j", (_, typed, titles) => {
    expect(completer.complete(typed, 5)).toEqual(titles);
  });

  it("given nothing typed, when completed, then the first titles are offered", () => {
    expect(completer.complete("", 2)).toEqual(["When does the library open?", "What does a late book cost?"]);
  });

  it("given a title and a wording that begin so, when completed, then the title comes first", () => {
    const both = createCompleter([
      { title: "Opening hours", wordings: ["late opening"] },
      { title: "Late fees", wordings: [] },
    ]);
    expect(both.complete("late", 2)).toEqual(["Late fees", "Opening hours"]);
  });

  it("given anything at all, when completed, then it never throws, repeats nothing and keeps the limit", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), fc.nat(4), (typed, limit) => {
        const titles = completer.complete(typed, limit);
        expect(titles.length).toBeLessThanOrEqual(limit);
        expect(new Set(titles).size).toBe(titles.length);
      }),
    );
  });
});
