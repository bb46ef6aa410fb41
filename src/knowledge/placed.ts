import { lineAt, type YamlNode } from "./yaml-node.ts";

/** An item of the knowledge with the file that it was read from, so that checks can name lines. */
export interface Placed<T> {
  readonly item: T;
  readonly file: string;
  /** The line of a key or list item: `["also", 3]`. */
  line(path: readonly PropertyKey[]): number;
}

export const placed = <T>(item: T, file: string, node: YamlNode): Placed<T> => ({
  item,
  file,
  line: (path) => lineAt(node, path),
});
