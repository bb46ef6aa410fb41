/** A part of a Markdown tree, of whichever parser. */
interface TreeNode {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly TreeNode[];
  readonly position?: {
    readonly start: { readonly offset?: number };
    readonly end: { readonly offset?: number };
  };
}

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

/** Signs that stand behind a word, and none before them. */
const closing = /^\s*[.,;:!?)\]}”’»…](?!\d)/u;

/** The two sides of what was left out, as they read side by side; `null` where nothing stands there. */
function joint(before: string | null, after: string | null): [string, string] {
  if (before === null) return ["", (after ?? "").replace(/^\s*(?:[.,;:!?]+(?=\s|$))?\s*/, "")];
  if (after === null) return [before.trimEnd(), ""];
  if (closing.test(after)) return [before.trimEnd(), after.trimStart()];
  if (/[\s([{“‘«]$/u.test(before)) return [before, after.trimStart()];
  // 5~~7~~8 is no 58.
  return [before, /\d$/.test(before) && /^\d/.test(after) ? ` ${after}` : after];
}

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
function withoutStruckHtml(
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
