import { sayRows } from "../say/rows.ts";
import { only } from "../say/saying.ts";
import type { OperationKind } from "./operation.ts";

/** Whether such rows are there. */
export const exists: OperationKind<"exists"> = {
  print: () => "",
  parse: () => ({ operation: "exists" }),
  run: (_, { base }) => ({ ...base, truth: base.size > 0, answers: [base.size ? "yes" : "no"] }),
  say: (_, wording) => {
    const { result } = wording;
    if (!result.truth) return only(`No ${result.table.row.one} fits that.`);
    const keyed = result.plan.steps.every(
      (step) => step.step === "where" && step.column === wording.index.key,
    );
    const named = result.items.map(({ label }) => label);
    const among =
      keyed && named.length === 1
        ? only(`${named[0]} is one of the ${wording.rows(wording.all)}.`)
        : sayRows(wording, result.items, wording.conditionColumns());
    return result.decided ? { ...among, lead: `Yes: ${among.lead}` } : among;
  },
};
