import type { Problem } from "../../src/knowledge/index.ts";
import type { LeftOut } from "./find.ts";
import type { MadeItem, MadeKnowledge } from "./make.ts";
import type { ImportRecord } from "./record.ts";

/**
 * What becomes of an item. `same`: nothing to do. `updated`: the source changed, people changed nothing.
 * `kept`: people edited it since, the source did not change. `both`: both changed; people's stays unless told.
 * `removed`: people removed it since.
 */
export type Status = "new" | "updated" | "same" | "kept" | "both" | "removed";

/** An item with its status. */
export interface PlannedItem extends MadeItem {
  readonly status: Status;
}

/** A dry run of an import. */
export interface ImportPlan {
  readonly dir: string;
  readonly items: readonly PlannedItem[];
  /** Made by an earlier import of the same, and no longer in it. */
  readonly gone: readonly {
    readonly key: string;
    readonly id: string;
    readonly files: readonly string[];
    readonly edited: boolean;
  }[];
  /** Files that are written besides: guide.yaml, sources.yaml. */
  readonly lists: readonly { readonly path: string; readonly text: string; readonly isNew: boolean }[];
  readonly topics: MadeKnowledge["topics"];
  readonly sources: MadeKnowledge["sources"];
  readonly leftOut: readonly LeftOut[];
  readonly notes: MadeKnowledge["notes"];
  readonly changes: MadeKnowledge["changes"];
  readonly record: ImportRecord;
  /** What a check of the folder would say after it. */
  readonly problems: readonly Problem[];
  /** Those errors of them that the folder does not have now, and that no item could be left out for. */
  readonly brings: readonly Problem[];
}

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
