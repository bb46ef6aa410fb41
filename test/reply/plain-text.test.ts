import { expect, it } from "vitest";
import { type Block, type Inline, plainText } from "../../src/reply/index.ts";

const text = (value: string): Inline => ({ type: "text", text: value });

it("a document as plain text has list items on lines of their own and blank lines between blocks", () => {
  const blocks: Block[] = [
    { type: "heading", level: 1, children: [text("Roasting")] },
    {
      type: "paragraph",
      children: [
        text("Beans are "),
        { type: "strong", children: [{ type: "emphasis", children: [text("heated")] }] },
        text(" in a "),
        { type: "code", text: "drum" },
        text(", see "),
        { type: "link", url: "https://example.org", children: [text("here")] },
      ],
    },
    { type: "list", ordered: false, items: [[text("light")], [text("dark")]] },
    { type: "list", ordered: true, items: [[text("first crack")], [text("second crack")]] },
    { type: "quote", children: [text("Slowly.")] },
    { type: "code", text: "a\nb" },
  ];
  expect(plainText(blocks)).toBe(
    "Roasting\n\nBeans are heated in a drum, see here (https://example.org)\n\n- light\n- dark\n\n1. first crack\n2. second crack\n\nSlowly.\n\na\nb",
  );
  expect(plainText([])).toBe("");
});
