import { plainText } from "../document.ts";
import type { Block, ChartData, ChartItem } from "../ports.ts";
import type { TableResult } from "./run.ts";
import { enumerate } from "./sentence.ts";
import { type Statement, stateSingle } from "./single-statement.ts";
import { indexTable } from "./table-index.ts";

/** States what several tables say about one thing: each with its figures and its title, and what differs. Never an average. */
export function stateDisagreement(results: readonly TableResult[]): Statement {
  const parts = results.map(stateSingle);
  const first = parts[0]!;
  const items = results.map(
    (result, i) =>
      `${result.table.measure ? `${capital(result.table.measure)}: ` : ""}${firstParagraph(parts[i]!)} (${result.table.title})`,
  );
  const body: Block[] = [
    { type: "list", ordered: false, items: items.map((text) => [{ type: "text", text }]) },
    { type: "paragraph", children: [{ type: "text", text: whatDiffers(results) }] },
  ];
  return {
    body,
    text: plainText(body),
    working: {
      plan: parts.map((part) => part.working.plan).join(" || "),
      rows: parts.flatMap((part) => part.working.rows),
      result: parts.map((part) => part.working.result).join(" | "),
    },
    view: first.view,
    chart: bandsWithMarks(results) ?? first.chart,
    rows: parts.flatMap((part) => part.rows),
  };
}

function firstParagraph(statement: Statement): string {
  const block = statement.body[0]!;
  return plainText([block]).replace(/\.$/, "");
}

function whatDiffers(results: readonly TableResult[]): string {
  const measures = results.map((result) => result.table.measure ?? result.table.title);
  const names = results.map((result) => [...new Set(result.items.map((item) => item.label))]);
  const renamed = names[0]!.join() !== names[1]!.join();
  const levels = renamed ? " and they name their rows differently" : "";
  return `The sources measure different things, ${enumerate(measures.map((measure) => `${/^[aeiou]/i.test(measure) ? "an" : "a"} ${measure}`))}${levels}, so the figures do not have to agree.`;
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
      ?.readings.low(row)
      .toString();
  const named = new Set(banded.result.items.flatMap((item) => item.rows));
  const { rows } = banded.result.table;
  const items = rows.map((row, r): ChartItem => {
    const [low, high] = [banded.column.readings.low(r), banded.column.readings.high(r)];
    const twin = single.result.table.rows.findIndex(
      (_, t) => years(single.result, t) !== undefined && years(single.result, t) === years(banded.result, r),
    );
    const mark = twin >= 0 ? single.column.readings.low(twin) : undefined;
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

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}
