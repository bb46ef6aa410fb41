import type { Unit } from "../figures/index.ts";
import type { Table } from "../knowledge/index.ts";
import { conditionOf } from "./condition.ts";
import { conclude } from "./operations/index.ts";
import type { Plan, Step } from "./plan.ts";
import { type Item, runStep, stateOf } from "./steps.ts";
import { indexTable, type TableIndex } from "./table-index.ts";

export { figureOf, type Item } from "./steps.ts";

/** What a plan comes to. */
export interface TableResult {
  readonly plan: Plan;
  readonly table: Table;
  /** Rows or groups after the last step; of very many only the first are kept. */
  readonly items: readonly Item[];
  /** How many there are. */
  readonly size: number;
  /** Column of the groups, where the plan groups. */
  readonly grouped: number | null;
  /** The answer, one text for each value. */
  readonly answers: readonly string[];
  /** For computed answers. */
  readonly number: number | null;
  readonly unit: Unit;
  /** For yes/no questions. */
  readonly truth: boolean | null;
  /** Whether "yes" or "no" answers what was asked; otherwise the statement stands without. */
  readonly decided: boolean;
  /** Figures that went in, by item; empty for a plain look-up. */
  readonly figures: readonly number[];
  /** `18% − 10%`. */
  readonly formula: string | null;
  /** What other tables say about the same, where they disagree and the question names none of them. */
  readonly others: readonly TableResult[];
}

/** All rows that count; those that add up others only where a condition names them. */
function startRows(index: TableIndex, steps: readonly Step[]): readonly number[] {
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

/** Evaluates a plan: each step is linear in the rows. */
export function runPlan(plan: Plan, table: Table): TableResult {
  const index = indexTable(table);
  let state = stateOf(startRows(index, plan.steps));
  for (const step of plan.steps) state = runStep(index, state, step);
  return conclude(index, plan, state);
}
