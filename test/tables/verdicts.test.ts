import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexTable } from "../../src/tables/index/table-index.ts";
import type { Plan } from "../../src/tables/plan/plan.ts";
import type { PlannedAnswer } from "../../src/tables/planner.ts";
import { compareFigures } from "../../src/tables/run/condition.ts";
import { runPlan } from "../../src/tables/run/run.ts";
import { figureOf } from "../../src/tables/run/steps.ts";
import { state } from "../../src/tables/say/statement.ts";
import { park, planOver, trees } from "./harbour.ts";
import { kinds, planOf } from "./plans.ts";

const { ask } = planOver(park);

const openings = [
  "is",
  "are",
  "does",
  "do",
  "did",
  "has",
  "can",
  "is it true that",
  "is it false that",
  "isn't",
  "tell me if",
  "which",
  "why is",
  "how is",
  "what if",
  "",
];
const names = [
  "oak",
  "birch",
  "maple",
  "pine",
  "the heron",
  "the tern",
  "the gannet",
  "a ranger",
  "trees",
  "boats",
  "the park",
  "Norway",
];
const middles = [
  "the share of",
  "the price of",
  "a share of",
  "more than",
  "less than",
  "at least",
  "exactly",
  "above",
  "not",
  "no",
  "taller than",
  "better than",
  "older than",
  "owned by",
  "on the hill",
  "at the lake",
  "expensive",
  "in",
  "or",
  "and",
  "the most common",
  "the cheapest",
  "the largest",
  "the second largest",
  "than any other",
];
const figures = [
  "20%",
  "forty five percent",
  "half",
  "$1,000",
  "two thousand dollars",
  "2005",
  "five years",
  "12",
];
const piece = fc.constantFrom(...names, ...middles, ...figures);
const questions = fc
  .tuple(fc.constantFrom(...openings), fc.array(piece, { minLength: 1, maxLength: 6 }))
  .map(([opening, words]) => `${opening} ${words.join(" ")}?`);

/** What the rows themselves say to a plan that can be answered by yes or no; `null` where it cannot. */
function verdictOf({ result }: PlannedAnswer): boolean | null {
  const { plan, table } = result;
  const { operation } = plan;
  const found = runPlan({ ...plan, operation: { operation: "describe" } }, table);
  const index = indexTable(table);
  if (operation.operation === "exists") return found.size > 0;
  if (operation.operation === "check") {
    const sum = found.items.reduce((total, item) => total + figureOf(index, item, operation.column), 0);
    return compareFigures(sum, operation.comparison, operation.number);
  }
  if (operation.operation === "reaches")
    return compareFigures(found.size, operation.comparison, operation.number);
  if (operation.operation === "across") {
    const [first, last] = [operation.columns[0]!, operation.columns.at(-1)!].map((column) =>
      found.items.reduce((total, item) => total + figureOf(index, item, column), 0),
    );
    return operation.give === "more" ? first! > last! : first! < last!;
  }
  if (operation.operation === "includes") {
    const top = plan.steps.at(-1);
    if (top?.step === "where") return found.size === 1 && found.items[0]!.label === operation.name;
    const alone = top?.step === "top" && found.size === top.count;
    return alone ? found.items.some(({ label }) => label === operation.name) : null;
  }
  if (operation.operation !== "exceeds") return null;
  const [first, second] = found.items.map((item) => figureOf(index, item, operation.column));
  return operation.order === "desc" ? first! > second! : first! < second!;
}

describe("yes and no", () => {
  it("given any question, then a reply begins with one of them only where it follows from the rows", () => {
    let told = 0;
    fc.assert(
      fc.property(questions, (question) => {
        for (const candidate of ask(question)) {
          const word = /^(yes|no):/i.exec(candidate.statement().text)?.[1]?.toLowerCase();
          if (word === undefined) continue;
          told++;
          const verdict = verdictOf(candidate);
          expect(verdict, `${question} ${candidate.printed}`).toBe(word === "yes");
          expect(question, candidate.printed).not.toMatch(/^(?:which|why|how|what|is it false|isn't|$)/);
          expect(candidate.uncovered, question).toEqual([]);
        }
      }),
      { numRuns: 1_500 },
    );
    // A property that nothing touches says nothing.
    expect(told).toBeGreaterThan(20);
  });

  it.each([
    ["is the share of oak more than 40%?", /^Yes: the share of Oak is 45%, more than 40%\.$/],
    ["is the share of oak more than half?", /^No: the share of Oak is 45%, not more than 50%\.$/],
    ["is there a tree on the hill?", /^Yes: /],
    ["is it false that the share of oak is more than 40%?", /^The share of Oak is 45%/],
    [
      "does the Heron cost more than the Tern?",
      /^Yes: the price for Heron is \$1,200, that for Tern \$800\.$/,
    ],
    ["does the Tern cost more than the Heron?", /^No: /],
  ])("%s", (question, text) => {
    expect(ask(question)[0]?.statement().text).toMatch(text);
  });
});

describe("what every operation says, whichever it is", () => {
  /** "Yes" and "no" as the first word; an operation that is asked with words of its own may answer with these. */
  const verdict = /^\**(yes|no)\b(?! \w+ (?:is given|fits))/i;
  const words = (plan: Plan): boolean =>
    plan.operation.operation === "exceeds" && plan.operation.yes !== "yes";

  it.each(kinds)("%s begins with yes or no only where its rows decide it", (name, kind) => {
    fc.assert(
      fc.property(planOf(trees.id, [name, kind]), fc.boolean(), (plan, decided) => {
        const result = runPlan(plan, trees);
        if (words(plan) || !result.answers.length) return;
        const { text } = state({ ...result, decided });
        const said = verdict.exec(text)?.[1]?.toLowerCase();
        if (said !== undefined) expect([text, decided, result.truth]).toEqual([text, true, said === "yes"]);
      }),
      { numRuns: 200 },
    );
  });
});
