import fc from "fast-check";
import type { Field } from "../../src/tables/operations/fields.ts";
import { operations } from "../../src/tables/operations/index.ts";
import type { Condition, Literal, Measure, Operation, Plan, PlanStep } from "../../src/tables/plan/plan.ts";

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
  fc.record({ kind: fc.constant("column" as const), column }),
);
const one: fc.Arbitrary<Condition> = fc.record({
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
const condition: fc.Arbitrary<Condition> = fc.oneof(
  one,
  fc.tuple(one, fc.array(one, { minLength: 1, maxLength: 2 })).map(([first, or]) => ({ ...first, or })),
);
const step: fc.Arbitrary<PlanStep> = fc.oneof(
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
/** Values of each kind of field: an operation that has no new kind needs nothing here. */
const values: { readonly [K in Field<unknown>["kind"]]: (field: Field<unknown>) => fc.Arbitrary<unknown> } = {
  column: () => column,
  columns: () => fc.array(column, { minLength: 1, maxLength: 3 }),
  optionalColumn: () => fc.option(column, { nil: null }),
  measure: () => measure,
  columnOrCount: () => fc.oneof(column, fc.constant("count" as const)),
  order: () => order,
  text: () => fc.string(),
  number: () => fc.integer(),
  word: ({ words = [] }) => fc.constantFrom(...words),
};
/** Every operation by its name, with its fields. */
export const kinds = Object.entries(operations) as unknown as [
  string,
  { readonly fields: Record<string, Field<unknown>> },
][];
const arbitraryOf = ([name, { fields }]: (typeof kinds)[number]): fc.Arbitrary<Operation> =>
  fc.record({
    operation: fc.constant(name),
    ...Object.fromEntries(Object.entries(fields).map(([own, field]) => [own, values[field.kind](field)])),
  }) as unknown as fc.Arbitrary<Operation>;
/** Plans over a table of three columns that end in an operation. */
export const planOf = (table: string, [name, kind]: (typeof kinds)[number]): fc.Arbitrary<Plan> =>
  fc.record({
    table: fc.constant(table),
    steps: fc.array(step, { maxLength: 4 }),
    operation: arbitraryOf([name, kind]),
  });
