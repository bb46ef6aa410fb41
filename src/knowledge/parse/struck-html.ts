import { joint } from "./joint.ts";
import type { TreeNode } from "./tree-node.ts";

const strikingNames = new Set(["del", "s", "strike"]);
const strikingStyle = /\bline-through\b/i;

/** A piece of HTML without what is struck out in it. */
export const withoutStruckTags = (html: string): string =>
  withoutStruckHtml([{ type: "html", value: html }], () => {})
    .map((node) => node?.value ?? "")
    .join("");

/** A tag or the text between two, or a sibling that is no HTML. */
interface Token {
  /** Its sibling. */
  readonly at: number;
  readonly html: string | null;
}

/** Siblings without what stands between a tag that strikes out and its end, in one of them or across them; `null` in its place. */
export function withoutStruckHtml(
  nodes: readonly TreeNode[],
  told: (node: TreeNode) => void,
): readonly (TreeNode | null)[] {
  if (!nodes.some(({ type }) => type === "html")) return nodes;
  const tokens = nodes.flatMap((node, at): Token[] =>
    node.type === "html"
      ? (node.value ?? "").split(/(<[^<>]*>)/).map((html) => ({ at, html }))
      : [{ at, html: null }],
  );
  const struck = struckOf(tokens);
  if (!struck.includes(true)) return nodes;
  const kept: { readonly at: number; readonly node: TreeNode | null }[] = [];
  for (const [index, { at, html }] of tokens.entries()) {
    const node = nodes[at]!;
    if (struck[index]) {
      if (!struck[index - 1]) told(node);
      if (!struck[index - 1]) kept.push({ at, node: null });
    } else if (html === null) kept.push({ at, node });
    else if (html !== "") {
      const gap = kept.at(-1)?.node === null ? kept.pop()! : null;
      const before = kept.at(-1);
      const isSame = before?.at === at && before.node !== null;
      if (isSame) kept.pop();
      const value = isSame ? before.node.value! : null;
      if (gap === null) kept.push({ at, node: { ...node, value: (value ?? "") + html } });
      else if (value !== null) kept.push({ at, node: { ...node, value: joint(value, html).join("") } });
      else kept.push(gap, { at, node: { ...node, value: html } });
    }
  }
  return kept.map(({ node }) => node);
}

/** Which tokens are struck out, the tags that do it among them; a tag that nothing closes strikes nothing out. */
function struckOf(tokens: readonly Token[]): boolean[] {
  const open = new Map<string, { readonly at: number; readonly strikes: boolean }[]>();
  const turns = tokens.map(() => 0);
  for (const [at, { html }] of tokens.entries()) {
    const [, slash, tag = ""] = /^<(\/?)([a-z][\w-]*)(?=[\s/>])/i.exec(html ?? "") ?? [];
    const name = tag.toLowerCase();
    if (name === "" || html!.endsWith("/>")) continue;
    const opened = open.get(name) ?? [];
    open.set(name, opened);
    if (slash === "") opened.push({ at, strikes: strikingNames.has(name) || strikingStyle.test(html!) });
    else {
      const opening = opened.pop();
      if (!opening?.strikes) continue;
      turns[opening.at]!++;
      turns[at]!--;
    }
  }
  let depth = 0;
  return turns.map((turn) => {
    const wasStruck = depth > 0;
    depth += turn;
    return wasStruck || depth > 0;
  });
}
