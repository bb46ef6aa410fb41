import type { Table } from "../../knowledge/index.ts";
import { indexTable, type TableIndex } from "../index/table-index.ts";
import { conclude } from "../operations/index.ts";
import type { Plan, PlanStep } from "../plan/plan.ts";
import { conditionOf } from "./condition.ts";
import type { TableResult } from "./result.ts";
import { runStep, stateOf } from "./steps.ts";

export { figureOf } from "./steps.ts";

/** All rows that count; those that add up others only where a condition names them. */
function startRows(index: TableIndex, steps: readonly PlanStep[]): readonly number[] {
  if (!index.totals.size) return index.all;
  const every = index.table.rows.map((_, row) => row);
  const named = steps.some((step) => {
    if (step.step === "rows") return step.names.some((name) => namesTotal(index, name));
    if (step.step !== "where" || step.not || step.values[0]?.kind !== "text") return false;
    const holds = conditionOf(index, step);
    return [...index.totals].some(holds) && !index.all.some(holds);
  });
  return named ? every : index.all;
}

const namesTotal = ({ totals, table }: TableIndex, name: string): boolean =>
  [...totals].some((row) => table.rows[row]!.name === name);

/** Evaluates a plan; each step is linear in the rows. */
export function runPlan(plan: Plan, table: Table): TableResult {
  const index = indexTable(table);
  let state = stateOf(startRows(index, plan.steps));
  for (const step of plan.steps) state = runStep(index, state, step);
  return conclude(index, plan, state);
}
