import type { TreeNode } from "./tree-node.ts";

/**
 * A tree in which `5~10 … 20~30` is what it says: one `~` strikes words out where it stands at their ends, as it does in
 * chats; between letters or figures it parts them.
 * @param text which the tree was parsed from
 */
export function withTildes<T extends TreeNode>(node: T, text: string): T {
  if (node.children === undefined) return node;
  const children = node.children.flatMap((child): TreeNode[] => {
    const own = withTildes(child, text);
    return own.type === "delete" && isBetween(own, text) ? [tilde, ...(own.children ?? []), tilde] : [own];
  });
  return { ...node, children };
}

const tilde: TreeNode = { type: "text", value: "~" };

function isBetween({ position }: TreeNode, text: string): boolean {
  const [from = 0, to = 0] = [position?.start.offset, position?.end.offset];
  if (text.startsWith("~~", from)) return false;
  return (
    /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, from - 2), from)) ||
    /^[\p{L}\p{N}]/u.test(text.slice(to, to + 2))
  );
}
