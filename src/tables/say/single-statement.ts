import { writeFigure } from "../../figures/index.ts";
import { type Block, type ChartData, plainText, type TableView, type Working } from "../../reply/index.ts";
import { isEmpty } from "../index/cells.ts";
import { indexTable } from "../index/table-index.ts";
import { sayResult } from "../operations/index.ts";
import { columnsOf, gives } from "../operations/traits.ts";
import { printPlan } from "../plan/print.ts";
import type { TableResult } from "../run/result.ts";
import { figureOf } from "../run/run.ts";
import { chartOf } from "./chart.ts";
import { writeGap } from "./figures.ts";
import { blocksOf, plainSaying, type Saying } from "./saying.ts";

/** An answer from tables: the statement first, then what it stands on. */
export interface Statement {
  readonly body: readonly Block[];
  /** `body` as plain text. */
  readonly text: string;
  /** `null` where nothing was computed. */
  readonly working: Working | null;
  /** `null` where the sentence says all that it would show. */
  readonly view: TableView | null;
  readonly chart: ChartData | null;
  /** The rows that the answer cites. */
  readonly rows: readonly { readonly table: string; readonly name: string }[];
}

const mostRows = 50;
const mostCited = 12;

/** States what one table says. */
export function stateSingle(result: TableResult): Statement {
  const saying = sayResult(result);
  const body = blocksOf(saying);
  const text = plainText(body);
  const rows = usedRows(result);
  const view = viewOf(result, rows);
  return {
    body,
    text,
    working: isComputed(result) ? workingOf(result, saying) : null,
    view: repeats(view, text) ? null : view,
    chart: chartOf(result),
    rows: rows
      .slice(0, mostCited)
      .map((row) => ({ table: result.table.id, name: result.table.rows[row]!.name })),
  };
}

/** Whether a text says every cell of a view. */
const repeats = ({ rows }: TableView, text: string): boolean =>
  rows.every((cells) => cells.every((cell) => text.includes(cell)));

/** Whether more was done than to look up rows by their names. */
function isComputed({ plan, formula, figures }: TableResult): boolean {
  if (formula !== null || figures.length > 0) return true;
  if (gives(plan.operation, "count")) return true;
  return plan.steps.some(
    (step) =>
      (step.step !== "where" && step.step !== "rows") ||
      (step.step === "where" && step.comparison !== "eq" && step.comparison !== "contains"),
  );
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
  return [...new Set([index.key, ...stepped, ...columnsOf(plan.operation)])];
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

/** A difference of shares is told in points where it is worked out as well. */
const resultText = ({ plan, unit, number, answers }: TableResult, { lead }: Saying): string => {
  if (gives(plan.operation, "difference") && unit.kind === "share" && number !== null)
    return writeGap(number, unit);
  return answers.length <= 10 && answers.length > 0 ? answers.join(", ") : plainSaying(lead);
};

function workingOf(result: TableResult, saying: Saying): Working {
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
    result: resultText(result, saying),
  };
}
