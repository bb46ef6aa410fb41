import { enumerate } from "../../language/index.ts";
import { cueList, type ProposalContext } from "../proposals/proposal.ts";
import { mostNamed } from "../say/rows.ts";
import { bold, only, sentence } from "../say/saying.ts";
import type { OperationKind } from "./operation.ts";

declare module "../plan/plan.ts" {
  interface OperationFields {
    streak: unknown;
  }
}

declare module "../proposals/shapes.ts" {
  interface OperationShapes {
    streak: true;
  }
}

/** The longest run of rows that follow each other in the table. */
export const streak: OperationKind<"streak"> = {
  result: "figure",
  fields: {},
  shapes: ["streak"],
  propose,
  run: (_, { state, base }) => {
    const number = longestRun(state.rows);
    return { ...base, number, answers: number ? [String(number)] : [] };
  },
  say: (_, wording) => {
    const { result } = wording;
    const names = [...new Set(result.items.map((item) => item.label))].slice(0, mostNamed);
    return only(
      sentence(`The longest run is ${bold(`${result.number} in a row`)}, among ${enumerate(names)}`),
    );
  },
};

function longestRun(rows: readonly number[]): number {
  const sorted = [...new Set(rows)].sort((a, b) => a - b);
  let best = 0;
  let run = 0;
  sorted.forEach((row, i) => {
    run = i > 0 && sorted[i - 1] === row - 1 ? run + 1 : 1;
    best = Math.max(best, run);
  });
  return best;
}

/** "how many consecutive": runs of neighbouring rows. */
function propose(context: ProposalContext): void {
  if (!context.has("consecutive") || !context.scope.conditions.length) return;
  context.add("streak", [], { operation: "streak" }, { cues: cueList("consecutive count times high year") });
}
