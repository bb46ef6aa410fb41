import { noUnit } from "../../figures/index.ts";
import type { Operation, Plan } from "../plan.ts";
import type { PlanReader } from "../plan-reader.ts";
import type { TableResult } from "../result.ts";
import { only, type Saying } from "../say/saying.ts";
import { Wording } from "../say/wording.ts";
import type { State } from "../steps.ts";
import type { TableIndex } from "../table-index.ts";
import { average } from "./average.ts";
import { bound } from "./bound.ts";
import { check } from "./check.ts";
import { compare } from "./compare.ts";
import { complement } from "./complement.ts";
import { count } from "./count.ts";
import { describe } from "./describe.ts";
import { difference } from "./difference.ts";
import { duration } from "./duration.ts";
import { exceeds } from "./exceeds.ts";
import { exists } from "./exists.ts";
import { max, min } from "./extremes.ts";
import { growth } from "./growth.ts";
import { holds } from "./holds.ts";
import { itemsOf } from "./items.ts";
import { median } from "./median.ts";
import type { OperationKind, OperationName, PlanNames } from "./operation.ts";
import { portion } from "./portion.ts";
import { rank } from "./rank.ts";
import { ratio } from "./ratio.ts";
import { sort } from "./sort.ts";
import { streak } from "./streak.ts";
import { sum } from "./sum.ts";
import { value } from "./value.ts";

/** Every operation by its name; to add one, write its file and put it here and into `Operation`. */
const operations: { readonly [K in OperationName]: OperationKind<K> } = {
  value,
  describe,
  count,
  sum,
  average,
  median,
  max,
  min,
  difference,
  ratio,
  growth,
  complement,
  portion,
  rank,
  sort,
  compare,
  bound,
  streak,
  duration,
  exceeds,
  exists,
  holds,
  check,
};

/** The kind of an operation, whichever it is: its own methods take it. */
const kindOf = ({ operation }: Operation): OperationKind<OperationName> =>
  operations[operation] as unknown as OperationKind<OperationName>;

/** Prints an operation: its name, and what belongs to it. */
export const printOperation = (operation: Operation, names: PlanNames): string =>
  `${operation.operation} ${kindOf(operation).print(operation, names)}`.trimEnd();

/** Reads what stands behind the name of an operation; `null` for a name that is none. */
export function parseOperation(name: string, reader: PlanReader): Operation | null {
  return Object.hasOwn(operations, name) ? operations[name as OperationName].parse(reader) : null;
}

/** Turns what is left after the last step into the answer. */
export function conclude(index: TableIndex, plan: Plan, state: State): TableResult {
  const base = {
    plan,
    table: index.table,
    items: itemsOf(index, state),
    size: (state.groups ?? state.rows).length,
    grouped: state.grouped,
    number: null,
    unit: noUnit,
    truth: null,
    decided: false,
    missing: 0,
    figures: [],
    formula: null,
    others: [],
  };
  return kindOf(plan.operation).run(plan.operation, { index, state, base });
}

/** Says a result in plain words, the answer first. */
export function sayResult(result: TableResult): Saying {
  const wording = new Wording(result);
  const { operation } = result.plan;
  const empty = !result.answers.length && operation.operation !== "count" && operation.operation !== "exists";
  if (empty) return only(`No ${result.table.row.one} fits that.`);
  const saying = kindOf(operation).say(operation, wording);
  const missing = missingIn(wording);
  return missing ? { ...saying, lead: `${saying.lead} ${missing}` } : saying;
}

const ends: ReadonlySet<string> = new Set(["sum", "average", "median", "max", "min"]);

/** `2 of 9 roles have no figure there.`; empty where all have one, or none was asked for. */
function missingIn(wording: Wording): string {
  const { result, index, all } = wording;
  const top = wording.last("top");
  let { missing } = ends.has(result.plan.operation.operation) ? result : { missing: 0 };
  // Of an order over the whole table the rows without a figure were left out as well.
  if (typeof top?.by === "number" && result.plan.steps.length === 1) {
    const { readings } = index.columns[top.by]!;
    missing = index.all.filter((row) => !readings.has(row)).length;
  }
  if (missing === 0) return "";
  return `${missing} of ${wording.rows(all)} ${missing === 1 ? "has" : "have"} no figure there.`;
}
