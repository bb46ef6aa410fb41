import type { Unit } from "../figures/figure.ts";
import { writeFigure } from "../figures/write.ts";
import { compute } from "./compute.ts";
import type { Measure, Operation, Order, Plan } from "./plan.ts";
import type { TableResult } from "./run.ts";
import { figureOf, groupRows, type Item, type State } from "./steps.ts";
import type { TableIndex } from "./table-index.ts";

/** More items than this are counted, not kept: no reply shows them. */
const mostItems = 500;
const noUnit: Unit = { kind: "plain", word: "" };

/** A result before its answer is known. */
export type Base = Omit<TableResult, "answers">;

/** Items of a state, at most `limit` of them. */
export function itemsOf({ labels }: TableIndex, state: State, limit = mostItems): readonly Item[] {
  if (state.groups) return state.groups.length > limit ? state.groups.slice(0, limit) : state.groups;
  const rows = state.rows.length > limit ? state.rows.slice(0, limit) : state.rows;
  return rows.map((row) => ({ rows: [row], label: labels[row]! }));
}

/** The unit of a measure. */
export function unitOf(index: TableIndex, by: Measure): Unit {
  return typeof by === "number" ? index.columns[by]!.unit : noUnit;
}

/** Turns what is left after the last step into the answer. */
export function conclude(index: TableIndex, plan: Plan, state: State): TableResult {
  const { operation } = plan;
  const size = (state.groups ?? state.rows).length;
  const base: Base = {
    plan,
    table: index.table,
    items: itemsOf(index, state),
    size,
    grouped: state.grouped,
    number: null,
    unit: noUnit,
    truth: null,
    figures: [],
    formula: null,
    others: [],
  };
  switch (operation.operation) {
    case "value":
      return {
        ...base,
        answers: size ? valuesOf(index, state, operation.columns[0] ?? index.key) : noneOf(plan),
      };
    case "describe":
      return { ...base, answers: base.items.map((item) => item.label) };
    case "count":
      return count(index, state, base, operation.column);
    case "exists":
      return { ...base, truth: size > 0, answers: [size ? "yes" : "no"] };
    case "streak":
      return number(base, longestRun(state.rows));
    case "duration":
      return durationOf(index, state, base, operation);
    case "exceeds":
      return exceedsOf(index, base, operation);
    case "bound":
      return boundOf(index, state, base, operation);
    case "sort":
    case "compare":
      return orderItems(index, base, operation.column, operation.order);
    case "rank":
      return rankOf(index, state, base, operation.column, operation.order);
    default:
      return compute(index, operation, state, base);
  }
}

function number(base: Base, value: number): TableResult {
  return { ...base, number: value, answers: value ? [String(value)] : [] };
}

/** That nothing passes a limit is an answer; that nothing was found is none. */
function noneOf({ steps }: Plan): string[] {
  const limits: ReadonlySet<string> = new Set(["lt", "le", "gt", "ge", "between"]);
  const limited =
    steps.length > 0 && steps.every((step) => step.step === "where" && limits.has(step.comparison));
  return limited ? ["none"] : [];
}

function valuesOf(index: TableIndex, state: State, column: number): string[] {
  if (state.groups && state.grouped === column) return itemsOf(index, state).map((item) => item.label);
  const seen = new Set<string>();
  for (const row of state.rows) {
    const raw = index.table.rows[row]!.cells[column]!.raw.trim();
    if (raw) seen.add(raw);
    if (seen.size >= mostItems) break;
  }
  // That a cell is empty is an answer; of many rows those that say something are shown.
  return seen.size === 0 && state.rows.length > 0 ? [notGiven] : [...seen];
}

/** Said in place of an empty cell. */
export const notGiven = "not given";

function count(index: TableIndex, state: State, base: Base, column: number | null): TableResult {
  const value = column === null ? base.size : (groupRows(index, state.rows, column).groups ?? []).length;
  return { ...base, number: value, answers: [String(value)] };
}

function orderItems(index: TableIndex, base: Base, by: Measure, order: Order): TableResult {
  const sign = order === "desc" ? -1 : 1;
  if (typeof by === "number" && !index.columns[by]!.ordered) return orderByText(index, base, by, sign);
  const sorted = base.items
    .map((item) => ({ item, figure: figureOf(index, item, by) }))
    .filter(({ figure }) => !Number.isNaN(figure))
    .sort((a, b) => sign * (a.figure - b.figure));
  const best = sorted[0]?.figure;
  const all = base.plan.operation.operation === "sort";
  const winners = all ? sorted : sorted.filter(({ figure }) => figure === best);
  return {
    ...base,
    items: sorted.map(({ item }) => item),
    answers: winners.map(({ item }) => item.label),
    figures: sorted.map(({ figure }) => figure),
    unit: unitOf(index, by),
  };
}

/** Rows in the alphabetical order of a column of words; those that say nothing there come last. */
function orderByText({ table }: TableIndex, base: Base, column: number, sign: 1 | -1): TableResult {
  const textOf = ({ rows }: Item): string => table.rows[rows[0] ?? -1]?.cells[column]?.raw.trim() ?? "";
  const items = [...base.items].sort((a, b) => {
    const [left, right] = [textOf(a), textOf(b)];
    if (left === "" || right === "") return Number(left === "") - Number(right === "");
    return sign * left.localeCompare(right, "en", { numeric: true });
  });
  return { ...base, items, answers: items.map(({ label }) => label) };
}

function rankOf(index: TableIndex, state: State, base: Base, column: number, order: Order): TableResult {
  const { readings } = index.columns[column]!;
  const sign = order === "desc" ? -1 : 1;
  const own = readings.middle(state.rows[0] ?? -1);
  if (Number.isNaN(own)) return { ...base, answers: [] };
  const before = index.all.filter((row) => sign * readings.middle(row) < sign * own).length;
  return { ...number(base, before + 1), figures: [own], unit: unitOf(index, column) };
}

function longestRun(rows: readonly number[]): number {
  const sorted = [...new Set(rows)].sort((a, b) => a - b);
  let best = 0;
  let run = 0;
  sorted.forEach((row, i) => {
    run = i > 0 && sorted[i - 1] === row - 1 ? run + 1 : 1;
    best = Math.max(best, run);
  });
  return best;
}

const year = /(?<!\d)(?:1\d{3}|20\d{2})(?!\d)/g;

function durationOf(
  { table }: TableIndex,
  state: State,
  base: Base,
  operation: Extract<Operation, { operation: "duration" }>,
): TableResult {
  const cells = table.rows[state.rows[0] ?? -1]?.cells ?? [];
  const texts = [...new Set([operation.from, operation.to])].map((column) => cells[column]?.raw ?? "");
  const years = texts.flatMap((text) => (text.match(year) ?? []).map(Number));
  const [from, to] = [years[0], years.at(-1)];
  if (from === undefined || to === undefined || years.length < 2) return { ...base, answers: [] };
  const unit: Unit = { kind: "years" };
  return {
    ...base,
    number: to - from,
    unit,
    formula: `${to} − ${from}`,
    answers: [writeFigure(to - from, unit)],
  };
}

function exceedsOf(
  index: TableIndex,
  base: Base,
  { column, order, yes, no }: Extract<Operation, { operation: "exceeds" }>,
): TableResult {
  const unit = unitOf(index, column);
  const figures = base.items.map((item) => figureOf(index, item, column));
  const [first, second] = figures;
  if (figures.length !== 2 || figures.some(Number.isNaN)) return { ...base, unit, answers: [] };
  const truth = order === "desc" ? first! > second! : first! < second!;
  return { ...base, figures, unit, truth, answers: [truth ? yes : no] };
}

function boundOf(
  index: TableIndex,
  state: State,
  base: Base,
  { column, end }: Extract<Operation, { operation: "bound" }>,
): TableResult {
  const { readings } = index.columns[column]!;
  const [row = -1] = state.rows;
  const unit = unitOf(index, column);
  if (!readings.has(row)) return { ...base, unit, answers: [] };
  const [low, high] = [readings.low(row), readings.high(row)];
  const value = { low, high, middle: (low + high) / 2, width: high - low }[end];
  if (!Number.isFinite(value)) return { ...base, unit, answers: ["open"] };
  const [from, to] = [writeFigure(low, unit), writeFigure(high, unit)];
  const formula = end === "width" ? `${to} − ${from}` : end === "middle" ? `(${from} + ${to}) ÷ 2` : null;
  return { ...base, number: value, unit, formula, answers: [writeFigure(value, unit)] };
}
