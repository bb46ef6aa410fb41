import type { Value } from "../../../src/figures/index.ts";
import { citationOf, type Table } from "../../../src/knowledge/index.ts";
import { phrasesOf } from "../../../src/phrases/index.ts";
import type { ChartData, TableView } from "../../../src/reply/index.ts";
import { runPlan, state } from "../../../src/tables/index.ts";
import type { DiscordContext } from "../context.ts";
import type { TableSort } from "../intents.ts";
import type { Outgoing } from "../outgoing.ts";
import { type ShownTable, tableSheet } from "../render/table-sheet.ts";

const RIGHT = new Set(["number", "share", "money", "money-range", "years-range"]);
const PICTURE = "chart.png";

/** A request for a table: its id or name, page and order. */
export interface TableRequest {
  /** Its id, or words that name it. */
  readonly table: string;
  readonly sort: TableSort | null;
  readonly page: number;
  readonly chart: boolean;
}

/** Renders a table for sending; `null` where there is none of that name. */
export async function showTable(parts: DiscordContext, request: TableRequest): Promise<Outgoing | null> {
  const { knowledge, catalogue } = parts.guide.bot();
  const named = catalogue.tables.find(({ id }) => id === request.table);
  const found = named ?? catalogue.completeTable(request.table, 1)[0];
  const table = knowledge.tables.find(({ id }) => id === found?.id);
  if (!table) return null;
  const shown: ShownTable = {
    view: viewOf(table, request.sort),
    citation: citationOf(knowledge, table),
    sort: request.sort,
    page: request.page,
  };
  const phrases = phrasesOf(knowledge);
  const without = tableSheet(phrases, shown);
  const chart = request.chart ? chartOf(table) : null;
  if (!chart || !parts.drawChart) return { sheet: without };
  const { png, alt } = await parts.drawChart(chart);
  return {
    sheet: tableSheet(phrases, shown, { name: PICTURE, alt }),
    picture: { file: { name: PICTURE, data: png, contentType: "image/png" }, without },
  };
}

/** Two rows of one table beside each other; `null` where the two are of different tables, or none. */
export function sideBySide(
  { guide }: Pick<DiscordContext, "guide">,
  [a, b]: readonly [string, string],
): Outgoing | null {
  const { knowledge } = guide.bot();
  const named = (row: Table["rows"][number], name: string) =>
    [row.name, ...row.aliases].some((each) => each.toLowerCase() === name.trim().toLowerCase());
  for (const table of knowledge.tables) {
    const rows = [a, b].flatMap((name) => table.rows.find((row) => named(row, name)) ?? []);
    if (rows.length < 2 || rows[0] === rows[1]) continue;
    const whole = viewOf(table, null);
    const columns = [
      { name: table.columns[0]!.name, align: "left" as const },
      ...rows.map(({ name }) => ({ name, align: "left" as const })),
    ];
    const lines = whole.columns
      .slice(1)
      .map(({ name }, index) => [name, ...rows.map(({ cells }) => cells[index + 1]!.raw)]);
    const view: TableView = { id: table.id, title: table.title, columns, rows: lines };
    return {
      sheet: tableSheet(phrasesOf(knowledge), {
        view,
        citation: citationOf(knowledge, table),
        sort: null,
        page: 0,
        fixed: true,
      }),
    };
  }
  return null;
}

function viewOf(table: Table, sort: TableSort | null): TableView {
  return {
    id: table.id,
    title: table.title,
    columns: table.columns.map(({ name, type }) => ({ name, align: RIGHT.has(type) ? "right" : "left" })),
    rows: sorted(table, sort).map((row) => row.cells.map(({ raw }) => raw)),
  };
}

/** Rows in the order asked for: by name, or by the first column of figures; those without a figure come last. */
function sorted({ rows, columns }: Table, sort: TableSort | null): Table["rows"] {
  if (sort === null) return rows;
  if (sort === "name") return rows.toSorted((a, b) => a.name.localeCompare(b.name, "en"));
  const column = columns.findIndex(({ type }) => RIGHT.has(type) || type === "date");
  const figure = (row: Table["rows"][number]) => figureOf(row.cells[column]?.value);
  const sign = sort === "up" ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [x, y] = [figure(a), figure(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (x - y);
  });
}

function figureOf(value: Value | undefined): number | null {
  if (!value) return null;
  if ("number" in value) return value.number;
  if (value.kind === "range") return value.low ?? value.high;
  return value.kind === "date" ? value.sortKey : null;
}

function chartOf(table: Table): ChartData | null {
  return state(runPlan({ table: table.id, steps: [], operation: { operation: "describe" } }, table)).chart;
}
