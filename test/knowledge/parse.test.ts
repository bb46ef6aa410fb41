import { describe, expect, it } from "vitest";
import { ProblemLog } from "../../src/knowledge/check/problems.ts";
import { readMarkdown } from "../../src/knowledge/parse/markdown.ts";

const markdown = (text: string, log = new ProblemLog()) =>
  readMarkdown({ file: "x", text, firstLine: 1 }, log);

describe("Markdown", () => {
  it.each([["a list with blank lines is one list", "- a\n\n- b", [["a"], ["b"]]]])(
    "%s",
    async (_, text, items) => {
      const [list] = await markdown(text);
      expect(list).toMatchObject({
        type: "list",
        items: items.map(([item]) => [{ type: "text", text: item }]),
      });
    },
  );

  it("keeps what stands under an item under it: lists of its own, code, more paragraphs", async () => {
    const text = (value: string) => [{ type: "text", text: value }];
    expect(
      await markdown("1. a\n   - b\n     - c\n2. d\n\n   more\n\n   ```\n   x\n   y\n   ```\n3. e"),
    ).toEqual([
      {
        type: "list",
        ordered: true,
        items: [text("a"), text("d"), text("e")],
        under: [
          [
            {
              type: "list",
              ordered: false,
              items: [text("b")],
              under: [[{ type: "list", ordered: false, items: [text("c")] }]],
            },
          ],
          [
            { type: "paragraph", children: text("more") },
            { type: "code", text: "x\ny" },
          ],
          [],
        ],
      },
    ]);
  });

  it("resolves links by reference, drops comments and rules, keeps struck words", async () => {
    expect(
      await markdown("See [this][x], ~~not~~ that. <!-- note -->\n\n---\n\n[x]: https://example.org"),
    ).toEqual([
      {
        type: "paragraph",
        children: [
          { type: "text", text: "See " },
          { type: "link", url: "https://example.org", children: [{ type: "text", text: "this" }] },
          { type: "text", text: ", not that. " },
        ],
      },
    ]);
  });
});
