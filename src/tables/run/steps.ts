import { monthNames } from "../../figures/index.ts";
import { isEmpty } from "../index/cells.ts";
import type { TableIndex } from "../index/table-index.ts";
import type { DatePart, Measure, Order, PlanStep } from "../plan/plan.ts";
import { phraseOf } from "../question/folded-words.ts";
import { compareFigures, conditionOf } from "./condition.ts";

/** A row, or a group of rows with one value in common. */
export interface RowOrGroup {
  /** Indices of its rows. */
  readonly rows: readonly number[];
  /** Name of the row, or the value that the group shares. */
  readonly label: string;
}

/** Rows in the course of a plan, and the groups that they form, where it groups. */
export interface PlanState {
  readonly rows: readonly number[];
  readonly groups: readonly RowOrGroup[] | null;
  /** Column of the groups. */
  readonly grouped: number | null;
}

/** A state of single rows. */
export function stateOf(rows: readonly number[]): PlanState {
  return { rows, groups: null, grouped: null };
}

/** One stage of a plan; linear in the rows of the state, or of the table where it looks beyond them. */
export function runStep(index: TableIndex, state: PlanState, step: PlanStep): PlanState {
  switch (step.step) {
    case "where":
      return filter(state, conditionOf(index, step));
    case "rows":
      return stateOf(namedRows(index, state.rows, step.names));
    case "group":
      return groupRows(index, state.rows, step.column, step.part);
    case "having":
      return withGroups(
        state,
        (state.groups ?? []).filter(({ rows }) => compareFigures(rows.length, step.comparison, step.count)),
      );
    case "top":
      return state.groups
        ? withGroups(state, topGroups(index, state.groups, step))
        : stateOf(topRows(index, state.rows, step));
    case "shift":
      return stateOf(shiftRows(index, state.rows, step.by));
    case "same":
      return stateOf(sameRows(index, state.rows, step.column, step.part));
    case "beyond":
      return stateOf(rowsBeyond(index, state.rows, step.column, step.order));
  }
}

function filter(state: PlanState, holds: (row: number) => boolean): PlanState {
  if (!state.groups) return stateOf(state.rows.filter(holds));
  return withGroups(
    state,
    state.groups.filter((group) => group.rows.some(holds)),
  );
}

function withGroups(state: PlanState, groups: readonly RowOrGroup[]): PlanState {
  return { ...state, groups, rows: groups.flatMap((group) => group.rows) };
}

function namedRows({ table }: TableIndex, rows: readonly number[], names: readonly string[]): number[] {
  const wanted = new Set(names);
  const found = rows.filter((row) => wanted.has(table.rows[row]!.name));
  return names.flatMap((name) => found.filter((row) => table.rows[row]!.name === name));
}

/** Rows by the value of a column; a list cell belongs to each of its items. */
export function groupRows(
  index: TableIndex,
  rows: readonly number[],
  column: number,
  part?: DatePart,
): PlanState {
  const { truncated, column: declared } = index.columns[column]!;
  const plain = !part && !truncated && declared.type !== "list";
  const groups = plain ? groupsByValue(index, rows, column) : groupsByLabel(index, rows, column, part);
  return { rows, groups, grouped: column };
}

function groupsByValue(index: TableIndex, rows: readonly number[], column: number): RowOrGroup[] {
  const { valueIds } = index.columns[column]!;
  const groups = new Map<number, number[]>();
  for (const row of rows) {
    const id = valueIds[row]!;
    if (id < 0) continue;
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return [...groups.values()].map((own) => ({
    rows: own,
    label: index.table.rows[own[0]!]!.cells[column]!.raw,
  }));
}

function groupsByLabel(
  index: TableIndex,
  rows: readonly number[],
  column: number,
  part?: DatePart,
): RowOrGroup[] {
  const groups = new Map<string, { rows: number[]; label: string }>();
  for (const row of rows) {
    const cell = index.table.rows[row]!.cells[column]!;
    if (isEmpty(cell)) continue;
    const labels = part
      ? partOf(index, row, column, part)
      : cell.value.kind === "list"
        ? cell.value.items
        : [cell.raw];
    for (const label of labels) {
      const group = groups.get(label);
      if (group) group.rows.push(row);
      else groups.set(label, { rows: [row], label });
    }
  }
  return mergeAlike(groups);
}

/** Values that differ only in how they are written are one group. */
function mergeAlike(groups: ReadonlyMap<string, { rows: number[]; label: string }>): RowOrGroup[] {
  const merged = new Map<string, { rows: number[]; label: string }>();
  for (const group of groups.values()) {
    const key = phraseOf(group.label) || group.label;
    const known = merged.get(key);
    if (known) known.rows = [...known.rows, ...group.rows].sort((a, b) => a - b);
    else merged.set(key, group);
  }
  return [...merged.values()];
}

function partOf(index: TableIndex, row: number, column: number, part: DatePart): string[] {
  const date = index.columns[column]!.figures.date(row);
  if (part === "month") return date?.month ? [monthNames[date.month - 1]!] : [];
  return date?.year ? [String(date.year)] : [];
}

/** The figure that a row is ordered and computed by. */
export function rowFigure(index: TableIndex, row: number, by: Measure): number {
  if (by === "count") return 1;
  return by === "position" ? row : index.columns[by]!.figures.middle(row);
}

/** The figure of an item: a group counts the sum of its rows. */
export function figureOf(index: TableIndex, { rows }: RowOrGroup, by: Measure): number {
  if (by === "count") return rows.length;
  if (by === "position") return rows[0] ?? Number.NaN;
  let sum = Number.NaN;
  for (const row of rows) {
    const figure = rowFigure(index, row, by);
    if (!Number.isNaN(figure)) sum = Number.isNaN(sum) ? figure : sum + figure;
  }
  return sum;
}

type Top = Extract<PlanStep, { step: "top" }>;

function topGroups(index: TableIndex, groups: readonly RowOrGroup[], step: Top): RowOrGroup[] {
  const figures = groups.map((group) => figureOf(index, group, step.by));
  return topOf(figures, step).map((at) => groups[at]!);
}

function topRows(index: TableIndex, rows: readonly number[], step: Top): number[] {
  const figures = rows.map((row) => rowFigure(index, row, step.by));
  return topOf(figures, step).map((at) => rows[at]!);
}

/**
 * Places of the figures at the upper end of an order, in that order; those that tie with the last one stay.
 * With `skip`, levels are counted, so that two on the first place leave a second one.
 */
function topOf(figures: readonly number[], { order, count, skip }: Top): number[] {
  const sign = order === "desc" ? -1 : 1;
  const best: number[] = [];
  const wanted = skip + count;
  for (const figure of figures) {
    if (Number.isNaN(figure)) continue;
    const value = sign * figure;
    if (best.length >= wanted && value >= best.at(-1)!) continue;
    if (skip > 0 && best.includes(value)) continue;
    const at = best.findIndex((other) => other > value);
    best.splice(at < 0 ? best.length : at, 0, value);
    if (best.length > wanted) best.pop();
  }
  const kept = best.slice(skip);
  if (!kept.length) return [];
  const [first, last] = [kept[0]!, kept.at(-1)!];
  const places = figures.flatMap((figure, at) =>
    sign * figure >= first && sign * figure <= last ? [at] : [],
  );
  return places.sort((a, b) => sign * (figures[a]! - figures[b]!) || a - b);
}

function shiftRows({ all }: TableIndex, rows: readonly number[], by: 1 | -1): number[] {
  if (!rows.length) return [];
  const edge = rows.reduce((best, row) => (by === 1 ? Math.max(best, row) : Math.min(best, row)));
  const target = edge + by;
  return target >= 0 && target < all.length ? [target] : [];
}

function sameRows(index: TableIndex, rows: readonly number[], column: number, part?: DatePart): number[] {
  const groups = groupRows(index, index.all, column, part).groups ?? [];
  const own = new Set(rows);
  const found = groups
    .filter((group) => group.rows.some((row) => own.has(row)))
    .flatMap((group) => group.rows);
  return [...new Set(found)].filter((row) => !own.has(row)).sort((a, b) => a - b);
}

function rowsBeyond(index: TableIndex, rows: readonly number[], column: number, order: Order): number[] {
  const own = new Set(rows);
  const sign = order === "desc" ? 1 : -1;
  let limit = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const figure = sign * rowFigure(index, row, column);
    if (figure > limit) limit = figure;
  }
  if (limit === Number.NEGATIVE_INFINITY) return [];
  return index.all.filter((row) => !own.has(row) && sign * rowFigure(index, row, column) > limit);
}
