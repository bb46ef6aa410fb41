import { cueList, type ProposalContext } from "../proposals/proposal.ts";
import { numberedRows } from "../question/quantified.ts";
import { compareFigures } from "../run/condition.ts";
import { conditionPhrase } from "../say/conditions.ts";
import { bold, only, sentence } from "../say/saying.ts";
import { comparisonsOf } from "../scope/limits.ts";
import { comparisonField, numberField } from "./fields.ts";
import type { OperationKind, OperationOf } from "./operation.ts";

declare module "../plan/plan.ts" {
  interface OperationFields {
    reaches: {
      readonly comparison: "lt" | "le" | "gt" | "ge" | "eq" | "near";
      readonly number: number;
    };
  }
}

declare module "../proposals/shapes.ts" {
  interface OperationShapes {
    reaches: true;
  }
}

/** Whether there are as many rows as that: "Are there at least three offices in Texas?" */
export const reaches: OperationKind<"reaches"> = {
  result: "verdict",
  settles: true,
  fields: { comparison: comparisonField, number: numberField },
  shapes: ["reaches"],
  propose,
  run: ({ comparison, number }, { base }) => {
    const truth = compareFigures(base.size, comparison, number);
    return { ...base, number: base.size, truth, answers: [truth ? "yes" : "no"] };
  },
  say: (_, wording) => {
    const { result } = wording;
    const verdict = result.decided ? `${result.truth ? "Yes" : "No"}: ` : "";
    const phrase = conditionPhrase(wording, result.size !== 1);
    if (!phrase)
      return only(
        sentence(
          `${verdict}${verdict ? "there" : "There"} ${result.size === 1 ? "is" : "are"} ${bold(wording.rows(result.size))}`,
        ),
      );
    const none = verdict ? "none" : "None";
    const count = result.size === 0 ? `${bold(none)} of the` : `${bold(String(result.size))} of`;
    const names =
      result.size > 0 && result.size <= mostNamed ? `: ${wording.names(result.items, mostNamed)}` : "";
    return only(sentence(`${verdict}${count} ${wording.rows(wording.all)} ${phrase}${names}`));
  },
};

const mostNamed = 6;

function propose(context: ProposalContext): void {
  const figure = context.has("yesNo") ? numberedRows(context.question, context.index) : null;
  if (!figure || context.isInScope(figure)) return;
  for (const comparison of comparisonsOf(context.question, figure))
    if (isLimit(comparison))
      context.add("reaches", [], { operation: "reaches", comparison, number: figure.low }, { cues, figure });
}

const cues = cueList("yesNo more less atLeast atMost has only many");

type Limit = OperationOf<"reaches">["comparison"];
const isLimit = (comparison: string): comparison is Limit => /^(?:lt|le|gt|ge|eq|near)$/.test(comparison);
