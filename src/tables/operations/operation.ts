import type { TableIndex } from "../index/table-index.ts";
import type { Operation, OperationFields, Order } from "../plan/plan.ts";
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

/** What an operation makes of the rows that the steps leave: by it guards, statements and later turns tell operations apart. */
export type ResultKind =
  /** Their cells, as they are. */
  | "rows"
  /** All of them, put in order. */
  | "order"
  /** How many there are. */
  | "count"
  /** One figure out of all of theirs. */
  | "aggregate"
  /** The highest or the lowest of their figures. */
  | "extreme"
  /** Those of them at an end of an order. */
  | "choice"
  /** The place of one of them among all. */
  | "place"
  /** How far two figures are apart; of shares it is told in percentage points. */
  | "difference"
  /** How often one figure goes into another, or by what part it lies above it. */
  | "ratio"
  /** What part of the whole they are, or leave. */
  | "part"
  /** Whether they keep to something. */
  | "verdict"
  /** Whether one figure is above another. */
  | "comparison"
  /** A figure of a single row, or of where the rows stand. */
  | "figure";

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

/** Definition of an operation: what it gives, fields, words, proposals, evaluation, wording. */
export interface OperationKind<K extends OperationName> {
  /** The kind of its result, by its fields where they change it. */
  readonly result: ResultKind | ((operation: OperationOf<K>) => ResultKind);
  /** Whether it adds up the figures of its rows. */
  readonly adds?: true;
  /** Whether "and for juniors?" asks for the same of other rows. */
  readonly repeats?: true;
  /** Whether its verdict, where the rows decide it, stands in place of look-ups. */
  readonly settles?: true;
  /** Which end of an order it takes, where it takes one. */
  end?(operation: OperationOf<K>): Order;
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
