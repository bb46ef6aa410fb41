/** Questions to plans over tables, run and put into words with their working. */

export type { TableModel } from "./model.ts";
export { makeTablePlanner, type PlannedAnswer } from "./planner.ts";
export { tellsAbsence } from "./result.ts";
export { runPlan } from "./run.ts";
export { state } from "./state.ts";
