import { isAddable } from "../index/columns.ts";
import { cueList, type ProposalContext } from "../proposals/proposal.ts";
import { extremesOf, said } from "../say/figures.ts";
import { bold, only, sentence } from "../say/saying.ts";
import { columnField } from "./fields.ts";
import { computed, totals } from "./figures.ts";
import type { OperationKind } from "./operation.ts";
import { measured } from "./template.ts";

declare module "../plan/plan.ts" {
  interface OperationFields {
    growth: { readonly column: number };
  }
}

declare module "../proposals/shapes.ts" {
  interface OperationShapes {
    growth: true;
  }
}

const asked = measured((f, measure) => {
  if (measure.unit.kind === "share") return null;
  const rows = f.rows(2).sort((a, b) => measure.figures.low(a) - measure.figures.low(b));
  const [a, b] = rows.map((row) => f.name(row));
  const what = f.column(measure);
  const wordings = [
    `by what percentage does the ${what} rise from ${a} to ${b}`,
    `how many percent higher is the ${what} of ${b} than that of ${a}`,
    `how much more in percent is ${b} than ${a}`,
    `by how many percent is ${b} above ${a}`,
  ];
  return f.made(f.pick(wordings), [f.where(rows)], { operation: "growth", column: measure.index });
});

/** By how many percent of the lower of two figures the higher one lies above it. */
export const growth: OperationKind<"growth"> = {
  result: "ratio",
  fields: { column: columnField },
  shapes: ["growth"],
  propose,
  templates: [asked],
  run: ({ column }, rest) =>
    computed(rest, column, ({ values }, show) => {
      const { high, low } = totals(values);
      if (values.length < 2 || low <= 0) return null;
      const formula = `(${show(high)} − ${show(low)}) ÷ ${show(low)}`;
      return { value: ((high - low) / low) * 100, formula, unit: { kind: "share" } };
    }),
  say: ({ column }, wording) => {
    const [high, low] = extremesOf(wording.result);
    const { figure, formula } = said(wording, column, false);
    const joint = wording.joint(column);
    return only(
      sentence(
        `The ${wording.column(column)} ${joint} ${high.label} is ${bold(figure)} above that ${joint} ${low.label}${formula}`,
      ),
    );
  },
};

function propose(context: ProposalContext): void {
  if (context.scope.rows.length !== 2 || !context.has("percent") || !context.has("difference", "more"))
    return;
  for (const measure of context.leading) {
    const column = context.column(measure);
    const amount = ["money", "plain", "measure"].includes(column.unit.kind);
    if (amount && isAddable(column))
      context.add("growth", [], { operation: "growth", column: measure }, { measure, cues });
  }
}

const cues = cueList("difference more less between and howMuch or many after percent");
