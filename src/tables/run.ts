import type { Table } from "../knowledge/types.ts";
import { isEmpty, type Unit, writeFigure } from "./cells.ts";
import { compare, conditionOf } from "./condition.ts";
import type { DatePart, Measure, Operation, Order, Plan, Step } from "./plan.ts";
import { indexTable, type TableIndex } from "./table-index.ts";
import { phraseOf } from "./text.ts";

/** A row, or a group of rows with one value in common. */
export interface Item {
  /** Indices of its rows. */
  readonly rows: readonly number[];
  /** Name of the row, or the value that the group shares. */
  readonly label: string;
}

/** What a plan comes to. */
export interface TableResult {
  readonly plan: Plan;
  readonly table: Table;
  /** After the last step. */
  readonly items: readonly Item[];
  /** Column of the groups, where the plan groups. */
  readonly grouped: number | null;
  /** The answer, one text for each value. */
  readonly answers: readonly string[];
  /** For computed answers. */
  readonly number: number | null;
  readonly unit: Unit;
  /** For yes/no questions. */
  readonly truth: boolean | null;
  /** Figures that went in, by item; empty for a plain look-up. */
  readonly figures: readonly number[];
  /** `18% − 10%`. */
  readonly formula: string | null;
  /** What other tables say about the same, where they disagree and the question names none of them. */
  readonly others: readonly TableResult[];
}

/** Items in the course of a plan. */
export interface State {
  readonly items: readonly Item[];
  readonly grouped: number | null;
}

/** Evaluates a plan; linear in the rows for each step, but for one sort where it orders. */
export function runPlan(plan: Plan, table: Table): TableResult {
  const index = indexTable(table);
  let state = allRows(index);
  for (const step of plan.steps) state = runStep(index, state, step);
  return conclude(index, plan, state);
}

/** Every row of the table, each an item of its own. */
export function allRows(index: TableIndex): State {
  return stateOf(
    index,
    index.table.rows.map((_, row) => row),
  );
}

/** Items for the given rows. */
export function stateOf(index: TableIndex, rows: readonly number[]): State {
  return { items: rows.map((row) => ({ rows: [row], label: index.table.rows[row]!.name })), grouped: null };
}

/** One stage of a plan. */
export function runStep(index: TableIndex, state: State, step: Step): State {
  const keep = (items: readonly Item[]): State => ({ ...state, items });
  switch (step.step) {
    case "where": {
      const holds = conditionOf(index, step);
      return keep(state.items.filter((item) => item.rows.some(holds)));
    }
    case "rows":
      return stateOf(
        index,
        step.names.flatMap((name) =>
          state.items.filter((item) => item.label === name).flatMap((item) => item.rows),
        ),
      );
    case "group":
      return { items: groupItems(index, state.items, step.column, step.part), grouped: step.column };
    case "having":
      return keep(state.items.filter((item) => compare(item.rows.length, step.comparison, step.count)));
    case "top":
      return keep(topItems(index, state, step));
    case "shift":
      return stateOf(index, shiftRows(index, state.items, step.by));
    case "same":
      return stateOf(index, sameRows(index, state.items, step.column, step.part));
    case "beyond":
      return stateOf(index, rowsBeyond(index, state.items, step.column, step.order));
  }
}

function groupItems(index: TableIndex, items: readonly Item[], column: number, part?: DatePart): Item[] {
  const groups = new Map<string, { rows: number[]; label: string }>();
  for (const item of items) {
    for (const row of item.rows) {
      const cell = index.table.rows[row]!.cells[column]!;
      if (isEmpty(cell)) continue;
      const labels = part
        ? partOf(index, row, column, part)
        : cell.value.kind === "list"
          ? cell.value.items
          : [cell.raw];
      for (const label of labels) {
        const key = phraseOf(label) || label;
        const group = groups.get(key);
        if (group) group.rows.push(row);
        else groups.set(key, { rows: [row], label });
      }
    }
  }
  return [...groups.values()];
}

/** The figure that an item is ordered and computed by; a group counts the sum of its rows. */
export function figureOf(index: TableIndex, item: Item, by: Measure): number {
  if (by === "count") return item.rows.length;
  if (by === "position") return item.rows[0] ?? Number.NaN;
  const readings = index.columns[by]!.readings;
  if (item.rows.length === 1) return middle(readings[item.rows[0]!]!);
  let sum = 0;
  let any = false;
  for (const row of item.rows) {
    const figure = middle(readings[row]!);
    if (Number.isNaN(figure)) continue;
    sum += figure;
    any = true;
  }
  return any ? sum : Number.NaN;
}

/** A range is ordered by its middle, an open one by its known end. */
function middle(reading: { readonly low: number; readonly high: number }): number {
  if (reading.low === reading.high) return reading.low;
  if (reading.high === Number.POSITIVE_INFINITY) return reading.low;
  if (reading.low === Number.NEGATIVE_INFINITY) return reading.high;
  return (reading.low + reading.high) / 2;
}

function topItems(index: TableIndex, state: State, step: Extract<Step, { step: "top" }>): Item[] {
  const sign = step.order === "desc" ? -1 : 1;
  const sorted = state.items
    .map((item) => ({ item, figure: figureOf(index, item, step.by) }))
    .filter((entry) => !Number.isNaN(entry.figure))
    .sort((a, b) => sign * (a.figure - b.figure));
  if (step.skip > 0) {
    // "The second highest" counts levels, so that two rows on the first place leave a second one.
    const levels = [...new Set(sorted.map((entry) => entry.figure))].slice(step.skip, step.skip + step.count);
    return sorted.filter((entry) => levels.includes(entry.figure)).map((entry) => entry.item);
  }
  const last = sorted[Math.min(step.count, sorted.length) - 1]?.figure;
  return sorted.filter((entry, i) => i < step.count || entry.figure === last).map((entry) => entry.item);
}

function shiftRows(index: TableIndex, items: readonly Item[], by: 1 | -1): number[] {
  const rows = items.flatMap((item) => item.rows);
  if (!rows.length) return [];
  const target = by === 1 ? Math.max(...rows) + 1 : Math.min(...rows) - 1;
  return target >= 0 && target < index.table.rows.length ? [target] : [];
}

function sameRows(index: TableIndex, items: readonly Item[], column: number, part?: DatePart): number[] {
  const rows = new Set(items.flatMap((item) => item.rows));
  const keyOf = (row: number): string =>
    part ? partOf(index, row, column, part).join() : phraseOf(index.table.rows[row]!.cells[column]!.raw);
  const wanted = new Set([...rows].map(keyOf));
  return index.table.rows.flatMap((_, r) => (!rows.has(r) && wanted.has(keyOf(r)) ? [r] : []));
}

const monthNames =
  "January February March April May June July August September October November December".split(" ");

function partOf(index: TableIndex, row: number, column: number, part: DatePart): string[] {
  const date = index.columns[column]!.readings[row]!.date;
  if (part === "month") return date?.month ? [monthNames[date.month - 1]!] : [];
  return date?.year ? [String(date.year)] : [];
}

function rowsBeyond(index: TableIndex, items: readonly Item[], column: number, order: Order): number[] {
  const own = new Set(items.flatMap((item) => item.rows));
  const figures = items
    .map((item) => figureOf(index, item, column))
    .filter((figure) => !Number.isNaN(figure));
  if (!figures.length) return [];
  const limit = order === "desc" ? Math.max(...figures) : Math.min(...figures);
  return index.table.rows.flatMap((_, r) => {
    const figure = middle(index.columns[column]!.readings[r]!);
    return !own.has(r) && (order === "desc" ? figure > limit : figure < limit) ? [r] : [];
  });
}

const noUnit: Unit = { kind: "plain", word: "" };

/** Turns the items that are left into the answer. */
export function conclude(index: TableIndex, plan: Plan, state: State): TableResult {
  const operation = plan.operation;
  const base = {
    plan,
    table: index.table,
    items: state.items,
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
        answers: state.items.length ? valuesOf(index, state, operation.columns) : noneOf(plan),
      };
    case "describe":
      return { ...base, answers: state.items.map((item) => item.label) };
    case "count": {
      const number =
        operation.column === null
          ? state.items.length
          : groupItems(index, state.items, operation.column).length;
      return { ...base, answers: [String(number)], number };
    }
    case "exists": {
      const truth = state.items.length > 0;
      return { ...base, answers: [truth ? "yes" : "no"], truth };
    }
    case "streak": {
      const number = longestRun(state.items.flatMap((item) => item.rows));
      return { ...base, number, answers: number ? [String(number)] : [] };
    }
    case "duration":
      return durationOf(index, state, base, operation);
    case "exceeds":
      return exceedsOf(index, state, base, operation);
    case "bound":
      return boundOfRange(index, state, base, operation.column, operation.end);
    case "sort":
    case "compare":
      return order(index, plan, state, base, operation.column, operation.order);
    case "rank":
      return rankOf(index, state, base, operation.column, operation.order);
    default:
      return computed(index, plan, state, base);
  }
}

/** That nothing passes a limit is an answer; that nothing was found is none. */
function noneOf(plan: Plan): string[] {
  const last = plan.steps.at(-1);
  const limited =
    last?.step === "where" &&
    plan.steps.every(
      (step) => step.step === "where" && ["lt", "le", "gt", "ge", "between"].includes(step.comparison),
    );
  return limited ? ["none"] : [];
}

type Base = Omit<TableResult, "answers">;

function valuesOf(index: TableIndex, state: State, columns: readonly number[]): string[] {
  const column = columns[0] ?? index.key;
  if (state.grouped === column) return state.items.map((item) => item.label);
  const seen = new Set<string>();
  for (const item of state.items) {
    for (const row of item.rows) {
      const raw = index.table.rows[row]!.cells[column]!.raw.trim();
      if (raw) seen.add(raw);
    }
  }
  return [...seen];
}

function order(
  index: TableIndex,
  plan: Plan,
  state: State,
  base: Base,
  by: Measure,
  direction: Order,
): TableResult {
  const sign = direction === "desc" ? -1 : 1;
  const sorted = state.items
    .map((item) => ({ item, figure: figureOf(index, item, by) }))
    .filter((entry) => !Number.isNaN(entry.figure))
    .sort((a, b) => sign * (a.figure - b.figure));
  const best = sorted[0]?.figure;
  const winners =
    plan.operation.operation === "sort" ? sorted : sorted.filter((entry) => entry.figure === best);
  return {
    ...base,
    items: sorted.map((entry) => entry.item),
    answers: winners.map((entry) => entry.item.label),
    figures: sorted.map((entry) => entry.figure),
    unit: unitOf(index, by),
  };
}

function rankOf(index: TableIndex, state: State, base: Base, column: number, direction: Order): TableResult {
  const sign = direction === "desc" ? -1 : 1;
  const own = state.items[0] ? sign * figureOf(index, state.items[0], column) : Number.NaN;
  const before = index.columns[column]!.readings.filter((reading) => sign * middle(reading) < own).length;
  if (Number.isNaN(own)) return { ...base, answers: [] };
  return {
    ...base,
    answers: [String(before + 1)],
    number: before + 1,
    figures: [sign * own],
    unit: unitOf(index, column),
  };
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

function durationOf(
  index: TableIndex,
  state: State,
  base: Base,
  operation: Extract<Operation, { operation: "duration" }>,
): TableResult {
  const row = state.items[0]?.rows[0];
  const years = row === undefined ? [] : yearsOf(index, row, operation);
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

function yearsOf(index: TableIndex, row: number, { from, to }: { from: number; to: number }): number[] {
  const texts = [...new Set([from, to])].map((column) => index.table.rows[row]!.cells[column]!.raw);
  return texts.flatMap((text) =>
    [...text.matchAll(/(?<!\d)(1\d{3}|20\d{2})(?!\d)/g)].map((match) => Number(match[1])),
  );
}

function exceedsOf(
  index: TableIndex,
  state: State,
  base: Base,
  operation: Extract<Operation, { operation: "exceeds" }>,
): TableResult {
  const [first, second] = state.items;
  if (!first || !second || state.items.length !== 2) return { ...base, answers: [] };
  const figures = [first, second].map((item) => figureOf(index, item, operation.column));
  const unit = unitOf(index, operation.column);
  if (figures.some(Number.isNaN)) return { ...base, unit, answers: [] };
  const truth = operation.order === "desc" ? figures[0]! > figures[1]! : figures[0]! < figures[1]!;
  return { ...base, figures, unit, truth, answers: [truth ? operation.yes : operation.no] };
}

function boundOfRange(
  index: TableIndex,
  state: State,
  base: Base,
  column: number,
  end: "low" | "high" | "width",
): TableResult {
  const reading = index.columns[column]!.readings[state.items[0]?.rows[0] ?? -1];
  const unit = unitOf(index, column);
  if (!reading || Number.isNaN(reading.low)) return { ...base, unit, answers: [] };
  const number = end === "low" ? reading.low : end === "high" ? reading.high : reading.high - reading.low;
  if (!Number.isFinite(number)) return { ...base, unit, answers: ["open"] };
  const ends = `${writeFigure(reading.high, unit)} − ${writeFigure(reading.low, unit)}`;
  return {
    ...base,
    number,
    unit,
    formula: end === "width" ? ends : null,
    answers: [writeFigure(number, unit)],
  };
}

/** The unit of a measure. */
export function unitOf(index: TableIndex, by: Measure): Unit {
  return typeof by === "number" ? index.columns[by]!.unit : noUnit;
}

function computed(index: TableIndex, plan: Plan, state: State, base: Base): TableResult {
  const operation = plan.operation as Extract<
    Plan["operation"],
    { operation: "sum" | "average" | "max" | "min" | "difference" | "ratio" | "complement" | "check" }
  >;
  const by = operation.column;
  const entries = (state.grouped === null || by === "count" ? state.items : ungroup(index, state.items))
    .map((item) => ({ item, figure: figureOf(index, item, by) }))
    .filter((entry) => !Number.isNaN(entry.figure));
  const figures = entries.map((entry) => entry.figure);
  const unit = unitOf(index, by);
  const kept = { ...base, items: entries.map((entry) => entry.item), figures, unit };
  if (!figures.length) return { ...kept, answers: [] };
  const show = (figure: number): string => writeFigure(figure, unit);
  const sum = figures.reduce((a, b) => a + b, 0);
  const give = (number: number, formula: string | null, as: Unit = unit): TableResult => {
    const rounded = Math.round(number * 1e6) / 1e6;
    return { ...kept, number: rounded, unit: as, formula, answers: [writeFigure(rounded, as)] };
  };
  switch (operation.operation) {
    case "sum":
      return give(sum, figures.map(show).join(" + "));
    case "average":
      return give(sum / figures.length, `(${figures.map(show).join(" + ")}) ÷ ${figures.length}`);
    case "max":
    case "min": {
      const number = operation.operation === "max" ? Math.max(...figures) : Math.min(...figures);
      const item = kept.items[figures.indexOf(number)]!;
      const raw = typeof by === "number" ? index.table.rows[item.rows[0]!]!.cells[by]!.raw : show(number);
      return { ...kept, number, answers: [raw] };
    }
    case "difference":
      return difference(kept, give);
    case "ratio": {
      const [high, low] = [Math.max(...figures), Math.min(...figures)];
      if (figures.length < 2 || low === 0) return { ...kept, answers: [] };
      return give(high / low, `${show(high)} ÷ ${show(low)}`, noUnit);
    }
    case "complement": {
      const whole =
        unit.kind === "share"
          ? 100
          : index.columns[by as number]!.readings.reduce(
              (a, r) => a + (Number.isNaN(r.low) ? 0 : middle(r)),
              0,
            );
      return give(whole - sum, `${show(whole)} − ${figures.map(show).join(" − ")}`);
    }
    case "check": {
      const truth = compare(sum, operation.comparison, operation.number);
      return {
        ...kept,
        number: sum,
        truth,
        answers: [truth ? "yes" : "no"],
        formula: figures.length > 1 ? figures.map(show).join(" + ") : null,
      };
    }
  }
}

function difference(kept: Base, give: (n: number, f: string, u?: Unit) => TableResult): TableResult {
  const figures = kept.figures;
  const high = Math.max(...figures);
  const low = Math.min(...figures);
  if (figures.length < 2) return { ...kept, answers: [] };
  const show = (figure: number): string => writeFigure(figure, kept.unit);
  if (kept.unit.kind === "date") {
    const years = Math.floor(high / 10_000) - Math.floor(low / 10_000);
    return give(years, `${Math.floor(high / 10_000)} − ${Math.floor(low / 10_000)}`, { kind: "years" });
  }
  return give(high - low, `${show(high)} − ${show(low)}`);
}

function ungroup(index: TableIndex, items: readonly Item[]): Item[] {
  return items.flatMap((item) =>
    item.rows.map((row) => ({ rows: [row], label: index.table.rows[row]!.name })),
  );
}
