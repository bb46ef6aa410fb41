import { lineAt, type YamlNode } from "../parse/yaml-node.ts";
import type { Table } from "../types.ts";

/** An item of the knowledge with the file that it was read from, so that checks can name lines. */
export interface Placed<T> {
  readonly item: T;
  readonly file: string;
  /** The line of a key or list item: `["also", 3]`. */
  line(path: readonly PropertyKey[]): number;
}

/** A table's declarations may stand in another file than its rows. */
export interface PlacedTable extends Placed<Table> {
  /** The line of a row in the file that `origin` names. */
  lineOfRow(row: number): number;
}

export const placed = <T>(item: T, file: string, node: YamlNode): Placed<T> => ({
  item,
  file,
  line: (path) => lineAt(node, path),
});
