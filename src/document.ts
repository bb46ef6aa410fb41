import type { Block, Inline } from "./ports.ts";

/** Inline content as plain text: marks dropped, a link as its label. */
export function plainInline(children: readonly Inline[]): string {
  let text = "";
  for (const child of children) text += "text" in child ? child.text : plainInline(child.children);
  return text;
}

function plainBlock(block: Block): string {
  if (block.type === "code") return block.text;
  if (block.type !== "list") return plainInline(block.children);
  return block.items
    .map((item, index) => `${block.ordered ? `${index + 1}.` : "-"} ${plainInline(item)}`)
    .join("\n");
}

/** A document as plain text: list items as lines of their own, blocks parted by blank lines. */
export const plainText = (blocks: readonly Block[]): string => blocks.map(plainBlock).join("\n\n");
