import { enumerate } from "../../language/index.ts";
import type { Measure, PlanStep } from "../plan/plan.ts";
import { cueList, type ProposalContext } from "../proposals/proposal.ts";
import { extremesOf, said, writeGap } from "../say/figures.ts";
import { bold, only, sentence } from "../say/saying.ts";
import { isYear } from "../say/wording.ts";
import { measureField } from "./fields.ts";
import { computed, totals } from "./figures.ts";
import type { OperationKind } from "./operation.ts";
import { measured } from "./template.ts";

declare module "../plan/plan.ts" {
  interface OperationFields {
    difference: { readonly column: Measure };
  }
}

declare module "../proposals/shapes.ts" {
  interface OperationShapes {
    difference: true;
    spread: true;
    topDifference: true;
    countDifference: true;
  }
}

const differed = measured((f, measure) => {
  const rows = f.rows(2);
  const [a, b] = rows.map((row) => f.name(row));
  const what = f.column(measure);
  const points =
    measure.unit.kind === "share"
      ? [
          `how many points lie between ${a} and ${b}`,
          `difference in percentage points between ${a} and ${b}`,
          `by how many points does ${a} lead ${b}`,
        ]
      : [];
  const wordings = [
    `difference between ${a} and ${b}`,
    `${a} minus ${b}`,
    `${what} of ${a} minus ${what} of ${b}`,
    `what is the difference in ${what} between ${a} and ${b}`,
    `how much more ${what} does ${a} have than ${b}`,
    `how much higher is the ${what} of ${a} than that of ${b}`,
    `gap between ${a} and ${b}`,
    `by how much does ${a} exceed ${b}`,
    `how far apart are ${a} and ${b}`,
    `how much bigger is ${a} than ${b}`,
    `${a} vs ${b}: what is the difference`,
    `how much does the ${what} rise from ${a} to ${b}`,
    `by what amount is the ${what} of ${a} above that of ${b}`,
    ...points,
    ...points,
  ];
  return f.made(f.pick(wordings), [f.where(rows)], { operation: "difference", column: measure.index });
});

const spread = measured((f, measure) => {
  const what = f.column(measure);
  const wordings = [
    `how far apart are the highest and the lowest ${what}`,
    `difference between the largest and the smallest ${what}`,
    `gap between the biggest and smallest ${f.one}`,
    `what is the difference between the highest and lowest ${what}`,
  ];
  return f.made(f.pick(wordings), [], { operation: "difference", column: measure.index });
});

/** How far the ends of some figures are apart; dates by their years, since they are orders of time, not amounts. */
export const difference: OperationKind<"difference"> = {
  result: "difference",
  fields: { column: measureField },
  shapes: ["difference", "spread", "topDifference", "countDifference"],
  propose,
  templates: [differed, spread],
  run: ({ column }, rest) =>
    computed(rest, column, ({ values, unit }, show) => {
      if (values.length < 2) return null;
      const { high, low } = totals(values);
      if (unit.kind !== "date") return { value: high - low, formula: `${show(high)} − ${show(low)}` };
      const [from, to] = [low, high].map((key) => Math.floor(key / 10_000));
      return { value: to! - from!, formula: `${to} − ${from}`, unit: { kind: "years" } };
    }),
  say: ({ column }, wording) => {
    const { result } = wording;
    const { formula } = said(wording, column);
    const [high, low] = extremesOf(result);
    const measure = wording.measure(column);
    const joint = wording.joint(column);
    if (result.number === 0)
      return only(`${enumerate(result.items.map(({ label }) => label))} have the same ${measure}${formula}.`);
    const gap = bold(
      result.unit.kind === "share"
        ? writeGap(result.number!, result.unit)
        : wording.write(result.number!, column),
    );
    const dated = typeof column === "number" && wording.index.columns[column]!.dated;
    if (dated) return only(sentence(`${high.label} is ${gap} after ${low.label}${formula}`));
    if (column === "count")
      return only(
        sentence(`${high.label} has ${gap} more ${result.table.row.many} than ${low.label}${formula}`),
      );
    if (typeof column === "number" && wording.counts(column)) {
      const more = result.unit.kind === "plain" ? `${gap} more ${measure}` : `${gap} ${measure} more`;
      return only(
        sentence(
          isYear(high.label) && isYear(low.label)
            ? `In ${high.label} there were ${more} than in ${low.label}${formula}`
            : `${high.label} has ${more} than ${low.label}${formula}`,
        ),
      );
    }
    return only(
      sentence(`The ${measure} ${joint} ${high.label} is ${gap} above that ${joint} ${low.label}${formula}`),
    );
  },
};

/** Between two rows, or between the ends of all. */
function propose(context: ProposalContext): void {
  const { rows, conditions } = context.scope;
  const ends = context.has("high", "low") || !conditions.length;
  for (const measure of context.leading) {
    if (context.column(measure).banded) continue;
    const operation = { operation: "difference", column: measure } as const;
    if (rows.length === 2 && context.has("difference", "more", "less", "next", "after", "between"))
      context.add("difference", [], operation, { measure, cues });
    if (rows.length > 2 && context.has("difference") && ends)
      context.add("spread", [], operation, { measure, cues: cueList("difference high low and between") });
  }
  proposeOfCounts(context);
}

const cues = cueList("difference more less between and howMuch or many after");

/** "How many more entries has A than B": groups by how many rows they have. */
function proposeOfCounts(context: ProposalContext): void {
  const { joined } = context.scope;
  if (joined === null || context.column(joined).distinctness >= mostDistinct) return;
  if (!context.has("difference", "more")) return;
  const group: PlanStep = { step: "group", column: joined };
  const parts = { measure: "count", output: joined, cues: cueList("difference count number and") } as const;
  context.add("countDifference", [group], { operation: "difference", column: "count" }, parts);
}

const mostDistinct = 0.98;
