import type { TableIndex } from "../index/table-index.ts";
import type { Operation, OperationFields } from "../plan/plan.ts";
import type { ProposalContext } from "../proposals/proposal.ts";
import type { Shape } from "../proposals/shapes.ts";
import type { TableResult } from "../run/result.ts";
import type { PlanState } from "../run/steps.ts";
import type { Saying } from "../say/saying.ts";
import type { Wording } from "../say/wording.ts";
import type { Field } from "./fields.ts";
import type { Template } from "./template.ts";

/** Name of an operation. */
export type OperationName = keyof OperationFields;

/** An operation of one name. */
export type OperationOf<K extends OperationName> = Extract<Operation, { operation: K }>;

/** A result before its operation is evaluated. */
export type Base = Omit<TableResult, "answers">;

/** Input of an operation: the rows that the steps leave. */
export interface Rest {
  readonly index: TableIndex;
  readonly state: PlanState;
  readonly base: Base;
}

/**
 * Definition of an operation: fields, words, proposals, evaluation, wording; its file is the only place that
 * knows it.
 */
export interface OperationKind<K extends OperationName> {
  /** What stands behind its name in a plan, in this order: printing and parsing follow from it. */
  readonly fields: { readonly [F in keyof OperationFields[K]]-?: Field<OperationFields[K][F]> };
  /** Kinds of plan that it proposes, as the model tells them apart. */
  readonly shapes: readonly Shape[];
  /** Phrases that ask for it, where no operator of the language does; an operator of its name is heard in them. */
  readonly words?: string;
  /** Plans with it that the words of a question suggest. */
  propose?(context: ProposalContext): void;
  run(operation: OperationOf<K>, rest: Rest): TableResult;
  /** In plain words, the answer first; only asked where there is an answer. */
  say(operation: OperationOf<K>, wording: Wording): Saying;
  /** Questions that ask for it, to train the model with. */
  readonly templates?: readonly Template[];
}
