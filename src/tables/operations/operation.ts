import type { Measure, Operation } from "../plan.ts";
import type { PlanReader } from "../plan-reader.ts";
import type { TableResult } from "../result.ts";
import type { Saying } from "../say/saying.ts";
import type { Wording } from "../say/wording.ts";
import type { State } from "../steps.ts";
import type { TableIndex } from "../table-index.ts";

/** Name of an operation. */
export type OperationName = Operation["operation"];

/** An operation of one name. */
export type OperationOf<K extends OperationName> = Extract<Operation, { operation: K }>;

/** A result before its answer is known. */
export type Base = Omit<TableResult, "answers">;

/** What is left after the last step of a plan. */
export interface Rest {
  readonly index: TableIndex;
  readonly state: State;
  readonly base: Base;
}

/** Writes columns and measures as plans do. */
export interface PlanNames {
  column(index: number): string;
  measure(by: Measure): string;
}

/** All that is known about one operation: how it is written, read, run and told. */
export interface OperationKind<K extends OperationName> {
  /** Behind its name in a printed plan; empty where it has nothing to add. */
  print(operation: OperationOf<K>, names: PlanNames): string;
  parse(reader: PlanReader): OperationOf<K>;
  run(operation: OperationOf<K>, rest: Rest): TableResult;
  /** In plain words, the answer first; only asked where there is an answer. */
  say(operation: OperationOf<K>, wording: Wording): Saying;
}
