import { isAddable } from "../index/columns.ts";
import { cueList, type ProposalContext } from "../proposals/proposal.ts";
import { said } from "../say/figures.ts";
import { bold, only, sentence } from "../say/saying.ts";
import { columnField } from "./fields.ts";
import { computed } from "./figures.ts";
import type { OperationKind } from "./operation.ts";
import { measured } from "./template.ts";

declare module "../plan/plan.ts" {
  interface OperationFields {
    median: { readonly column: number };
  }
}

declare module "../../language/english/cues.ts" {
  interface BroughtCues {
    median: true;
  }
}

declare module "../proposals/shapes.ts" {
  interface OperationShapes {
    median: true;
  }
}

const middled = measured((f, measure) => {
  const what = f.column(measure);
  const wordings = [
    `what is the median ${what}`,
    `median ${what} of the ${f.many}`,
    `median of the ${what} over all ${f.many}`,
    `what's the median ${what} across ${f.many}`,
    `the middle value of ${what}`,
  ];
  return f.made(f.pick(wordings), [], { operation: "median", column: measure.index });
});

/** The middle one of the figures in their order; of an even number of them, the mean of the two in the middle. */
export const median: OperationKind<"median"> = {
  result: "aggregate",
  fields: { column: columnField },
  shapes: ["median"],
  words: "median; medians; middle value; middle figure",
  propose,
  templates: [middled],
  run: ({ column }, rest) =>
    computed(rest, column, ({ values }, show) => {
      const sorted = [...values].sort((a, b) => a - b);
      const middle = Math.floor(sorted.length / 2);
      const upper = sorted[middle]!;
      if (sorted.length % 2) return { value: upper, formula: null };
      const lower = sorted[middle - 1]!;
      return { value: (lower + upper) / 2, formula: `(${show(lower)} + ${show(upper)}) ÷ 2` };
    }),
  say: ({ column }, wording) => {
    const { figure, formula } = said(wording, column);
    const { length } = wording.result.items;
    return only(
      sentence(
        `The median ${wording.column(column)} of ${wording.rows(length)} is ${bold(figure)}${formula}`,
      ),
    );
  },
};

function propose(context: ProposalContext): void {
  if (context.scope.rows.length < 2 || !context.has("median")) return;
  for (const measure of context.leading)
    if (isAddable(context.column(measure)))
      context.add("median", [], { operation: "median", column: measure }, { measure, cues });
}

const cues = ["median", ...cueList("howMuch what whole")] as const;
