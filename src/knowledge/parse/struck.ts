import { joint } from "./joint.ts";
import { withoutStruckHtml } from "./struck-html.ts";
import type { TreeNode } from "./tree-node.ts";

interface Leaf extends TreeNode {
  value: string;
}

/** The leaves of one block's text in their order; `null` where something was struck out. */
type Leaves = (Leaf | null)[];

/** What is said of words that are struck out, and what helps. */
export const struckNote = [
  "what is struck out is not shown",
  "take it out, or write it without the marks",
] as const;

/** What begins no text of its own: its words belong to the text around it. */
const inText = new Set(["strong", "emphasis", "link", "linkReference"]);

/**
 * A tree without what is struck out in it: by `~~`, by `<del>`, `<s>` or `<strike>`, by a style. Whoever strikes words
 * out does not say them. Spaces around them are closed up, and what held nothing else goes too.
 * @param onStruck told the node at which each struck run begins
 */
export function withoutStruck<T extends TreeNode>(root: T, onStruck: (node: T) => void): T {
  const told = onStruck as (node: TreeNode) => void;

  function block(node: TreeNode): TreeNode {
    const leaves: Leaves = [];
    const children = inside(node.children ?? [], leaves);
    if (!leaves.includes(null)) return { ...node, children };
    closeUp(leaves);
    return { ...node, children: children.flatMap(filled) };
  }

  function inside(nodes: readonly TreeNode[], leaves: Leaves): TreeNode[] {
    return withoutStruckHtml(nodes, told).flatMap((node): TreeNode[] => {
      if (node?.type === "delete") told(node);
      if (node === null || node.type === "delete") {
        leaves.push(null);
        return [];
      }
      if (inText.has(node.type)) return [{ ...node, children: inside(node.children ?? [], leaves) }];
      if (node.children !== undefined) return [block(node)];
      if (node.type === "html") return [node];
      const leaf: Leaf = { ...node, value: node.value ?? "" };
      leaves.push(leaf);
      return [node.value === undefined ? node : leaf];
    });
  }

  return block(root) as T;
}

/** Without what has lost all its words. */
function filled(node: TreeNode): TreeNode[] {
  if (node.type === "text") return node.value === "" ? [] : [node];
  if (!inText.has(node.type)) return [node];
  const children = (node.children ?? []).flatMap(filled);
  return children.length === 0 ? [] : [{ ...node, children }];
}

function closeUp(leaves: Leaves): void {
  /** The last leaf that says something. */
  let before: Leaf | null = null;
  /** Leaves of spaces only since then. */
  let blanks: Leaf[] = [];
  let isStruck = false;
  for (const leaf of leaves) {
    if (leaf === null) isStruck = true;
    else if (leaf.type === "text" && leaf.value.trim() === "") blanks.push(leaf);
    else {
      if (isStruck) join(before, blanks, leaf);
      before = leaf;
      blanks = [];
      isStruck = false;
    }
  }
  if (isStruck) join(before, blanks, null);
}

/** Joins the two sides of what was left out; spaces on their own between them become a part of the first. */
function join(before: Leaf | null, blanks: readonly Leaf[], after: Leaf | null): void {
  const gap = blanks.map(({ value }) => value).join("");
  const [end, start] = joint(
    before && (textOf(before) + gap).replace(/(\s)\s+$/, "$1"),
    after && textOf(after),
  );
  for (const [at, blank] of blanks.entries())
    blank.value = at === 0 && before?.type !== "text" && before !== null && /\s$/.test(end) ? " " : "";
  if (before?.type === "text") before.value = end;
  if (after?.type === "text") after.value = start;
}

const textOf = ({ type, value }: Leaf): string => (type === "break" ? " " : value);
