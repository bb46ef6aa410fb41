import type { Block, Inline, Reply, SecondAnswer } from "./ports.ts";

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

/** A second answer with the line that leads to it; nothing where there is none. */
export function alsoBlocks(also: SecondAnswer | null): readonly Block[] {
  if (also === null) return [];
  const title: Inline = { type: "strong", children: [{ type: "text", text: also.title }] };
  // A title that ends in a sign of its own needs no colon.
  const colon: Inline[] = /[?!.…]$/.test(also.title) ? [] : [{ type: "text", text: ":" }];
  const head: Block = { type: "paragraph", children: [{ type: "text", text: "See also " }, title, ...colon] };
  return [head, ...also.body];
}

/** All that a reply says as plain text: the form of both answers where one text has to hold them. */
export const replyText = ({ body, also }: Pick<Reply, "body" | "also">): string =>
  plainText([...body, ...alsoBlocks(also)]);
