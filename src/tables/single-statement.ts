import { plainText } from "../document.ts";
import { writeFigure } from "../figures/write.ts";
import type { Block, ChartData, TableView, Working } from "../ports.ts";
import { isEmpty } from "./cells.ts";
import { chartOf } from "./chart.ts";
import type { Operation } from "./plan.ts";
import { printPlan } from "./plan-text.ts";
import { figureOf, type TableResult } from "./run.ts";
import { sayResult } from "./statement.ts";
import { indexTable } from "./table-index.ts";

/** An answer from tables: the statement first, then what it stands on. */
export interface Statement {
  readonly body: readonly Block[];
  /** `body` as plain text. */
  readonly text: string;
  readonly working: Working;
  readonly view: TableView;
  readonly chart: ChartData | null;
  /** The rows that the answer cites. */
  readonly rows: readonly { readonly table: string; readonly name: string }[];
}

const mostRows = 50;
const mostCited = 12;

/** States what one table says. */
export function stateSingle(result: TableResult): Statement {
  const { lead, items } = sayResult(result);
  const body: Block[] = [{ type: "paragraph", children: [{ type: "text", text: lead }] }];
  if (items.length) {
    body.push({ type: "list", ordered: false, items: items.map((text) => [{ type: "text", text }]) });
  }
  const rows = usedRows(result);
  return {
    body,
    text: plainText(body),
    working: workingOf(result, lead),
    view: viewOf(result, rows),
    chart: chartOf(result),
    rows: rows
      .slice(0, mostCited)
      .map((row) => ({ table: result.table.id, name: result.table.rows[row]!.name })),
  };
}

function usedRows(result: TableResult): number[] {
  return [...new Set(result.items.flatMap((item) => item.rows))].slice(0, mostRows);
}

/** Columns that the plan touches; the one that names rows comes first. */
export function usedColumns(result: TableResult): number[] {
  const index = indexTable(result.table);
  const { plan } = result;
  if (plan.operation.operation === "describe") return result.table.columns.map((_, column) => column);
  const stepped = plan.steps.flatMap((step) => {
    if (step.step === "top") return typeof step.by === "number" ? [step.by] : [];
    return "column" in step ? [step.column] : [];
  });
  return [...new Set([index.key, ...stepped, ...operationColumns(plan.operation)])];
}

function operationColumns(operation: Operation): number[] {
  if (operation.operation === "value") return [...operation.columns];
  return "column" in operation && typeof operation.column === "number" ? [operation.column] : [];
}

function viewOf(result: TableResult, rows: readonly number[]): TableView {
  const columns = usedColumns(result);
  const { table } = result;
  const right = new Set(["number", "share", "money", "money-range", "years-range"]);
  return {
    id: table.id,
    title: table.title,
    columns: columns.map((column) => {
      const { name, type } = table.columns[column]!;
      return { name, align: right.has(type) ? "right" : "left" };
    }),
    rows: rows.map((row) =>
      columns.map((column) => {
        const cell = table.rows[row]!.cells[column]!;
        return isEmpty(cell) ? "" : cell.raw;
      }),
    ),
  };
}

function workingOf(result: TableResult, lead: string): Working {
  const index = indexTable(result.table);
  const measure = usedColumns(result).slice(1).at(-1);
  const rows = result.items.slice(0, mostRows).map((item) => {
    const row = item.rows[0];
    if (item.rows.length > 1 || row === undefined)
      return {
        row: item.label,
        value: writeFigure(figureOf(index, item, "count"), { kind: "plain", word: "rows" }),
      };
    return {
      row: item.label,
      value: measure === undefined ? item.label : result.table.rows[row]!.cells[measure]!.raw,
    };
  });
  return {
    plan: printPlan(result.plan, result.table),
    rows,
    ...(result.formula !== null && { formula: result.formula }),
    result: result.answers.length <= 10 && result.answers.length > 0 ? result.answers.join(", ") : lead,
  };
}
