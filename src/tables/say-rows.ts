import { writeFigure } from "../figures/write.ts";
import type { Measure, Order } from "./plan.ts";
import type { Item } from "./run.ts";
import { enumerate, ordinalPrefix, type Saying, sentence, type Wording } from "./sentence.ts";

/** Of more rows the rest is counted. */
export const mostNamed = 30;

/** `No industry has a share above 50%; the highest is 40% (Technology).` */
export function sayNone(wording: Wording): Saying {
  const { result, index } = wording;
  const limits = result.plan.steps.flatMap((step) => (step.step === "where" ? [step] : []));
  const words: Readonly<Record<string, string>> = {
    gt: "above",
    ge: "of at least",
    lt: "below",
    le: "of at most",
    between: "between",
  };
  const texts = limits.map(({ column, comparison, values }) => {
    const figures = values.map((value) =>
      value.kind === "number"
        ? writeFigure(value.number, index.columns[column]!.unit)
        : value.kind === "date"
          ? String(value.year)
          : value.text,
    );
    return `${wording.column(column)} ${words[comparison] ?? ""} ${enumerate(figures)}`;
  });
  return { lead: `None: no ${result.table.row.one} has a ${enumerate(texts)}.`, items: [] };
}

/** All columns but the one that names rows. */
export function otherColumns(wording: Wording): number[] {
  return wording.result.table.columns.flatMap((_, column) => (column === wording.index.key ? [] : [column]));
}

/** The cells that were asked for, or the rows that were found. */
export function sayValue(wording: Wording, columns: readonly number[]): Saying {
  const { result } = wording;
  const top = wording.last("top");
  const beyond = wording.last("beyond");
  if (result.grouped !== null) return sayGroups(wording);
  if (top && top.by !== "position") return sayTop(wording, top.by, top, columns[0] ?? wording.index.key);
  const own = columns.filter((column) => column !== wording.index.key);
  const compared = beyond ? [beyond.column] : wording.conditionColumns();
  const named = columns[0] === wording.index.key;
  // Where a name is the answer, what it was found by is shown beside it.
  const shown = [...new Set(named ? [...compared, ...own] : own)];
  const rows = result.items.flatMap((item) => item.rows);
  if (rows.length === 1 && shown.length === 1)
    return { lead: oneCell(wording, rows[0]!, shown[0]!), items: [] };
  if (rows.length === 1 && !shown.length)
    return sayRows(wording, result.items, otherColumns(wording).slice(0, 3));
  return sayRows(wording, result.items, shown);
}

/** `Finance: 18% of ML engineers.` */
function oneCell(wording: Wording, row: number, column: number): string {
  const name = wording.result.table.rows[row]!.name;
  const cell = wording.cell(row, column) || "not given";
  const { type } = wording.result.table.columns[column]!;
  const figure = type === "money" || type === "number" || type === "money-range";
  const explained = figure ? ` (${wording.column(column)})` : wording.of(column);
  return `${name}: ${sentence(`${cell}${explained}`)}`;
}

/** Rows with what they say in some columns; prose becomes a list. */
export function sayRows(wording: Wording, items: readonly Item[], columns: readonly number[]): Saying {
  const shown = items.slice(0, mostNamed);
  const more = items.length > mostNamed ? [`and ${items.length - mostNamed} more`] : [];
  const prose = shown.some((item) => wording.cellsOf(item, columns).some((text) => wording.isLong(text)));
  if (!prose || items.length === 1) {
    return {
      lead: sentence(enumerate([...shown.map((item) => wording.row(item, columns)), ...more])),
      items: [],
    };
  }
  const names = enumerate([...shown.map((item) => item.label), ...more]);
  return { lead: sentence(names), items: shown.map((item) => wording.row(item, columns, true)) };
}

function sayTop(
  wording: Wording,
  by: Measure,
  { order, skip }: { readonly order: Order; readonly skip: number },
  output: number,
): Saying {
  const { result, index } = wording;
  const high = order === "desc";
  const measure = typeof by === "number" ? wording.column(by) : "count";
  const dated = typeof by === "number" && index.columns[by]!.dated;
  const end = dated ? (high ? "latest" : "earliest") : high ? "highest" : "lowest";
  const degree = `${ordinalPrefix(skip + 1)}${end}`;
  const of = typeof by === "number" ? wording.of(by) : "";
  const asked = output !== index.key && output !== by;
  if (result.items.length === 1) {
    const item = result.items[0]!;
    const answer = asked ? `${wording.cell(item.rows[0]!, output)}: ` : "";
    return {
      lead: `${answer}${item.label} has the ${degree} ${measure}: ${sentence(`${wording.figure(item, by)}${of}`)}`,
      items: [],
    };
  }
  const texts = result.items.map((item) => {
    const beside = asked ? `${wording.cell(item.rows[0]!, output)}, ` : "";
    return `${item.label} (${beside}${wording.figure(item, by)})`;
  });
  return { lead: `${enumerate(texts)} have the ${degree} ${measure}${of}.`, items: [] };
}

function sayGroups(wording: Wording): Saying {
  const { result } = wording;
  const top = wording.last("top");
  if (typeof top?.by === "number") {
    const by = top.by;
    const texts = result.items.map((item) => `${item.label} (${wording.figure(item, by)})`);
    return {
      lead: `${enumerate(texts)} ${texts.length === 1 ? "has" : "have"} the ${top.order === "desc" ? "highest" : "lowest"} total ${wording.column(by)}.`,
      items: [],
    };
  }
  const texts = result.items.map((item) => `${item.label} (${wording.rows(item.rows.length)})`);
  if (!top) return { lead: sentence(enumerate(texts)), items: [] };
  const degree = top.order === "desc" ? "most" : "fewest";
  return {
    lead: `${enumerate(texts)} ${texts.length === 1 ? "has" : "have"} the ${ordinalPrefix(top.skip + 1)}${degree} ${wording.result.table.row.many}.`,
    items: [],
  };
}

/** `There are 2 trees: Oak and Maple.` */
export function sayCount(wording: Wording, column: number | null): Saying {
  const { result } = wording;
  const number = result.number ?? 0;
  if (result.grouped !== null)
    return {
      lead: `${number} of the values in ${wording.column(result.grouped)} fit: ${sentence(enumerate(result.items.slice(0, mostNamed).map((item) => item.label)))}`,
      items: [],
    };
  if (column !== null)
    return { lead: `There are ${number} different values in ${wording.column(column)}.`, items: [] };
  if (number === 0)
    return { lead: `There are none: 0 of ${wording.rows(result.table.rows.length)}.`, items: [] };
  const shown = wording.conditionColumns().slice(0, 2);
  const names = result.items.map((item) =>
    shown.every((c) => !wording.isLong(wording.cell(item.rows[0]!, c)))
      ? wording.row(item, shown)
      : item.label,
  );
  const listed = number <= 12 ? `: ${enumerate(names)}` : "";
  return { lead: `There ${number === 1 ? "is" : "are"} ${wording.rows(number)}${listed}.`, items: [] };
}

/** Whether such rows exist, with the rows. */
export function sayTruth(wording: Wording): Saying {
  const { result } = wording;
  if (!result.truth) return { lead: `No ${result.table.row.one} fits that.`, items: [] };
  const rows = sayRows(wording, result.items, wording.conditionColumns());
  return { ...rows, lead: `Yes: ${rows.lead}` };
}
