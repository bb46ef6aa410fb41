import { enumerate } from "../../language/index.ts";
import type { ProposalContext } from "../proposals/proposal.ts";
import { conditionPhrase } from "../say/conditions.ts";
import { sayRows } from "../say/rows.ts";
import { bold, only, sentence } from "../say/saying.ts";
import type { OperationKind } from "./operation.ts";

declare module "../plan/plan.ts" {
  interface OperationFields {
    exists: unknown;
  }
}

declare module "../proposals/shapes.ts" {
  interface OperationShapes {
    exists: true;
  }
}

/** More rows are a list, without a verdict before it. */
const mostInLine = 6;

/** Whether such rows are there. */
export const exists: OperationKind<"exists"> = {
  result: "verdict",
  fields: {},
  shapes: ["exists"],
  propose,
  run: (_, { base }) => ({ ...base, truth: base.size > 0, answers: [base.size ? "yes" : "no"] }),
  say: (_, wording) => {
    const { result } = wording;
    if (!result.truth) {
      const none = `none of the ${wording.rows(wording.all)} ${conditionPhrase(wording, false) || "fits that"}`;
      return only(sentence(result.decided ? `No: ${none}` : `N${none.slice(1)}`));
    }
    const keyed = result.plan.steps.every(
      (step) => step.step === "where" && step.column === wording.index.key,
    );
    const [first, ...others] = result.items;
    const verdict = result.decided ? "Yes: " : "";
    if (keyed && !others.length)
      return only(`${verdict}${bold(first!.label)} is one of the ${wording.rows(wording.all)}.`);
    const columns = wording.conditionColumns();
    if (columns.length === 1 && !others.length && first!.rows.length === 1) {
      const told = wording.one(first!.label, first!.rows[0]!, columns[0]!);
      if (!result.decided) return only(told);
      return only(
        /^(?:The|Under) /.test(told) ? `Yes: ${told[0]!.toLowerCase()}${told.slice(1)}` : `Yes: ${told}`,
      );
    }
    if (result.items.length > mostInLine) return sayRows(wording, result.items, columns);
    const phrase = conditionPhrase(wording, result.items.length > 1);
    // What all of them have is said once, what tells them apart beside each.
    const figures = columns.filter((column) => wording.index.columns[column]!.ordered);
    const shown = phrase ? figures : columns;
    const rows = result.items.map((item) => wording.row({ ...item, label: bold(item.label) }, shown));
    return only(sentence(`${verdict}${enumerate(rows)}${phrase ? ` ${phrase}` : ""}`));
  },
};

function propose(context: ProposalContext): void {
  if (!context.has("yesNo", "extent") || !context.scope.conditions.length) return;
  context.add("exists", [], { operation: "exists" }, { cues: ["yesNo"] });
}
