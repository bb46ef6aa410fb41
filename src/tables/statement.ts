import { writeFigure, writeNumber } from "./cells.ts";
import type { Measure, Operation } from "./plan.ts";
import type { Item, TableResult } from "./run.ts";
import { enumerate, ordinal, ordinalPrefix, Wording } from "./sentence.ts";

/** What is said about a result: one sentence, and items to list under it where cells are prose. */
export interface Saying {
  readonly lead: string;
  readonly items: readonly string[];
}

const mostNamed = 30;

/** Says a result in plain words, the answer first. */
export function sayResult(result: TableResult): Saying {
  const wording = new Wording(result);
  const operation = result.plan.operation;
  if (operation.operation !== "count" && operation.operation !== "exists" && !result.answers.length)
    return nothing(wording);
  switch (operation.operation) {
    case "value":
      if (!result.items.length) return sayNone(wording);
      return sayValue(wording, operation.columns);
    case "describe":
      return sayRows(wording, result.items, otherColumns(wording));
    case "count":
      return sayCount(wording, operation.column);
    case "exists":
      return sayTruth(wording);
    case "sort":
      return {
        lead: `${enumerate(result.items.map((item) => `${item.label} (${wording.figure(item, operation.column)})`))}.`,
        items: [],
      };
    case "compare":
      return sayComparison(wording, operation.column, operation.order === "desc");
    case "rank":
      return sayRank(wording, operation);
    case "streak":
      return {
        lead: `${result.number} in a row is the longest run among ${enumerate([...new Set(result.items.map((item) => item.label))].slice(0, mostNamed))}.`,
        items: [],
      };
    case "duration":
      return {
        lead: `${result.items[0]!.label}: ${writeFigure(result.number!, result.unit)} (${result.formula}).`,
        items: [],
      };
    case "exceeds":
      return sayExceeds(wording, operation);
    case "bound":
      return sayBound(wording, operation);
    default:
      return sayFigure(wording, operation);
  }
}

function nothing(wording: Wording): Saying {
  return { lead: `No ${wording.result.table.row.one} fits.`, items: [] };
}

/** `No industry has a share above 50%; the highest is 40% (Technology).` */
function sayNone(wording: Wording): Saying {
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

function otherColumns(wording: Wording): number[] {
  return wording.result.table.columns.flatMap((_, column) => (column === wording.index.key ? [] : [column]));
}

function sayValue(wording: Wording, columns: readonly number[]): Saying {
  const { result } = wording;
  const top = wording.last("top");
  const beyond = wording.last("beyond");
  if (result.grouped !== null) return sayGroups(wording);
  if (top && top.by !== "position") return sayTop(wording, top.by, top.order === "desc", top.skip);
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

function sayRows(wording: Wording, items: readonly Item[], columns: readonly number[]): Saying {
  const texts = items.slice(0, mostNamed).map((item) => wording.row(item, columns));
  const more = items.length > mostNamed ? [`and ${items.length - mostNamed} more`] : [];
  const prose = texts.some((text) => wording.isLong(text)) && texts.length > 1;
  if (!prose) return { lead: sentence(enumerate([...texts, ...more])), items: [] };
  const names = enumerate([...items.slice(0, mostNamed).map((item) => item.label), ...more]);
  return { lead: sentence(names), items: texts };
}

function sayTop(wording: Wording, by: Measure, high: boolean, skip: number): Saying {
  const { result } = wording;
  const measure = typeof by === "number" ? wording.column(by) : "count";
  const dated = typeof by === "number" && wording.index.columns[by]!.dated;
  const degree = `${ordinalPrefix(skip + 1)}${dated ? (high ? "latest" : "earliest") : high ? "highest" : "lowest"}`;
  const of = typeof by === "number" ? wording.of(by) : "";
  if (result.items.length === 1) {
    const item = result.items[0]!;
    return {
      lead: `${item.label} has the ${degree} ${measure}: ${sentence(`${wording.figure(item, by)}${of}`)}`,
      items: [],
    };
  }
  const texts = result.items.map((item) => `${item.label} (${wording.figure(item, by)})`);
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

function sayCount(wording: Wording, column: number | null): Saying {
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

function sayTruth(wording: Wording): Saying {
  const { result } = wording;
  if (!result.truth) return { lead: `No ${result.table.row.one} fits that.`, items: [] };
  const rows = sayRows(wording, result.items, wording.conditionColumns());
  return { ...rows, lead: `Yes: ${rows.lead}` };
}

function sayComparison(wording: Wording, by: Measure, high: boolean): Saying {
  const { result } = wording;
  const [first, ...rest] = result.items;
  const best = result.figures[0];
  const tied = result.figures.filter((figure) => figure === best).length;
  const figure = (item: Item): string => wording.figure(item, by);
  if (by === "position") {
    return {
      lead: `${first!.label} comes ${high ? "after" : "before"} ${enumerate(rest.map((item) => item.label))}.`,
      items: [],
    };
  }
  const measure = by === "count" ? `number of ${result.table.row.many}` : wording.column(by);
  const of = typeof by === "number" ? wording.of(by) : "";
  if (tied === result.items.length)
    return {
      lead: `${enumerate(result.items.map((item) => item.label))} have the same ${measure}: ${figure(first!)}${of}.`,
      items: [],
    };
  const dated = typeof by === "number" && wording.index.columns[by]!.dated;
  const degree = dated
    ? high
      ? "later"
      : "earlier"
    : high
      ? rest.length > 1
        ? "highest"
        : "higher"
      : rest.length > 1
        ? "lowest"
        : "lower";
  const others = rest.map((item) => `${figure(item)} for ${item.label}`);
  return {
    lead: `${first!.label} has the ${degree} ${measure}: ${figure(first!)}${of}, against ${enumerate(others)}.`,
    items: [],
  };
}

/** The true statement with its figures; the word that was asked for stands before it. */
function sayExceeds(wording: Wording, operation: Extract<Operation, { operation: "exceeds" }>): Saying {
  const { result } = wording;
  const [first, second] = result.items;
  const by = operation.column;
  const answer = result.answers[0]!;
  const word = answer[0]!.toUpperCase() + answer.slice(1);
  if (by === "position") {
    const before = result.figures[0]! < result.figures[1]!;
    return {
      lead: `${word}: ${first!.label} comes ${before ? "before" : "after"} ${second!.label}.`,
      items: [],
    };
  }
  const [a, b] = [wording.figure(first!, by), wording.figure(second!, by)];
  const of = typeof by === "number" ? wording.of(by) : "";
  return { lead: `${word}: ${first!.label} has ${a}${of}, ${second!.label} ${b}.`, items: [] };
}

function sayRank(wording: Wording, operation: Extract<Operation, { operation: "rank" }>): Saying {
  const { result } = wording;
  const item = result.items[0]!;
  const end = operation.order === "desc" ? "highest" : "lowest";
  return {
    lead: `${item.label} ranks ${ordinal(result.number!)} of ${wording.rows(result.table.rows.length)} by ${wording.column(operation.column)}, ${end} first (${wording.figure(item, operation.column)}).`,
    items: [],
  };
}

function sayBound(wording: Wording, operation: Extract<Operation, { operation: "bound" }>): Saying {
  const { result } = wording;
  const row = result.items[0]!.rows[0]!;
  const name = result.table.rows[row]!.name;
  const cell = wording.cell(row, operation.column);
  const column = wording.column(operation.column);
  if (result.number === null)
    return { lead: `${name}: the ${column} is open at that end (${cell}).`, items: [] };
  const figure = writeFigure(result.number, result.unit);
  const places = {
    width: "wide",
    low: `at the lower end of the ${column}`,
    middle: `in the middle of the ${column}`,
    high: `at the upper end of the ${column}`,
  };
  const what = places[operation.end];
  return { lead: `${name}: ${figure} ${what} (${cell}).`, items: [] };
}

type Figured = Extract<
  Operation,
  {
    operation: "sum" | "average" | "max" | "min" | "difference" | "ratio" | "growth" | "complement" | "check";
  }
>;

function sayFigure(wording: Wording, operation: Figured): Saying {
  const { result } = wording;
  const by = operation.column;
  const of = typeof by === "number" ? wording.of(by) : "";
  const figure = writeFigure(result.number ?? 0, result.unit);
  const names =
    result.items.length <= mostNamed
      ? enumerate(result.items.map((item) => item.label))
      : wording.rows(result.items.length);
  const formula = result.formula && result.formula.length < 200 ? ` (${result.formula})` : "";
  const say = (lead: string): Saying => ({ lead, items: [] });
  switch (operation.operation) {
    case "sum":
      return say(`${names} together: ${figure}${of}${formula}.`);
    case "average":
      return say(`${figure}${of} is the average over ${wording.rows(result.items.length)}${formula}.`);
    case "max":
    case "min": {
      const best = result.items.filter((_, i) => result.figures[i] === result.number);
      const degree = operation.operation === "max" ? "highest" : "lowest";
      return say(
        `${result.answers[0]} is the ${degree} ${typeof by === "number" ? wording.column(by) : "count"}: ${sentence(enumerate(best.map((item) => item.label)))}`,
      );
    }
    case "difference":
      return say(sayDifference(wording, by, formula));
    case "ratio": {
      const [high, low] = extremes(result);
      return say(`${high.label} is ${writeNumber(result.number!)} times ${low.label}${formula}.`);
    }
    case "growth": {
      const [high, low] = extremes(result);
      return say(`${high.label} is ${figure} above ${low.label}${formula}.`);
    }
    case "complement":
      return say(`${figure}${of} is not ${names}${formula}.`);
    case "check": {
      const limit = writeFigure(operation.number, result.unit);
      const words = {
        gt: "more than",
        ge: "at least",
        lt: "less than",
        le: "at most",
        eq: "exactly",
        near: "about",
      }[operation.comparison];
      return say(
        `${result.truth ? "Yes" : "No"}: ${names}: ${figure}${of}${formula}, ${result.truth ? "" : "not "}${words} ${limit}.`,
      );
    }
  }
}

function extremes(result: TableResult): [Item, Item] {
  const high = Math.max(...result.figures);
  const low = Math.min(...result.figures);
  return [result.items[result.figures.indexOf(high)]!, result.items[result.figures.lastIndexOf(low)]!];
}

function sayDifference(wording: Wording, by: Measure, formula: string): string {
  const { result } = wording;
  const [high, low] = extremes(result);
  if (result.number === 0) return `${enumerate(result.items.map((item) => item.label))} are equal${formula}.`;
  const figure =
    result.unit.kind === "share"
      ? `${writeNumber(result.number!)} percentage ${result.number === 1 ? "point" : "points"}`
      : writeFigure(result.number!, result.unit);
  const dated = typeof by === "number" && wording.index.columns[by]!.dated;
  return `${high.label} is ${figure} ${dated ? "after" : "above"} ${low.label}${formula}.`;
}

/** Ends a text with a full stop unless it ends already. */
function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
