import { noUnit, writeNumber } from "../../figures/index.ts";
import { isAddable } from "../index/columns.ts";
import type { Measure } from "../plan/plan.ts";
import { cueList, type ProposalContext } from "../proposals/proposal.ts";
import { extremesOf, said } from "../say/figures.ts";
import { bold, only, sentence } from "../say/saying.ts";
import { measureField } from "./fields.ts";
import { computed, totals } from "./figures.ts";
import type { OperationKind } from "./operation.ts";
import { measured } from "./template.ts";

declare module "../plan/plan.ts" {
  interface OperationFields {
    ratio: { readonly column: Measure };
  }
}

declare module "../proposals/shapes.ts" {
  interface OperationShapes {
    ratio: true;
  }
}

const asked = measured((f, measure) => {
  const rows = f.rows(2).sort((a, b) => measure.figures.low(b) - measure.figures.low(a));
  const [a, b] = rows.map((row) => f.name(row));
  const what = f.column(measure);
  const wordings = [
    `how many times bigger is ${a} than ${b}`,
    `ratio of ${a} to ${b}`,
    `${a} is how many times ${b}`,
    `how many times the ${what} of ${b} is that of ${a}`,
    `${a} to ${b} as a ratio`,
    `by what factor is ${a} larger than ${b}`,
    `how many times more ${what} does ${a} have than ${b}`,
    `${a}'s ${what} is how many times that of ${b}`,
  ];
  return f.made(f.pick(wordings), [f.where(rows)], { operation: "ratio", column: measure.index });
});

/** How many times the lower of two figures goes into the higher one. */
export const ratio: OperationKind<"ratio"> = {
  result: "ratio",
  fields: { column: measureField },
  shapes: ["ratio"],
  propose,
  templates: [asked],
  run: ({ column }, rest) =>
    computed(rest, column, ({ values }, show) => {
      const { high, low } = totals(values);
      if (values.length < 2 || low === 0) return null;
      return { value: high / low, formula: `${show(high)} ÷ ${show(low)}`, unit: noUnit };
    }),
  say: ({ column }, wording) => {
    const { result } = wording;
    const [high, low] = extremesOf(result);
    const { formula } = said(wording, column);
    const joint = wording.joint(column);
    const times = bold(`${writeNumber(result.number!)} times`);
    if (typeof column === "number" && wording.counts(column))
      return only(
        sentence(`${high.label} has ${times} as many ${wording.column(column)} as ${low.label}${formula}`),
      );
    return only(
      sentence(
        `The ${wording.measure(column)} ${joint} ${high.label} is ${times} that ${joint} ${low.label}${formula}`,
      ),
    );
  },
};

function propose(context: ProposalContext): void {
  if (context.scope.rows.length !== 2 || !context.has("ratio", "times")) return;
  for (const measure of context.leading)
    if (isAddable(context.column(measure)))
      context.add("ratio", [], { operation: "ratio", column: measure }, { measure, cues });
}

const cues = cueList("ratio times and or");
