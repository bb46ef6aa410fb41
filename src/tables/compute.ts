import type { Unit } from "../figures/figure.ts";
import { writeFigure } from "../figures/write.ts";
import type { Base } from "./conclude.ts";
import { compare } from "./condition.ts";
import type { Measure, Operation } from "./plan.ts";
import type { TableResult } from "./run.ts";
import { figureOf, type Item, rowFigure, type State } from "./steps.ts";
import type { TableIndex } from "./table-index.ts";

type Computed = Extract<
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

const noUnit: Unit = { kind: "plain", word: "" };
/** Of more figures a formula would not be read. */
const mostFigures = 500;

interface Figures {
  /** All of them. */
  readonly values: readonly number[];
  /** The first of them with what they belong to, for the statement. */
  readonly items: readonly Item[];
  readonly unit: Unit;
}

/** Figures that are computed from all rows of a state, or from its groups where they are counted. */
export function compute(index: TableIndex, operation: Computed, state: State, base: Base): TableResult {
  const figures = figuresOf(index, state, operation.column);
  const { values, items, unit } = figures;
  const kept: Base = { ...base, items, size: values.length, figures: values.slice(0, mostFigures), unit };
  if (!values.length) return { ...kept, answers: [] };
  const give = (value: number, formula: string | null, as: Unit = unit): TableResult => {
    const rounded = Math.round(value * 1e6) / 1e6;
    return { ...kept, number: rounded, unit: as, formula, answers: [writeFigure(rounded, as)] };
  };
  const { sum, high, low } = totals(values);
  const show = (value: number): string => writeFigure(value, unit);
  const listed = (sign: string): string => kept.figures.map(show).join(sign);
  switch (operation.operation) {
    case "sum":
      return give(sum, listed(" + "));
    case "average":
      return give(sum / values.length, `(${listed(" + ")}) ÷ ${values.length}`);
    case "median":
      return give(medianOf(values), null);
    case "max":
      return { ...kept, number: high, answers: [cellOf(index, figures, operation.column, high)] };
    case "min":
      return { ...kept, number: low, answers: [cellOf(index, figures, operation.column, low)] };
    case "difference":
      if (values.length < 2) return { ...kept, answers: [] };
      return unit.kind === "date"
        ? yearsBetween(low, high, give)
        : give(high - low, `${show(high)} − ${show(low)}`);
    case "ratio":
      if (values.length < 2 || low === 0) return { ...kept, answers: [] };
      return give(high / low, `${show(high)} ÷ ${show(low)}`, noUnit);
    case "growth":
      if (values.length < 2 || low <= 0) return { ...kept, answers: [] };
      return give(((high - low) / low) * 100, `(${show(high)} − ${show(low)}) ÷ ${show(low)}`, {
        kind: "share",
      });
    case "complement": {
      const whole =
        unit.kind === "share"
          ? 100
          : totals(figuresOf(index, { ...state, rows: index.all, groups: null }, operation.column).values)
              .sum;
      return give(whole - sum, `${show(whole)} − ${listed(" − ")}`);
    }
    case "portion": {
      const whole = totals(
        figuresOf(index, { ...state, rows: index.all, groups: null }, operation.column).values,
      ).sum;
      if (whole <= 0) return { ...kept, answers: [] };
      return give((100 * sum) / whole, `${show(sum)} ÷ ${show(whole)}`, { kind: "share" });
    }
    case "check": {
      const truth = compare(sum, operation.comparison, operation.number);
      const formula = values.length > 1 ? listed(" + ") : null;
      return { ...kept, number: sum, truth, answers: [truth ? "yes" : "no"], formula };
    }
  }
}

function figuresOf(index: TableIndex, state: State, by: Measure): Figures {
  const unit = typeof by === "number" ? index.columns[by]!.unit : noUnit;
  const counted = state.groups !== null && by === "count" ? state.groups : null;
  const values: number[] = [];
  const items: Item[] = [];
  const add = (value: number, item: () => Item): void => {
    if (Number.isNaN(value)) return;
    values.push(value);
    if (items.length < mostFigures) items.push(item());
  };
  if (counted) for (const group of counted) add(figureOf(index, group, by), () => group);
  else
    for (const row of state.rows)
      add(rowFigure(index, row, by), () => ({ rows: [row], label: index.labels[row]! }));
  return { values, items, unit };
}

function totals(values: readonly number[]): { sum: number; high: number; low: number } {
  let sum = 0;
  let high = Number.NEGATIVE_INFINITY;
  let low = Number.POSITIVE_INFINITY;
  for (const value of values) {
    sum += value;
    if (value > high) high = value;
    if (value < low) low = value;
  }
  return { sum, high, low };
}

/** The middle one of the figures in their order; of an even number of them, the mean of the two in the middle. */
function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** An extreme as its cell writes it. */
function cellOf(index: TableIndex, { values, items, unit }: Figures, by: Measure, value: number): string {
  const item = items[values.indexOf(value)];
  const raw = typeof by === "number" ? index.table.rows[item?.rows[0] ?? -1]?.cells[by]?.raw : undefined;
  return raw ?? writeFigure(value, unit);
}

/** Dates are orders of size, not amounts: only their years can be told apart. */
function yearsBetween(
  low: number,
  high: number,
  give: (value: number, formula: string, unit: Unit) => TableResult,
): TableResult {
  const [from, to] = [low, high].map((key) => Math.floor(key / 10_000));
  return give(to! - from!, `${to} − ${from}`, { kind: "years" });
}
