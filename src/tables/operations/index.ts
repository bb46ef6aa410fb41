import { noUnit } from "../../figures/index.ts";
import type { TableIndex } from "../index/table-index.ts";
import type { Operation, Plan } from "../plan/plan.ts";
import type { PlanReader } from "../plan/reader.ts";
import type { ProposalContext } from "../proposals/proposal.ts";
import type { Shape } from "../proposals/shapes.ts";
import { notGiven, type TableResult } from "../run/result.ts";
import type { PlanState } from "../run/steps.ts";
import { only, type Saying } from "../say/saying.ts";
import { Wording } from "../say/wording.ts";
import { across } from "./across.ts";
import { average } from "./average.ts";
import { bound } from "./bound.ts";
import { check } from "./check.ts";
import { compare } from "./compare.ts";
import { complement } from "./complement.ts";
import { count } from "./count.ts";
import { describe } from "./describe.ts";
import { difference } from "./difference.ts";
import { duration } from "./duration.ts";
import { ends } from "./ends.ts";
import { every } from "./every.ts";
import { exceeds } from "./exceeds.ts";
import { exists } from "./exists.ts";
import { max, min } from "./extremes.ts";
import type { Field, PlanNames } from "./fields.ts";
import { growth } from "./growth.ts";
import { holds } from "./holds.ts";
import { includes } from "./includes.ts";
import { itemsOf } from "./items.ts";
import { median } from "./median.ts";
import type { OperationKind, OperationName, OperationOf } from "./operation.ts";
import { portion } from "./portion.ts";
import { rank } from "./rank.ts";
import { ratio } from "./ratio.ts";
import { reaches } from "./reaches.ts";
import { sort } from "./sort.ts";
import { streak } from "./streak.ts";
import { sum } from "./sum.ts";
import type { Template } from "./template.ts";
import { value } from "./value.ts";

/** Every operation by its name, in the order in which they propose plans; to add one, write its file and put it here. */
export const operations: { readonly [K in OperationName]: OperationKind<K> } = {
  count,
  sum,
  across,
  average,
  median,
  ratio,
  difference,
  growth,
  complement,
  portion,
  rank,
  sort,
  compare,
  exceeds,
  includes,
  every,
  exists,
  holds,
  check,
  reaches,
  bound,
  streak,
  duration,
  ends,
  max,
  min,
  describe,
  value,
};

/** An operation of which nothing but its kind matters: its own methods take what it makes. */
type AnyKind = Omit<OperationKind<"value">, "fields"> & {
  readonly fields: Readonly<Record<string, Field<unknown>>>;
};

const kinds = Object.entries(operations) as unknown as readonly (readonly [OperationName, AnyKind])[];
const kindByName: ReadonlyMap<string, AnyKind> = new Map(kinds);

/** The definition of an operation. */
export const kindOf = ({ operation }: Operation): AnyKind => kindByName.get(operation)!;

/** Kinds of plan that operations propose. */
export const operationShapes: readonly Shape[] = kinds.flatMap(([, { shapes }]) => shapes);

/** Phrases that operations bring, by the operator that is heard in them. */
export const operationWords: Readonly<Record<string, string>> = Object.fromEntries(
  kinds.flatMap(([name, { words }]) => (words === undefined ? [] : [[name, words]])),
);

/**
 * Questions to train the model with, of every operation.
 * @public for whoever fits
 */
export const operationTemplates: readonly Template[] = kinds.flatMap(([, { templates = [] }]) => templates);

/** All plans that the operations propose for a question. */
export function proposeOperations(context: ProposalContext): void {
  for (const [, kind] of kinds) kind.propose?.(context);
}

/** Serialises an operation: its name and its fields. */
export function printOperation(operation: Operation, names: PlanNames): string {
  let printed: string = operation.operation;
  let before = "";
  for (const [name, field] of Object.entries(kindOf(operation).fields)) {
    const part = field.print((operation as unknown as Record<string, unknown>)[name], names);
    // Two of one kind are parted.
    printed += part === "" ? "" : `${before === field.kind ? "," : ""} ${part}`;
    before = field.kind;
  }
  return printed;
}

/** Parses what follows the name of an operation; `null` for an unknown name. */
export function parseOperation(name: string, reader: PlanReader): Operation | null {
  const kind = kindByName.get(name);
  if (!kind) return null;
  const operation: Record<string, unknown> = { operation: name };
  let before = "";
  for (const [own, field] of Object.entries(kind.fields)) {
    if (before === field.kind) reader.expect(",");
    operation[own] = field.parse(reader);
    before = field.kind;
  }
  return operation as unknown as Operation;
}

/** Evaluates an operation on the rows that the steps leave. */
export function conclude(index: TableIndex, plan: Plan, state: PlanState): TableResult {
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
    meant: state.rows.length,
    figures: [],
    formula: null,
    others: [],
  };
  return kindOf(plan.operation).run(plan.operation as OperationOf<"value">, { index, state, base });
}

/** Words a result, the answer first. */
export function sayResult(result: TableResult): Saying {
  const wording = new Wording(result);
  const { operation } = result.plan;
  if (!result.answers.length) return only(`No ${result.table.row.one} fits that.`);
  const saying = kindOf(operation).say(operation as OperationOf<"value">, wording);
  const missing = missingIn(wording);
  if (!missing) return saying;
  const { lead } = saying;
  // What stands under the sentence belongs to it.
  return {
    ...saying,
    lead: lead.endsWith(":") ? `${lead.slice(0, -1)} (${missing}):` : `${lead} ${missing}.`,
  };
}

/** `2 of 9 roles have no figure there`; empty where all have one, or none was asked for. */
function missingIn(wording: Wording): string {
  const { result, index } = wording;
  const top = wording.last("top");
  if (result.answers[0] === notGiven) return "";
  let { missing, meant } = result;
  // Of an order over the whole table the rows without a figure were left out as well.
  if (typeof top?.by === "number" && result.plan.steps.length === 1) {
    const { figures } = index.columns[top.by]!;
    missing = index.all.filter((row) => !figures.has(row)).length;
    meant = index.all.length;
  }
  if (missing === 0) return "";
  return `${missing} of ${wording.rows(meant)} ${missing === 1 ? "has" : "have"} no figure there`;
}
