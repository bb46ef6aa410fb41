/** Questions to plans over tables, run and put into words with their working. */

export { makeTablePlanner, type PlannedAnswer } from "./planner.ts";
export type { TableModel } from "./rank/model.ts";
export { tellsAbsence } from "./run/result.ts";
export { runPlan } from "./run/run.ts";
export { state } from "./say/statement.ts";
