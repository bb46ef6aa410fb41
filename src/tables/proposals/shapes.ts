/** Kinds of plan that steps make, as the model tells them apart; weights are kept by name, so their order means nothing. */
export const stepShapes = [
  "cell",
  "list",
  "all",
  "high",
  "low",
  "firstRow",
  "lastRow",
  "nth",
  "next",
  "previous",
  "groupMost",
  "groupLeast",
  "groupSum",
  "having",
  "same",
  "beyond",
  "row",
  "nextHigh",
  "nextLow",
  "groupPart",
  "samePart",
  "blank",
  "someRows",
  "groupAverage",
  "groupCount",
] as const;

/** Kinds of plan that operations make: each file of `operations/` adds its own. */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled where the operations are.
export interface OperationShapes {}

/** One kind of plan. */
export type Shape = (typeof stepShapes)[number] | keyof OperationShapes;
