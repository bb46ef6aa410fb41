import type { Block, Inline } from "./block.ts";

/** Inline content as plain text: marks dropped, a link as its label. */
export function plainInline(children: readonly Inline[]): string {
  let text = "";
  for (const child of children) text += "text" in child ? child.text : plainInline(child.children);
  return text;
}

/** The same with the address of each link behind its label, for whoever has nothing to press. */
function readable(children: readonly Inline[]): string {
  let text = "";
  for (const child of children) {
    if ("text" in child) text += child.text;
    else {
      const label = readable(child.children);
      text += child.type === "link" && !label.includes(child.url) ? `${label} (${child.url})` : label;
    }
  }
  return text;
}

type Reader = (children: readonly Inline[]) => string;

function blockText(block: Block, read: Reader): string {
  if (block.type === "code") return block.text;
  if (block.type !== "list") return read(block.children);
  return block.items
    .map((item, index) => {
      const mark = block.ordered ? `${index + 1}.` : "-";
      const under = (block.under?.[index] ?? []).map((each) =>
        indented(blockText(each, read), mark.length + 1),
      );
      return [`${mark} ${read(item)}`, ...under].join("\n");
    })
    .join("\n");
}

const indented = (text: string, width: number): string => text.replace(/^(?=.)/gm, " ".repeat(width));

/** A document as plain text: list items as lines of their own, blocks parted by blank lines, links with their addresses. */
export const plainText = (blocks: readonly Block[]): string =>
  blocks.map((block) => blockText(block, readable)).join("\n\n");

/** The words of a document alone, for what searches them. */
export const plainWords = (blocks: readonly Block[]): string =>
  blocks.map((block) => blockText(block, plainInline)).join("\n\n");
