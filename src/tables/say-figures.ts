import type { Unit } from "../figures/figure.ts";
import { writeFigure, writeNumber } from "../figures/write.ts";
import { isAddable } from "./columns.ts";
import type { Measure, Operation } from "./plan.ts";
import type { Item, TableResult } from "./run.ts";
import { mostNamed } from "./say-rows.ts";
import { enumerate, ordinal, type Saying, sentence, type Wording } from "./sentence.ts";

/** `Oak has the higher share: 45%, against 12% for Pine (33 percentage points more).` */
export function sayComparison(wording: Wording, by: Measure, high: boolean): Saying {
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
  const gap = gapOf(wording, by);
  const more = gap === null ? "" : ` (${gap} ${high ? "more" : "less"})`;
  return {
    lead: `${first!.label} has the ${degree} ${measure}: ${figure(first!)}${of}, against ${enumerate(others)}${more}.`,
    items: [],
  };
}

/** How far two figures are apart, where that says anything: not of dates, places or bands. */
function gapOf({ result, index }: Wording, by: Measure): string | null {
  const [first, second, third] = result.figures;
  if (first === undefined || second === undefined || third !== undefined) return null;
  if (typeof by === "number" && !isAddable(index.columns[by]!)) return null;
  return writeGap(Math.abs(first - second), result.unit);
}

/** A difference of figures; of shares it is in percentage points. */
function writeGap(number: number, unit: Unit): string {
  if (unit.kind !== "share") return writeFigure(number, unit);
  return `${writeNumber(number)} percentage ${number === 1 ? "point" : "points"}`;
}

/** The true statement with its figures; the word that was asked for stands before it. */
export function sayExceeds(
  wording: Wording,
  operation: Extract<Operation, { operation: "exceeds" }>,
): Saying {
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

/** `Birch ranks 2nd of 4 trees by share.` */
export function sayRank(wording: Wording, operation: Extract<Operation, { operation: "rank" }>): Saying {
  const { result } = wording;
  const item = result.items[0]!;
  const end = operation.order === "desc" ? "highest" : "lowest";
  return {
    lead: `${item.label} ranks ${ordinal(result.number!)} of ${wording.rows(result.table.rows.length)} by ${wording.column(operation.column)}, ${end} first (${wording.figure(item, operation.column)}).`,
    items: [],
  };
}

/** `Ranger: $38,000 at the upper end of the pay band.` */
export function sayBound(wording: Wording, operation: Extract<Operation, { operation: "bound" }>): Saying {
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
    operation:
      | "sum"
      | "average"
      | "median"
      | "max"
      | "min"
      | "difference"
      | "ratio"
      | "growth"
      | "complement"
      | "portion"
      | "check";
  }
>;

/** Figures that were computed from rows, each with its formula. */
export function sayFigure(wording: Wording, operation: Figured): Saying {
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
    case "median":
      return say(`${figure}${of} is the median over ${wording.rows(result.items.length)}.`);
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
    case "portion": {
      const what = by === "count" ? result.table.row.many : wording.column(by as number);
      return say(`${figure} of ${by === "count" ? "the" : "the total"} ${what}: ${names}${formula}.`);
    }
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
  const figure = writeGap(result.number!, result.unit);
  const dated = typeof by === "number" && wording.index.columns[by]!.dated;
  return `${high.label} is ${figure} ${dated ? "after" : "above"} ${low.label}${formula}.`;
}
