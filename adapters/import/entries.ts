import { importLimits } from "./limits.ts";
import { nodeText, paragraphNode, writeMarkdown } from "./markdown.ts";
import { isQuestion } from "./names.ts";
import { type WrittenFile, yamlOf } from "./tables.ts";
import type { Node } from "./types.ts";

/** Front matter of an entry. */
export interface EntryFront {
  readonly id: string;
  readonly title: string;
  readonly also: readonly string[];
  readonly topics: readonly string[];
  readonly related: readonly string[];
  readonly source: string;
  readonly section: string | null;
}

/** Serialises an entry: one with a question of its own for faq/, any other for articles/. */
export function entryFile(path: string, { title, ...front }: EntryFront, body: string): WrittenFile {
  const { id, ...rest } = front;
  const named = isQuestion(title) ? { id, question: title, ...rest } : { id, title, ...rest };
  return {
    path: `${isQuestion(title) ? "faq" : "articles"}/${path}.md`,
    text: `---\n${yamlOf(named)}---\n\n${body}\n`,
  };
}

/**
 * Splits the text of a section between blocks into parts short enough for a reply; `null` for a block that is
 * too long alone.
 */
export function bodiesOf(nodes: readonly Node[], heading: string): (string | null)[] {
  const parts: Node[][] = [[]];
  let chars = 0;
  let marks = 0;
  for (const node of nodes.flatMap(halved)) {
    const text = writeMarkdown([node]);
    const own = marksIn(text);
    if (
      parts.at(-1)!.length > 0 &&
      (chars + text.length > importLimits.answerChars || marks + own > importLimits.answerMarks)
    ) {
      parts.push([]);
      chars = 0;
      marks = 0;
    }
    parts.at(-1)!.push(node);
    chars += text.length + 2;
    marks += own;
  }
  return parts
    .filter((part) => part.length > 0)
    .map((part) => {
      const body = writeMarkdown(beginning(part, heading));
      return body.length > importLimits.answerChars * 2 || marksIn(body) > importLimits.answerMarks * 1.4
        ? null
        : body;
    });
}

const marksIn = (text: string): number => text.replace(/[^*_~[\]`<]+/g, "").length;

/** An answer begins with a paragraph: what a list or an example is of stands before it. */
function beginning(nodes: readonly Node[], heading: string): Node[] {
  const [first, ...rest] = nodes;
  if (first?.type === "paragraph") return [first, ...rest];
  if (first?.type === "heading")
    return [{ type: "paragraph", children: [{ type: "strong", children: first.children ?? [] }] }, ...rest];
  if (first?.type === "blockquote") return [...(first.children ?? []), ...rest];
  return [paragraphNode(`${heading.replace(/[?:.]$/, "")}:`), ...nodes];
}

/** A long list as two; anything else as it is. */
function halved(node: Node): Node[] {
  const items = node.children ?? [];
  if (node.type !== "list" || items.length < 2) return [node];
  const text = writeMarkdown([node]);
  if (text.length <= importLimits.answerChars && marksIn(text) <= importLimits.answerMarks) return [node];
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)].flatMap((half) => halved({ ...node, children: half }));
}

/** Whether nodes contain any text. */
export const hasText = (nodes: readonly Node[]): boolean =>
  nodes.some((node) => node.type === "code" || /[\p{L}\p{N}]/u.test(nodeText(node)));
