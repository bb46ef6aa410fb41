import { describe, expect, it } from "vitest";
import { lacksAsked, typesHeld } from "../../src/decision/answer-types.ts";

describe("expected answer types", () => {
  it.each([
    ["a price", "A ticket costs €6.", ["figure", "money"]],
    ["a share", "Half of the trips are short, 38% go to work.", ["figure", "percent"]],
    ["a date", "The Spring Ride starts on Sunday, May 4, 2025.", ["figure", "date"]],
    ["none", "Turn off the sync and turn it on again.", []],
  ])("given %s in a text, then it is held", (_, text, types) => {
    expect([...typesHeld(text)].sort()).toEqual([...types].sort());
  });

  it("given a question for what a text does not hold, then it lacks it", () => {
    const held = typesHeld("A ticket costs €6.");
    expect(lacksAsked(new Set(["howMuch", "money"]), held)).toBe(false);
    expect(lacksAsked(new Set(["when"]), held)).toBe(true);
    expect(lacksAsked(new Set(["which", "list"]), held)).toBe(false);
  });
});
