import { enumerate } from "../../language/index.ts";
import { isAddable } from "../index/columns.ts";
import type { Measure, Order, PlanStep } from "../plan/plan.ts";
import { cueList, type ProposalContext } from "../proposals/proposal.ts";
import type { RowOrGroup } from "../run/steps.ts";
import { writeGap } from "../say/figures.ts";
import { bold, only, sentence } from "../say/saying.ts";
import type { Wording } from "../say/wording.ts";
import { measureField, orderField } from "./fields.ts";
import type { OperationKind } from "./operation.ts";
import { orderItems } from "./sort.ts";
import { measured } from "./template.ts";

declare module "../plan/plan.ts" {
  interface OperationFields {
    compare: { readonly column: Measure; readonly order: Order };
  }
}

declare module "../proposals/shapes.ts" {
  interface OperationShapes {
    compareHigh: true;
    compareLow: true;
    comparePosition: true;
    compareCount: true;
  }
}

const compared = measured((f, measure) => {
  const rows = f.rows(2);
  const [a, b] = rows.map((row) => f.name(row));
  const low = f.random() < 0.3;
  const what = f.column(measure);
  const wordings = low
    ? [
        `which has less, ${a} or ${b}`,
        `${a} or ${b}: which is smaller`,
        `which has the lower ${what}, ${a} or ${b}`,
        `which of these is lower: ${a} or ${b}`,
      ]
    : [
        `${a} or ${b}, which is bigger`,
        `which has more, ${a} or ${b}`,
        `which has the higher ${what}, ${a} or ${b}`,
        `more in ${a} or in ${b}`,
        `compare ${a} and ${b}`,
        `${a} versus ${b}`,
        `is ${a} bigger than ${b}`,
        `does ${a} have a higher ${what} than ${b}`,
        `${a} vs ${b}`,
      ];
  return f.made(f.pick(wordings), [f.where(rows)], {
    operation: "compare",
    column: measure.index,
    order: (low ? "asc" : "desc") as Order,
  });
});

/** Which of some rows has more, or less. */
export const compare: OperationKind<"compare"> = {
  result: "choice",
  end: ({ order }) => order,
  fields: { column: measureField, order: orderField },
  shapes: ["compareHigh", "compareLow", "comparePosition", "compareCount"],
  propose,
  templates: [compared],
  run: ({ column, order }, { index, base }) => orderItems(index, base, column, order),
  say: ({ column: by, order }, wording) => {
    const { result } = wording;
    const high = order === "desc";
    const [first, ...rest] = result.items;
    const tied = result.figures.filter((figure) => figure === result.figures[0]).length;
    const figure = (item: RowOrGroup): string => wording.figure(item, by);
    if (by === "position")
      return only(
        sentence(
          `${bold(first!.label)} comes ${high ? "after" : "before"} ${enumerate(rest.map(({ label }) => label))}`,
        ),
      );
    const of = wording.ofMeasure(by);
    if (tied === result.items.length)
      return only(
        sentence(
          `${enumerate(result.items.map(({ label }) => label))} have the same ${wording.measure(by)}: ${bold(`${figure(first!)}${of}`)}`,
        ),
      );
    const end = wording.end(by, high, rest.length > 1);
    const others = rest.map((item) => `${figure(item)} for ${item.label}`);
    const gap = gapOf(wording, by);
    const less = by === "count" ? "fewer" : "less";
    const more = gap === null ? "" : ` (${gap} ${high ? "more" : less})`;
    // "More ferries", not "more number of ferries".
    const what = by === "count" ? wording.measure(by).replace(/^number of /, "") : wording.measure(by);
    return only(
      sentence(
        `${bold(first!.label)} has ${/^(?:more|fewer)$/.test(end) ? "" : "the "}${end} ${what}: ${bold(`${figure(first!)}${of}`)}, against ${enumerate(others)}${more}`,
      ),
    );
  },
};

/** How far two figures are apart, where that says anything: not of dates, places or bands. */
function gapOf({ result, index }: Wording, by: Measure): string | null {
  const [first, second, third] = result.figures;
  if (first === undefined || second === undefined || third !== undefined) return null;
  if (typeof by === "number" && !isAddable(index.columns[by]!)) return null;
  return writeGap(Math.abs(first - second), result.unit);
}

function propose(context: ProposalContext): void {
  if (context.scope.joined === null) return;
  proposeOfRows(context);
  proposeOfCounts(context, context.scope.joined);
}

/** Operators that compare rows. */
export const compareCues = cueList(
  "or which who more less high low best early late and together difference after before yesNo many has",
);
const mostCompared = 12;

function proposeOfRows(context: ProposalContext): void {
  const { length } = context.scope.rows;
  if (length < 2 || length > mostCompared) return;
  const proposal = (
    shape: "compareHigh" | "compareLow" | "comparePosition",
    column: Measure,
    order: Order,
  ): void =>
    context.add(shape, [], { operation: "compare", column, order }, { measure: column, cues: compareCues });
  for (const measure of context.measures.slice(0, 3)) {
    proposal("compareHigh", measure, "desc");
    proposal("compareLow", measure, "asc");
  }
  if (!context.has("early", "late", "before", "after", "top", "bottom", "next", "previous")) return;
  proposal("comparePosition", "position", "asc");
  proposal("comparePosition", "position", "desc");
}

/** "Which has more entries, A or B": groups by how many rows they have. */
function proposeOfCounts(context: ProposalContext, joined: number): void {
  if (context.column(joined).distinctness >= mostDistinct) return;
  const group: PlanStep = { step: "group", column: joined };
  const parts = { measure: "count", output: joined, cues: compareCues } as const;
  for (const order of ["desc", "asc"] as const)
    context.add("compareCount", [group], { operation: "compare", column: "count", order }, parts);
}

const mostDistinct = 0.98;
