import { enumerate } from "../../language/index.ts";
import { type Block, type ChartData, type ChartItem, type Inline, plainText } from "../../reply/index.ts";
import { indexTable } from "../index/table-index.ts";
import { planSeparator } from "../plan/plan.ts";
import { printPlan } from "../plan/print.ts";
import type { TableResult } from "../run/result.ts";
import { bold, inlineOf, withArticle } from "./saying.ts";
import { type Statement, stateSingle } from "./single-statement.ts";
import { Wording } from "./wording.ts";

/** States what several tables say about one thing: each with its figures and its title, and that they differ. Never an average. */
export function stateDisagreement(results: readonly TableResult[]): Statement {
  const parts = results.map(stateSingle);
  const first = parts[0]!;
  const items = results.map((result, i) => sourceLine(result, parts[i]!));
  const body: Block[] = [
    { type: "paragraph", children: inlineOf(whatDiffers(results)) },
    { type: "list", ordered: false, items },
  ];
  const workings = parts.flatMap(({ working }) => (working ? [working] : []));
  return {
    body,
    text: plainText(body),
    working: workings.length
      ? {
          plan: results.map((result) => printPlan(result.plan, result.table)).join(planSeparator),
          rows: workings.flatMap((working) => working.rows),
          result: workings.map((working) => working.result).join(" | "),
        }
      : null,
    view: first.view,
    chart: bandsWithMarks(results) ?? first.chart,
    rows: parts.flatMap((part) => part.rows),
  };
}

/** `Average salaries by experience: Senior Level, $150,000`. */
function sourceLine(result: TableResult, { body }: Statement): Inline[] {
  const title: Inline = { type: "strong", children: [{ type: "text", text: result.table.title }] };
  const index = indexTable(result.table);
  const { operation } = result.plan;
  const columns =
    operation.operation === "value" ? operation.columns : index.columns.map((column) => column.index);
  const shown = columns.filter((column) => column !== index.key);
  const wording = new Wording(result);
  const lines = result.items.map((item) => wording.row(item, shown));
  const text = lines.every((line) => line.length <= longestLine) ? enumerate(lines) : plainText(body);
  return [title, { type: "text", text: ": " }, ...inlineOf(text)];
}

const longestLine = 120;

/** `The sources differ: the average pay is $150,000, the approximate pay range $180,000+.` */
function whatDiffers(results: readonly TableResult[]): string {
  const measures = results.map((result) => result.table.measure ?? result.table.title);
  const figures = results.map(singleFigure);
  const why = "they measure different things, so the figures do not have to agree";
  if (figures.every((figure) => figure !== null)) {
    const said = results.map((_, i) => `${bold(figures[i]!)} as ${withArticle(measures[i]!)}`);
    const [first] = results[0]!.items;
    return `For ${first!.label}, the sources give ${enumerate(said)}; ${why}.`;
  }
  return `The sources give ${enumerate(measures.map(withArticle))}; ${why}.`;
}

/** The one figure of a look-up of one row. */
function singleFigure(result: TableResult): string | null {
  const { items, plan, table } = result;
  if (items.length !== 1 || items[0]!.rows.length !== 1 || plan.operation.operation !== "value") return null;
  const index = indexTable(table);
  const [column] = plan.operation.columns.filter((one) => one !== index.key && index.columns[one]!.ordered);
  if (column === undefined) return null;
  return (
    `${table.rows[items[0]!.rows[0]!]!.cells[column]!.raw.trim()}${new Wording(result).of(column)}` || null
  );
}

/** Bands of the one source with the single figures of the other as marks. */
function bandsWithMarks(results: readonly TableResult[]): ChartData | null {
  const series = results.map((result) => {
    const index = indexTable(result.table);
    const column = index.columns.find((one) => ["money", "money-range"].includes(one.column.type));
    return column ? { result, column } : null;
  });
  const banded = series.find((one) => one?.column.column.type === "money-range");
  const single = series.find((one) => one?.column.column.type === "money");
  if (!banded || !single) return null;
  const years = (result: TableResult, row: number): string | undefined =>
    indexTable(result.table)
      .columns.find((one) => one.column.type === "years-range")
      ?.figures.low(row)
      .toString();
  const named = new Set(banded.result.items.flatMap((item) => item.rows));
  const { rows } = banded.result.table;
  const items = rows.map((row, r): ChartItem => {
    const [low, high] = [banded.column.figures.low(r), banded.column.figures.high(r)];
    const twin = single.result.table.rows.findIndex(
      (_, t) => years(single.result, t) !== undefined && years(single.result, t) === years(banded.result, r),
    );
    const mark = twin >= 0 ? single.column.figures.low(twin) : undefined;
    return {
      label: row.name,
      low,
      high: Number.isFinite(high) ? high : null,
      ...(mark !== undefined && { mark }),
      ...(named.size < rows.length && named.has(r) && { highlighted: true }),
    };
  });
  return {
    kind: "bands",
    title: banded.result.table.title,
    unit: "usd",
    items,
    legend: {
      band: banded.result.table.measure ?? banded.column.column.name,
      mark: single.result.table.measure ?? single.column.column.name,
    },
    source: `${banded.result.table.title}; ${single.result.table.title}`,
  };
}
