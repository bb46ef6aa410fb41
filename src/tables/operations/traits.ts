/** What guards, statements and later turns ask of an operation: it declares that itself. */
import type { Operation, Order } from "../plan/plan.ts";
import { kindOf } from "./index.ts";
import type { OperationOf, ResultKind } from "./operation.ts";

/** The kind of result that an operation gives. */
export function resultOf(operation: Operation): ResultKind {
  const { result } = kindOf(operation);
  return typeof result === "string" ? result : result(operation as OperationOf<"value">);
}

/** Whether an operation gives a result of one of these kinds. */
export const gives = (operation: Operation, ...kinds: readonly ResultKind[]): boolean =>
  kinds.includes(resultOf(operation));

/** Which end of an order an operation takes; `null` where it takes none. */
export const endOf = (operation: Operation): Order | null =>
  kindOf(operation).end?.(operation as OperationOf<"value">) ?? null;

/** Columns that an operation shows or computes with. */
export function columnsOf(operation: Operation): readonly number[] {
  if ("columns" in operation) return operation.columns;
  return "column" in operation && typeof operation.column === "number" ? [operation.column] : [];
}
