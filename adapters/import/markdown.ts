import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { withTildes } from "../../src/knowledge/index.ts";
import { type Node, UnreadableError } from "./types.ts";

const parser = unified().use(remarkParse).use(remarkGfm).freeze();
const writer = unified()
  .use(remarkStringify, { bullet: "-", emphasis: "*", fences: true, listItemIndent: "one", rule: "-" })
  .use(remarkGfm)
  .freeze();

/** Parses Markdown into a tree. */
export function parseMarkdown(text: string): Node[] {
  // The parser takes time by the square of the depth.
  if (/^[\s>*+-]{200}/m.test(text)) throw new UnreadableError("it is nested too deeply");
  return withTildes(parser.parse(text) as Node, text).children ?? [];
}

/** Serialises a tree as Markdown. */
export function writeMarkdown(nodes: readonly Node[]): string {
  return writer.stringify({ type: "root", children: nodes as never }).trim();
}

/** Text content of a node, white space collapsed. */
export function nodeText(node: Node): string {
  return gathered(node).replace(/\s+/g, " ").trim();
}

function gathered(node: Node): string {
  if (node.type === "break") return " ";
  if (node.type === "delete") return "";
  if (node.value !== undefined && node.type !== "html") return node.value;
  const inner = (node.children ?? []).map(gathered);
  return inner.join(isBlock(node) ? " " : "");
}

const isBlock = ({ type }: Node): boolean =>
  ["root", "list", "listItem", "blockquote", "table", "tableRow", "footnoteDefinition"].includes(type);

/** A paragraph of plain text. */
export const paragraphNode = (text: string): Node => ({
  type: "paragraph",
  children: [{ type: "text", value: text }],
});
