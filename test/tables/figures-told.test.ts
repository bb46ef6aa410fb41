import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Table } from "../../src/knowledge/types.ts";
import { gives } from "../../src/tables/operations/traits.ts";
import type { Plan } from "../../src/tables/plan/plan.ts";
import { runPlan } from "../../src/tables/run/run.ts";
import { state } from "../../src/tables/say/statement.ts";
import { tableOf } from "./harbour.ts";
import { kinds, planOf } from "./plans.ts";

/** Paths with shares, of which one row may have none. */
const pathsWith = (share: string): Table =>
  tableOf({
    id: "paths",
    title: "Paths",
    row: { one: "path", many: "paths" },
    csv: `Path,Gravel,Paved\nAlder,12%,30%\nBeech,${share},20%\nCedar,31%,40%\nDogwood,7%,50%`,
  });
const blank = pathsWith("");
const filled = ["1%", "12%", "20%", "31%", "99%"].map(pathsWith);
const full = pathsWith("20%");

/** The whole table, concluded by an operation; steps are tried elsewhere. */
const whole = (kind: (typeof kinds)[number]): fc.Arbitrary<Plan> =>
  planOf("paths", kind).map((plan) => ({ ...plan, steps: [] }));
const answerOf = (plan: Plan, table: Table): string => {
  const { answers, number, truth } = runPlan(plan, table);
  return JSON.stringify([answers, number, truth]);
};

describe("what every operation says of its figures, whichever it is", () => {
  it.each(kinds)("%s tells of the row without a figure, where that figure would count", (...kind) => {
    fc.assert(
      fc.property(whole(kind), (plan) => {
        const counts = new Set(filled.map((table) => answerOf(plan, table))).size > 1;
        const result = runPlan(plan, blank);
        // In a list of cells the empty one is seen.
        if (!counts || !result.answers.length || gives(plan.operation, "rows")) return;
        expect(state(result).text).toContain("1 of 4 paths has no figure there");
        expect(state(runPlan(plan, full)).text).not.toContain("no figure");
      }),
      { numRuns: 200 },
    );
  });

  it.each(kinds)("%s decides nothing that the figure that is not there would decide otherwise", (...kind) => {
    fc.assert(
      fc.property(whole(kind), (plan) => {
        const { truth, answers } = runPlan(plan, blank);
        if (truth === null || !answers.length) return;
        expect(new Set(filled.map((table) => runPlan(plan, table).truth))).toEqual(new Set([truth]));
      }),
      { numRuns: 500 },
    );
  });

  it.each(kinds)("%s tells a share alike in its sentence and its working", (...kind) => {
    fc.assert(
      fc.property(whole(kind), (plan) => {
        const result = runPlan(plan, full);
        const { text, working } = state(result);
        if (result.unit.kind !== "share" || result.truth !== null || !result.number || !working) return;
        const points = /percentage points?/;
        expect([text, points.test(working.result)]).toEqual([text, points.test(text)]);
        for (const [figure] of working.result.matchAll(/\d[\d.,]*(?:%| percentage points?)/g))
          expect(text).toContain(figure);
      }),
      { numRuns: 200 },
    );
  });
});

describe("figures that are not there", () => {
  const say = (plan: Plan["operation"], steps: Plan["steps"] = []): string =>
    state(runPlan({ table: "paths", steps, operation: plan }, blank)).text;
  const named = (...names: string[]): Plan["steps"] => [{ step: "rows", names }];

  it("given two rows of which one has none, then neither of them is said to have more", () => {
    const plan: Plan = {
      table: "paths",
      steps: named("Alder", "Beech"),
      operation: { operation: "compare", column: 1, order: "desc" },
    };
    expect(runPlan(plan, blank).answers).toEqual([]);
  });

  it("leave open whether a sum keeps a limit, unless it is past it already", () => {
    const steps = named("Alder", "Beech");
    const within = (comparison: "lt" | "gt", number: number) =>
      runPlan(
        { table: "paths", steps, operation: { operation: "check", column: 1, comparison, number } },
        blank,
      );
    expect([within("lt", 30).truth, within("gt", 30).truth]).toEqual([null, null]);
    expect([within("lt", 10).truth, within("gt", 10).truth]).toEqual([false, true]);
    expect(state({ ...within("lt", 30), decided: true }).text).toBe(
      "The gravel of Alder is 12%. 1 of 2 paths has no figure there.",
    );
  });

  it("are counted among the rows that were meant, and not among all", () => {
    const steps = named("Alder", "Beech", "Cedar");
    expect(say({ operation: "difference", column: 1 }, steps)).toMatch(
      /19 percentage points .* 1 of 3 paths has no figure there\.$/,
    );
  });
});
