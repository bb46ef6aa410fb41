import { type Block, type Inline, plainInline } from "../../../src/reply/index.ts";
import type { Piece } from "./pages.ts";
import { codeText, escapeLine, toMarkdown } from "./text.ts";

/** Longer statements are set like the rest: a paragraph in bold is hard to read. */
const MOST_BOLD_CHARS = 180;

/** Renders a document as pieces of Markdown; a short statement at its beginning is bold. */
export function renderBody(body: readonly Block[], begins: "statement" | "plain" = "statement"): Piece[] {
  return body.flatMap((block, index) => {
    const lines = index === 0 && begins === "statement" ? statementLines(block) : linesOf(block);
    if (lines.every((line) => line.trim() === "")) return [];
    return block.type === "code" ? [{ lines, head: "```\n", tail: "\n```" }] : [{ lines }];
  });
}

function statementLines(block: Block): string[] {
  if (block.type !== "paragraph") return linesOf(block);
  const words = plainInline(block.children).trim();
  if (words.length > MOST_BOLD_CHARS || words.includes("\n") || words === "") return linesOf(block);
  // Links and code keep their own mark-up inside of the bold; bold in bold would end it.
  return toMarkdown([{ type: "strong", children: withoutStrong(block.children) }])
    .trim()
    .split("\n");
}

const withoutStrong = (children: readonly Inline[]): Inline[] =>
  children.flatMap((child) => {
    if (child.type === "strong") return withoutStrong(child.children);
    return "children" in child ? [{ ...child, children: withoutStrong(child.children) }] : [child];
  });

function linesOf(block: Block): string[] {
  switch (block.type) {
    case "paragraph":
      return toMarkdown(block.children).trim().split("\n");
    case "heading":
      return [block.level === 1 ? `### ${escapeLine(plainInline(block.children))}` : bold(block.children)];
    case "quote":
      return toMarkdown(block.children)
        .trim()
        .split("\n")
        .map((line) => `> ${line}`);
    case "code":
      return codeText(block.text).split("\n");
    case "list":
      return block.items.flatMap((item, index) => {
        const text = toMarkdown(item).replace(/\s+/g, " ").trim();
        const mark = block.ordered ? `${index + 1}.` : "-";
        const under = (block.under?.[index] ?? []).flatMap((each) => indented(each, mark.length + 1));
        return text === "" ? under : [`${mark} ${text}`, ...under];
      });
  }
}

/** What stands under an item of a list, moved in by the width of its mark. */
function indented(block: Block, width: number): string[] {
  const lines = block.type === "code" ? ["```", ...linesOf(block), "```"] : linesOf(block);
  return lines.map((line) => `${" ".repeat(width)}${line}`);
}

function bold(children: Extract<Block, { type: "heading" }>["children"]): string {
  const words = escapeLine(plainInline(children));
  return words === "" ? "" : `**${words}**`;
}
