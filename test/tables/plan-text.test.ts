import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Condition, Literal, Measure, Operation, Plan, Step } from "../../src/tables/plan.ts";
import { parsePlan } from "../../src/tables/plan-parse.ts";
import { PlanError } from "../../src/tables/plan-reader.ts";
import { printPlan } from "../../src/tables/plan-text.ts";
import { boats, park, trees } from "./harbour.ts";

const column = fc.integer({ min: 0, max: 2 });
const measure: fc.Arbitrary<Measure> = fc.oneof(
  column,
  fc.constant("count" as const),
  fc.constant("position" as const),
);
const order = fc.constantFrom("asc" as const, "desc" as const);
const limit = fc.constantFrom("lt" as const, "le" as const, "gt" as const, "ge" as const, "eq" as const);
const part = fc.option(fc.integer({ min: 1, max: 9 }), { nil: null });
const literal: fc.Arbitrary<Literal> = fc.oneof(
  fc.record({ kind: fc.constant("text" as const), text: fc.string() }),
  fc
    .record({
      kind: fc.constant("number" as const),
      number: fc.double({ noNaN: true, noDefaultInfinity: true }),
    })
    .filter(({ number }) => !Object.is(number, -0)),
  fc.record({ kind: fc.constant("date" as const), year: part, month: part, day: part }),
);
const condition: fc.Arbitrary<Condition> = fc.record({
  step: fc.constant("where" as const),
  column,
  comparison: fc.constantFrom(
    "eq" as const,
    "contains" as const,
    "lt" as const,
    "between" as const,
    "overlaps" as const,
  ),
  values: fc.array(literal, { minLength: 1, maxLength: 3 }),
  not: fc.boolean(),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  condition,
  fc.record({
    step: fc.constant("rows" as const),
    names: fc.array(fc.string(), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ step: fc.constantFrom("group" as const, "same" as const), column }),
  fc.record({ step: fc.constant("having" as const), comparison: limit, count: fc.nat(9) }),
  fc.record({
    step: fc.constant("top" as const),
    by: measure,
    order,
    count: fc.integer({ min: 1, max: 9 }),
    skip: fc.nat(9),
  }),
  fc.record({ step: fc.constant("shift" as const), by: fc.constantFrom(1 as const, -1 as const) }),
  fc.record({ step: fc.constant("beyond" as const), column, order }),
);
const ofColumn = <K extends Operation["operation"]>(operation: K) =>
  fc.record({ operation: fc.constant(operation), column });
const bare = <K extends Operation["operation"]>(operation: K) =>
  fc.record({ operation: fc.constant(operation) });
/** One for each operation: the compiler asks for those that are new. */
const operations: { readonly [K in Operation["operation"]]: fc.Arbitrary<Operation> } = {
  value: fc.record({
    operation: fc.constant("value" as const),
    columns: fc.array(column, { minLength: 1, maxLength: 3 }),
  }),
  count: fc.record({ operation: fc.constant("count" as const), column: fc.option(column, { nil: null }) }),
  sum: ofColumn("sum"),
  average: ofColumn("average"),
  median: ofColumn("median"),
  max: ofColumn("max"),
  min: ofColumn("min"),
  complement: ofColumn("complement"),
  growth: ofColumn("growth"),
  portion: fc.record({
    operation: fc.constant("portion" as const),
    column: fc.oneof(column, fc.constant("count" as const)),
  }),
  difference: fc.record({ operation: fc.constant("difference" as const), column: measure }),
  ratio: fc.record({ operation: fc.constant("ratio" as const), column: measure }),
  rank: fc.record({ operation: fc.constant("rank" as const), column, order }),
  sort: fc.record({ operation: fc.constant("sort" as const), column, order }),
  compare: fc.record({ operation: fc.constant("compare" as const), column: measure, order }),
  exists: bare("exists"),
  holds: fc.record({ operation: fc.constant("holds" as const), column, text: fc.string() }),
  describe: bare("describe"),
  streak: bare("streak"),
  check: fc.record({
    operation: fc.constant("check" as const),
    column,
    comparison: limit,
    number: fc.integer(),
  }),
  bound: fc.record({
    operation: fc.constant("bound" as const),
    column,
    end: fc.constantFrom("low" as const, "high" as const, "middle" as const, "width" as const),
  }),
  duration: fc.record({ operation: fc.constant("duration" as const), from: column, to: column }),
  exceeds: fc.record({
    operation: fc.constant("exceeds" as const),
    column: measure,
    order,
    yes: fc.string(),
    no: fc.string(),
  }),
};
const operation: fc.Arbitrary<Operation> = fc.oneof(...Object.values(operations));
const plans: fc.Arbitrary<Plan> = fc.record({
  table: fc.constant(boats.id),
  steps: fc.array(step, { maxLength: 4 }),
  operation,
});

describe("the text of a plan", () => {
  it("given any plan, when printed and parsed, then it is the same plan", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        expect(parsePlan(printPlan(plan, boats), park)).toEqual(plan);
      }),
    );
  });

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
