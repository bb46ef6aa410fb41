import type { ChartData, ChartItem } from "../../reply/index.ts";
import { indexTable, type TableIndex } from "../index/table-index.ts";
import { columnsOf } from "../operations/traits.ts";
import type { TableResult } from "../run/result.ts";

/** More bars than this are read better as a table. */
const mostItems = 12;

/**
 * Chart of a result, where it helps: how the rows of a small table compare in the column that the answer is
 * about; else `null`.
 */
export function chartOf(result: TableResult): ChartData | null {
  const index = indexTable(result.table);
  const column = chartColumn(index, result);
  const { rows } = result.table;
  if (column === null || rows.length < 2 || rows.length > mostItems || result.grouped !== null) return null;
  const named = new Set(result.items.flatMap((item) => item.rows));
  const highlight = named.size > 0 && named.size < rows.length;
  const { figures, banded } = index.columns[column]!;
  const items = rows.flatMap((row, r): ChartItem[] => {
    const [low, high] = [figures.low(r), figures.high(r)];
    if (!Number.isFinite(low)) return [];
    const label = { label: row.name, ...(highlight && named.has(r) && { highlighted: true }) };
    return [banded ? { ...label, low, high: Number.isFinite(high) ? high : null } : { ...label, value: low }];
  });
  if (items.length < 2) return null;
  return {
    kind: banded ? "bands" : "bars",
    title: result.table.title,
    unit: unitName(index, column),
    items,
    source: result.table.title,
  };
}

/** The column that the plan computes with or shows; a look-up of one plain cell needs no picture unless it is a share. */
function chartColumn(index: TableIndex, result: TableResult): number | null {
  const operation = result.plan.operation;
  const stepped = result.plan.steps.flatMap((step) => {
    if (step.step === "top" && typeof step.by === "number") return [step.by];
    return step.step === "where" || step.step === "beyond" ? [step.column] : [];
  });
  const described = operation.operation === "describe" ? index.columns.map((column) => column.index) : [];
  const fits = (column: number): boolean => {
    const { column: declared, ordered, dated } = index.columns[column]!;
    return ordered && !dated && ["share", "money", "money-range"].includes(declared.type);
  };
  return [...columnsOf(operation), ...stepped, ...described].find(fits) ?? null;
}

function unitName(index: TableIndex, column: number): string {
  const { unit, column: declared } = index.columns[column]!;
  if (unit.kind === "share") return "percent";
  if (unit.kind === "money") return unit.currency === "$" ? "usd" : unit.currency;
  if (unit.kind === "years") return "years";
  return declared.unit ?? declared.name;
}
