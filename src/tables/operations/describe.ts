import { cueList, type ProposalContext } from "../proposals/proposal.ts";
import { otherColumns, sayRows } from "../say/rows.ts";
import type { OperationKind } from "./operation.ts";

declare module "../plan/plan.ts" {
  interface OperationFields {
    describe: unknown;
  }
}

declare module "../proposals/shapes.ts" {
  interface OperationShapes {
    describe: true;
  }
}

/** Whole rows. */
export const describe: OperationKind<"describe"> = {
  result: "rows",
  fields: {},
  shapes: ["describe"],
  propose,
  run: (_, { base }) => ({ ...base, answers: base.items.map((item) => item.label) }),
  say: (_, wording) => sayRows(wording, wording.result.items, otherColumns(wording)),
};

function propose(context: ProposalContext): void {
  if (context.scope.conditions.length || context.index.table.rows.length > mostRowsOfAll) return;
  context.add("describe", [], { operation: "describe" }, { cues: wholeCues });
}

/** Most rows of a table that is given whole. */
export const mostRowsOfAll = 200;
/** Operators that ask for all that a table holds. */
export const wholeCues = cueList("list whole describe what which listed disagree howMuch each many has");
