import type { Table } from "../../knowledge/index.ts";
import type { TableIndex } from "../index/table-index.ts";
import { parsePlan } from "../plan/parse.ts";
import { type Plan, planSeparator } from "../plan/plan.ts";
import { PlanError } from "../plan/reader.ts";
import type { TableQuestion } from "../question/question.ts";
import type { IndexedTable } from "../rank/route.ts";
import { runPlan } from "../run/run.ts";
import { amendCombination, amendShown } from "./combine.ts";
import { AmendContext, type Amendment } from "./context.ts";
import { amendPlaces } from "./places.ts";
import { amendRest, isRest } from "./rest.ts";
import { amendColumn, amendRows } from "./swap.ts";

export type { Amendment } from "./context.ts";

/** A turn of the conversation as far as tables are concerned. */
export interface TableTurn {
  /** The plan that was computed, printed. */
  readonly table: { readonly plan: string } | null;
}

const turnsLookedAt = 4;
const mostRows = 100;

/** Derives plans from the last computation and a short utterance that changes it. */
export function amendOnTable(
  turns: readonly TableTurn[],
  question: TableQuestion,
  tables: readonly IndexedTable[],
): { table: IndexedTable; amendments: readonly Amendment[] }[] {
  const known = tables.map((one) => one.index.table);
  const history = turns.slice(-turnsLookedAt).map((turn) => plansOf(turn, known));
  return (history.at(-1) ?? []).map((plan) => {
    const table = tables.find((one) => one.index.table.id === plan.table)!;
    const shown = history.flat().filter((other) => other.table === plan.table);
    const rows = shown.map((other) => rowNames(other, table.index));
    const context = new AmendContext(table, plan, rowNames(plan, table.index), rows, question);
    for (const scope of context.scopes()) if (!isRest(context, scope)) amendRows(context, scope);
    amendRest(context);
    amendColumn(context);
    amendPlaces(context);
    amendCombination(context);
    amendShown(context);
    return { table, amendments: context.found };
  });
}

/** The plans of one turn that the tables can still be read by. */
function plansOf({ table }: TableTurn, tables: readonly Table[]): Plan[] {
  const printed = table?.plan.split(planSeparator) ?? [];
  return printed.map((text) => readPlan(text, tables)).filter((plan) => plan !== null);
}

/** A stored plan may be of an older knowledge; then there is nothing to amend. */
function readPlan(printed: string, tables: readonly Table[]): Plan | null {
  try {
    return parsePlan(printed, tables);
  } catch (error) {
    if (error instanceof PlanError || error instanceof SyntaxError) return null;
    throw error;
  }
}

function rowNames(plan: Plan, { table }: TableIndex): string[] {
  const rows = new Set(runPlan(plan, table).items.flatMap((item) => item.rows));
  return [...rows].slice(0, mostRows).map((row) => table.rows[row]!.name);
}
