import type { ImportPlan, PlannedItem } from "./plan.ts";

/** What wins where people and the source differ. */
export interface Precedence {
  /** Writes over what people edited, and makes again what they removed. */
  readonly replace?: boolean;
  /** Removes what is gone from the source, unless people edited it. */
  readonly prune?: boolean;
}

/** Whether an item is put into its place. */
export const writtenBy =
  ({ replace = false }: Precedence) =>
  ({ status }: PlannedItem): boolean =>
    ["new", "updated"].includes(status) || (replace && ["kept", "both", "removed"].includes(status));

/** What is taken out of the folder. */
export const removedOf = (gone: ImportPlan["gone"], { prune = false }: Precedence): ImportPlan["gone"] =>
  prune ? gone.filter(({ edited }) => !edited) : [];
