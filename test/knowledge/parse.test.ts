import { describe, expect, it } from "vitest";
import { ProblemLog } from "../../src/knowledge/check/problems.ts";
import { readMarkdown } from "../../src/knowledge/parse/markdown.ts";
import { type Block, plainInline } from "../../src/reply/index.ts";

const markdown = (text: string, log = new ProblemLog()) =>
  readMarkdown({ file: "x", text, firstLine: 1 }, log);

/** The words of a paragraph, a heading or a list. */
function wordsOf(block: Block | undefined): string | undefined {
  if (block?.type === "list") return block.items.map(plainInline).join("; ");
  return block && "children" in block ? plainInline(block.children) : undefined;
}

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

  it("resolves links by reference, drops comments and rules", async () => {
    expect(
      await markdown("See [this][x], not that. <!-- note -->\n\n---\n\n[x]: https://example.org"),
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

  it.each([
    ["The one on call is ~~Bob~~ Alice.", "The one on call is Alice."],
    ["Ask Alice ~~or Bob~~.", "Ask Alice."],
    ["~~Ask Bob.~~ Ask Alice.", "Ask Alice."],
    ["~~Bob~~, Alice", "Alice"],
    ["the **~~old~~** lock", "the lock"],
    ["(~~Bob~~ Alice)", "(Alice)"],
    ["see [~~Bob~~](https://example.org) Alice", "see Alice"],
    ["*ask ~~Bob~~* Alice", "ask Alice"],
    ["ask ~~Bob~~ ~~Eve~~ Alice", "ask Alice"],
    ["`a` ~~Bob~~ `b`", "a b"],
    ["ask ~~Bob\nor Eve~~ Alice", "ask Alice"],
    ["5~~7~~8 of them", "5 8 of them"],
    ["# Ask ~~Bob~~ Alice", "Ask Alice"],
    ["~Bob~ Alice", "Alice"],
    ["Write to <del>Bob</del> Alice.", "Write to Alice."],
    ["Write to <s>Bob **Hill**</s> Alice.", "Write to Alice."],
    ["Ask <span style='text-decoration: line-through'><b>Bob</b> Hill</span> Alice.", "Ask Alice."],
    ["<p>Ask <strike>Bob</strike> Alice.</p>", "Ask Alice."],
    ["<del>\n\nAsk Bob.\n\n</del>\n\nAsk Alice.", "Ask Alice."],
  ])("leaves out what is struck out, and says so: %j", async (text, shown) => {
    const log = new ProblemLog();
    const [block, ...more] = await markdown(text, log);
    expect(wordsOf(block)).toBe(shown);
    expect(more).toEqual([]);
    expect(log.sorted()).toContainEqual({
      severity: "info",
      file: "x",
      line: 1,
      message: "what is struck out is not shown",
      remedy: "take it out, or write it without the marks",
    });
  });

  it.each(["It takes 5~10 or 20~30 minutes.", "a tag such as `<s>`"])(
    "says nothing where nothing is struck out: %j",
    async (text) => {
      const log = new ProblemLog();
      const [block] = await markdown(text, log);
      expect(wordsOf(block)).toBe(text.replaceAll("`", ""));
      expect(log.sorted()).toEqual([]);
    },
  );

  it("tells tasks that are done from those that are not", async () => {
    const [list] = await markdown("- [ ] Sweep\n- [x] **Lock** up\n- ~~[ ] Paint~~\n- Leave");
    expect(wordsOf(list)).toBe("☐ Sweep; ☑ Lock up; Leave");
  });
});
