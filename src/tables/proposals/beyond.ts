import type { PlanStep } from "../plan/plan.ts";
import { cueList, type ProposalContext } from "./proposal.ts";

/** "who won more than X": rows beyond one. */
export function proposeBeyond(context: ProposalContext): void {
  const { rows, conditions } = context.scope;
  if (!conditions.length || !rows.length || rows.length > 3) return;
  const { key } = context.index;
  for (const measure of context.measures.slice(0, 2)) {
    for (const [cue, order] of [
      ["more", "desc"],
      ["less", "asc"],
    ] as const) {
      if (!context.has(cue)) continue;
      const step: PlanStep = { step: "beyond", column: measure, order };
      context.add(
        "beyond",
        [step],
        { operation: "value", columns: [key, measure] },
        { measure, output: key, cues: cueList(`${cue} which who list`) },
      );
      if (context.has("count"))
        context.add(
          "beyond",
          [step],
          { operation: "count", column: null },
          { measure, cues: cueList(`${cue} count`) },
        );
    }
  }
}
