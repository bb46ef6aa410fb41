import type { Table } from "../knowledge/types.ts";
import { amendCombination, amendShown } from "./amendments/combine.ts";
import { AmendContext, type Amendment } from "./amendments/context.ts";
import { amendPlaces } from "./amendments/places.ts";
import { amendColumn, amendRows } from "./amendments/swap.ts";
import type { Plan } from "./plan.ts";
import { PlanError, parsePlan } from "./plan-parse.ts";
import type { Question } from "./question.ts";
import type { IndexedTable } from "./route.ts";
import { runPlan } from "./run.ts";
import { indexTable, type TableIndex } from "./table-index.ts";

export type { Amendment } from "./amendments/context.ts";

/** A turn of the conversation as far as tables are concerned. */
export interface TableTurn {
  /** The plan that was computed, printed. */
  readonly table: { readonly plan: string } | null;
}

/** Plans printed together are one answer from several tables. */
export const planSeparator = " || ";
const turnsLookedAt = 4;
const mostRows = 100;

/** Reads a short utterance as a change of what was computed before. */
export function amendOnTable(
  turns: readonly TableTurn[],
  question: Question,
  tables: readonly IndexedTable[],
): { table: IndexedTable; amendments: readonly Amendment[] }[] {
  const last = turns.at(-1)?.table;
  if (!last) return [];
  const known = tables.map((one) => one.index.table);
  return last.plan.split(planSeparator).flatMap((printed) => {
    const plan = readPlan(printed, known);
    const table = tables.find((one) => one.index.table.id === plan?.table);
    if (!plan || !table) return [];
    const history = turns.slice(-turnsLookedAt).flatMap((turn) => rowsOfTurn(turn, table.index));
    const context = new AmendContext(table, plan, rowNames(plan, table.index), history, question);
    for (const scope of context.scopes()) amendRows(context, scope);
    amendColumn(context);
    amendPlaces(context);
    amendCombination(context);
    amendShown(context);
    return [{ table, amendments: context.found }];
  });
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

/** The rows of one table that a turn showed. */
function rowsOfTurn(turn: TableTurn, { table }: TableIndex): string[][] {
  const printed = turn.table?.plan.split(planSeparator) ?? [];
  return printed.flatMap((text) => {
    const plan = readPlan(text, [table]);
    return plan ? [rowNames(plan, indexTable(table))] : [];
  });
}

function rowNames(plan: Plan, { table }: TableIndex): string[] {
  const rows = new Set(runPlan(plan, table).items.flatMap((item) => item.rows));
  return [...rows].slice(0, mostRows).map((row) => table.rows[row]!.name);
}
