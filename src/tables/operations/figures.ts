import { noUnit, type Unit, writeFigure } from "../../figures/index.ts";
import type { TableIndex } from "../index/table-index.ts";
import type { Measure } from "../plan/plan.ts";
import type { TableResult } from "../run/result.ts";
import { figureOf, groupRows, type PlanState, type RowOrGroup, rowFigure } from "../run/steps.ts";
import type { Base, Rest } from "./operation.ts";

/** Of more figures a formula would not be read. */
const mostFigures = 500;

/** Figures of all rows of a state, or of its groups where they are counted. */
export interface Figures {
  /** All of them. */
  readonly values: readonly number[];
  /** The first of them with what they belong to, for the statement. */
  readonly items: readonly RowOrGroup[];
  readonly unit: Unit;
  /** Rows, or groups, that have none. */
  readonly missing: number;
}

/** The operands of an operation: figures of all rows of a state, or of its groups. */
export function figuresOf(index: TableIndex, state: PlanState, by: Measure): Figures {
  const unit = unitOf(index, by);
  const counted = state.groups !== null && by === "count" ? state.groups : null;
  const values: number[] = [];
  const items: RowOrGroup[] = [];
  const add = (value: number, item: () => RowOrGroup): void => {
    if (Number.isNaN(value)) return;
    values.push(value);
    if (items.length < mostFigures) items.push(item());
  };
  if (counted) for (const group of counted) add(figureOf(index, group, by), () => group);
  else
    for (const row of state.rows)
      add(rowFigure(index, row, by), () => ({ rows: [row], label: index.labels[row]! }));
  return { values, items, unit, missing: (counted ?? state.rows).length - values.length };
}

/** The unit of a measure. */
export function unitOf(index: TableIndex, by: Measure): Unit {
  return typeof by === "number" ? index.columns[by]!.unit : noUnit;
}

/** Sum and ends of figures. */
export function totals(values: readonly number[]): { sum: number; high: number; low: number } {
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

/** A computation over figures: what it gives, and the formula that gives it; `null` where there is no answer. */
export interface Computed {
  readonly value: number;
  readonly formula: string | null;
  readonly unit?: Unit;
}

/** Runs a computation over the figures of a measure. */
export function computed(
  { index, state, base }: Rest,
  by: Measure,
  compute: (figures: Figures, show: (value: number) => string) => Computed | null,
): TableResult {
  const figures = figuresOf(index, state, by);
  const kept = withFigures(base, figures);
  const found = figures.values.length ? compute(figures, (value) => writeFigure(value, figures.unit)) : null;
  if (found === null) return { ...kept, answers: [] };
  const unit = found.unit ?? figures.unit;
  const number = Math.round(found.value * 1e6) / 1e6;
  return { ...kept, number, unit, formula: found.formula, answers: [writeFigure(number, unit)] };
}

/** Adds its operands to a result. */
export const withFigures = (base: Base, { items, values, unit, missing }: Figures): Base => ({
  ...base,
  missing,
  items,
  size: values.length,
  figures: values.slice(0, mostFigures),
  unit,
});

/** Figures in one line, joined by a sign. */
export const joinFigures = (figures: Figures, sign: string, show: (value: number) => string): string =>
  figures.values.slice(0, mostFigures).map(show).join(sign);

/** How many different values a column has in some rows. */
export const distinctOf = (index: TableIndex, state: PlanState, column: number): number =>
  (groupRows(index, state.rows, column).groups ?? []).length;
