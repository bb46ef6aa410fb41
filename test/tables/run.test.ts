import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tableFromCsv } from "../../bench/table-from-csv.ts";
import { parsePlan } from "../../src/tables/plan/parse.ts";
import type { Plan } from "../../src/tables/plan/plan.ts";
import { runPlan } from "../../src/tables/run/run.ts";
import { park } from "./harbour.ts";

const answersOf = (text: string): readonly string[] => {
  const plan = parsePlan(text, park);
  return runPlan(plan, park.find((table) => table.id === plan.table)!).answers;
};

describe("running a plan", () => {
  it.each([
    ['from trees | where Tree = "oak" | value Share', ["45%"]],
    ["from trees | where Share > 15 | value Tree", ["Oak", "Birch", "Maple"]],
    ["from trees | where Share between (18, 25) | count", ["2"]],
    ['from trees | where Tree in ("Oak", "Pine") | sum Share', ["57%"]],
    ['from trees | where Tree in ("Oak", "Pine") | difference Share', ["33%"]],
    ['from trees | where Tree = "Oak" | complement Share', ["55%"]],
    ["from trees | top 1 by Share asc | value Tree", ["Pine"]],
    ["from trees | top 1 after 1 by Share desc | value Tree", ["Birch"]],
    ["from trees | top 2 by Share desc | value Tree", ["Oak", "Birch"]],
    ["from trees | sort Share asc", ["Pine", "Maple", "Birch", "Oak"]],
    ['from trees | where Tree = "Birch" | rank Share desc', ["2"]],
    ['from trees | where Tree = "Birch" | next | value Tree', ["Maple"]],
    ['from trees | where Tree = "Oak" | previous | value Tree', []],
    ["from trees | group Place | top 1 by @count desc | value Place", ["North gate"]],
    ['from trees | where Tree = "Oak" | same Place | value Tree', ["Maple"]],
    ['from trees | where Tree = "Maple" | above Share | value Tree', ["Oak", "Birch"]],
    ["from trees | where Share > 50 | value Tree", ["none"]],
    ['from trees | where Tree = "Oak" | check Share > 50', ["no"]],
    ['from boats | where Owner contains "lind" | value Boat', ["Heron", "Gannet"]],
    ["from boats | average Price", ["$1,500"]],
    ['from boats | where Boat in ("Gannet", "Tern") | ratio Price', ["3.13"]],
    ["from boats | where Built < 2005 | value Boat", ["Heron", "Gannet"]],
    ['from boats | where Boat in ("Heron", "Tern") | compare Price desc', ["Heron"]],
    ["from guide-averages | where Service overlaps 4 | value Grade", ["Guide"]],
    ["from guide-averages | where Service overlaps 6 | value Grade", ["Head guide"]],
    ["from guide-averages | where Service < 2 | value Grade", ["Helper"]],
    ['from guide-bands | where Position = "Ranger" | bound `Pay band` width', ["$14,000"]],
    ['from guide-bands | where Position = "Chief" | bound `Pay band` high', ["open"]],
    ["from messy | count", ["6"]],
    ["from messy | count Bird", ["3"]],
    ["from messy | group Bird | having >= 2 | value Bird", ["Heron", "Owl"]],
    ["from messy | where Seen empty | count", ["2"]],
  ])("%s", (text, expected) => {
    expect(answersOf(text)).toEqual(expected);
  });

  const rows = fc.array(
    fc.tuple(fc.constantFrom("red", "blue", "green"), fc.integer({ min: -50, max: 50 })),
    {
      minLength: 1,
      maxLength: 30,
    },
  );
  const limits = { gt: (a: number, b: number) => a > b, le: (a: number, b: number) => a <= b } as const;

  it("given any figures, when filtered, counted, added and ordered, then it agrees with a plain scan", () => {
    fc.assert(
      fc.property(
        rows,
        fc.integer({ min: -50, max: 50 }),
        fc.constantFrom("gt" as const, "le" as const),
        (data, bound, comparison) => {
          const csv = [
            "Name,Colour,Points",
            ...data.map(([colour, points], i) => `row ${i} x,${colour},${points}`),
          ];
          const table = tableFromCsv(csv.join("\n"), { id: "t", title: "T" });
          const run = (steps: Plan["steps"], operation: Plan["operation"]) =>
            runPlan({ table: "t", steps, operation }, table);
          const where = {
            step: "where",
            column: 2,
            comparison,
            values: [{ kind: "number", number: bound }],
            not: false,
          } as const;
          const kept = data.map(([, points]) => points).filter((points) => limits[comparison](points, bound));
          expect(run([where], { operation: "count", column: null }).number).toBe(kept.length);
          if (kept.length)
            expect(run([where], { operation: "sum", column: 2 }).number).toBe(
              kept.reduce((a, b) => a + b, 0),
            );
          const best = Math.max(...data.map(([, points]) => points));
          const top = run([{ step: "top", by: 2, order: "desc", count: 1, skip: 0 }], {
            operation: "value",
            columns: [0],
          });
          expect(top.items.flatMap((item) => item.rows)).toEqual(
            data.flatMap(([, points], i) => (points === best ? [i] : [])),
          );
          const sizes = new Map<string, number>();
          for (const [colour] of data) sizes.set(colour, (sizes.get(colour) ?? 0) + 1);
          const groups = run([{ step: "group", column: 1 }], { operation: "value", columns: [1] });
          expect(new Map(groups.items.map((item) => [item.label, item.rows.length]))).toEqual(sizes);
        },
      ),
    );
  });
});
