/** Questions to plans over tables, run and put into words with their working. */

export type { Cue, CueKind } from "./cues.ts";
export type { TableModel } from "./model.ts";
export { readCues } from "./operators.ts";
export { makeTablePlanner, type TableCandidate } from "./planner.ts";
export { runPlan } from "./run.ts";
export { state } from "./state.ts";
