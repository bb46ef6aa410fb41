/** A YAML value that remembers where it stands, so that a problem found later can name the line. */
export type YamlNode =
  | {
      readonly kind: "scalar";
      readonly line: number;
      readonly value: string | number | boolean | null;
      /** As it is written, where the value says less: `3.10` is 3.1. */
      readonly raw?: string;
    }
  | { readonly kind: "list"; readonly line: number; readonly items: readonly YamlNode[] }
  | { readonly kind: "map"; readonly line: number; readonly entries: ReadonlyMap<string, YamlPair> };

export interface YamlPair {
  /** Where the key stands. */
  readonly line: number;
  readonly node: YamlNode;
}

/** The value without its places. */
export function plainValueOf(node: YamlNode): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(plainValueOf);
  const object: Record<string, unknown> = Object.create(null);
  for (const [key, { node: child }] of node.entries) object[key] = plainValueOf(child);
  return object;
}

/** The line of what stands at a path; of the nearest that exists, where the path leads to nothing. */
export function lineAt(node: YamlNode, path: readonly PropertyKey[]): number {
  let at = node;
  let line = node.line;
  for (const step of path) {
    if (at.kind === "map") {
      const pair = at.entries.get(String(step));
      if (pair === undefined) return line;
      line = pair.line;
      at = pair.node;
    } else if (at.kind === "list") {
      const item = at.items[Number(step)];
      if (item === undefined) return line;
      line = item.line;
      at = item;
    } else return line;
  }
  return line;
}

/** A scalar at a path as it is written; `null` where the path leads to none. */
export function rawAt(node: YamlNode, path: readonly PropertyKey[]): string | null {
  let at: YamlNode | undefined = node;
  for (const step of path)
    at =
      at?.kind === "map"
        ? at.entries.get(String(step))?.node
        : at?.kind === "list"
          ? at.items[Number(step)]
          : undefined;
  return at?.kind === "scalar" ? (at.raw ?? String(at.value)) : null;
}
