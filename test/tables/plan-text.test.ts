import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePlan } from "../../src/tables/plan/parse.ts";
import type { Plan } from "../../src/tables/plan/plan.ts";
import { printPlan } from "../../src/tables/plan/print.ts";
import { PlanError } from "../../src/tables/plan/reader.ts";
import { boats, park, trees } from "./harbour.ts";
import { kinds, planOf } from "./plans.ts";

describe("the text of a plan", () => {
  it.each(kinds)(
    "given any plan that ends in %s, when printed and parsed, then it is the same plan",
    (name, kind) => {
      fc.assert(
        fc.property(planOf(boats.id, [name, kind]), (plan) => {
          expect(parsePlan(printPlan(plan, boats), park)).toEqual(plan);
        }),
      );
    },
  );

  it("reads as a pipeline", () => {
    const plan: Plan = {
      table: "trees",
      steps: [
        { step: "where", column: 1, comparison: "gt", values: [{ kind: "number", number: 15 }], not: false },
      ],
      operation: { operation: "value", columns: [0, 1] },
    };
    expect(printPlan(plan, trees)).toBe("from trees | where Share > 15 | value Tree, Share");
  });

  it.each([
    "",
    "from nowhere | count",
    "from trees | where Height > 2 | count",
    "from trees | dance",
    "from trees | count Tree | count",
    "from trees | where Share >",
  ])("refuses %j with a reason", (text) => {
    expect(() => parsePlan(text, park)).toThrow(PlanError);
  });

  it("given any text, when parsed, then it gives a plan or a plan error", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          parsePlan(`from trees | ${text}`, park);
        } catch (error) {
          expect(error).toBeInstanceOf(PlanError);
        }
      }),
    );
  });
});
