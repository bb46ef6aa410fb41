import type { Block, Inline } from "./block.ts";

/** A run of plain text. */
export const text = (value: string): Inline => ({ type: "text", text: value });

/** A run of text that stands out. */
export const strong = (value: string): Inline => ({ type: "strong", children: [text(value)] });

/** A paragraph of several runs. */
export const paragraph = (...children: readonly Inline[]): Block => ({ type: "paragraph", children });

/** A paragraph of plain text. */
export const say = (value: string): Block => paragraph(text(value));

/** A heading; the first level is for a document that stands by itself. */
export const heading = (value: string, level: 1 | 2 = 2): Block => ({
  type: "heading",
  level,
  children: [text(value)],
});

/** A list, of plain items or of items with runs that stand out. */
export const list = (items: readonly (string | readonly Inline[])[], ordered = false): Block => ({
  type: "list",
  ordered,
  items: items.map((item) => (typeof item === "string" ? [text(item)] : item)),
});
