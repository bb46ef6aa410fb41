import { describe, expect, it } from "vitest";
import { line } from "./ferries.ts";
import { planOver } from "./harbour.ts";

const { ask } = planOver(line);

/** From this on the decision may take a plan for an answer. */
const spoken = 0.4;

/** What is said: `null` where no plan is likely enough. */
const said = (question: string): string | null => {
  const [best] = ask(question);
  return best && best.score >= spoken ? best.statement().text : null;
};

describe("figures with a unit", () => {
  it.each([
    ["is the skua longer than 40 m?", /^Yes: .*41 m/],
    ["is the skua longer than the puffin?", /^Yes: .*41 m.*27 m/],
    ["which ferry is the longest?", /Arctic Tern.*62 m/],
  ])("are ordered and compared in it: %s", (question, text) => {
    expect(said(question), ask(question)[0]?.printed).toMatch(text);
  });

  it("are not held against bare figures of something else", () => {
    for (const question of ["is austin longer than 20 m?", "which offices are longer than 20 m?"])
      expect(said(question), ask(question)[0]?.printed).toBeNull();
  });
});

describe("an empty cell", () => {
  it.each([
    ["what does the puffin cost?", "No cost is given for Puffin."],
    ["how much leave does a steward get?", "No leave is given for Steward."],
    ["which ferry has no price?", "Only Puffin has no cost given."],
  ])("is an answer: %s", (question, text) => {
    expect(said(question), ask(question)[0]?.printed).toBe(text);
  });
});
