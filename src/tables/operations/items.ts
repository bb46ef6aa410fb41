import type { TableIndex } from "../index/table-index.ts";
import type { PlanState, RowOrGroup } from "../run/steps.ts";

/** Most items of a result that are kept; further ones are counted, since no reply shows them. */
export const mostItems = 500;

/** Items of a state, at most `limit` of them. */
export function itemsOf({ labels }: TableIndex, state: PlanState, limit = mostItems): readonly RowOrGroup[] {
  if (state.groups) return state.groups.length > limit ? state.groups.slice(0, limit) : state.groups;
  const rows = state.rows.length > limit ? state.rows.slice(0, limit) : state.rows;
  return rows.map((row) => ({ rows: [row], label: labels[row]! }));
}
