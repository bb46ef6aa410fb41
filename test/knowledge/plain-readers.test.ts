import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFullMarkdown } from "../../src/knowledge/markdown.ts";
import { readPlainMarkdown } from "../../src/knowledge/markdown-plain.ts";
import { ProblemLog } from "../../src/knowledge/problems.ts";
import { readFullYaml } from "../../src/knowledge/yaml.ts";
import { readPlainYaml } from "../../src/knowledge/yaml-plain.ts";

const shipped = resolve(import.meta.dirname, "../../knowledge");
const filesIn = (folder: string): string[] =>
  readdirSync(join(shipped, folder)).map((name) => readFileSync(join(shipped, folder, name), "utf8"));
const frontOf = (text: string): string => text.slice(4, text.indexOf("\n---", 4) + 1);
const bodyOf = (text: string): string => text.slice(text.indexOf("\n---", 4) + 4);

const file = "x";
const fullYaml = (text: string) => readFullYaml({ file, text, firstLine: 1 }, new ProblemLog());
const fullMarkdown = (text: string) => readFullMarkdown({ file, text, firstLine: 1 }, new ProblemLog());

/** Joins pieces at random: most results are strange, and some are what a person would write. */
const textOf = (pieces: readonly string[]) =>
  fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join(""));

describe("the plain YAML reader", () => {
  it.each(["faq", "articles", "tables"])(
    "reads all front matter of knowledge/%s as the full parser does, lines included",
    async (folder) => {
      for (const text of filesIn(folder)) {
        const plain = readPlainYaml(frontOf(text), 1);
        expect(plain, frontOf(text)).not.toBeNull();
        expect(plain).toEqual(await fullYaml(frontOf(text)));
      }
    },
  );

  it.each(["intents", "onboarding"])("reads all of knowledge/%s as the full parser does", async (folder) => {
    for (const text of filesIn(folder)) {
      const plain = readPlainYaml(text, 1);
      expect(plain, text).not.toBeNull();
      expect(plain).toEqual(await fullYaml(text));
    }
  });

  it("reads text in paragraphs and ranges as the full parser does", async () => {
    const lines = [
      ..."a: |\n;a: >\n;a: |-\n;a: >-\n;  text\n;  more words\n;\n; \n;  \n;   \n;    deep\n".split(";"),
      ..."b: c\n;- x\n; odd\n;  # no comment\n;# comment\n;x: 9-17\n;y: 9-17-1\n;z: -1-2\n;text".split(";"),
    ];
    await fc.assert(
      fc.asyncProperty(textOf(lines), async (text) => {
        const plain = readPlainYaml(text, 1);
        if (plain !== null) expect(plain).toEqual(await fullYaml(text));
      }),
      { numRuns: 4_000 },
    );
    expect(readPlainYaml("a: >-\n  one\n  two\n\n  three\nb: 9-17\n", 1)).not.toBeNull();
  });

  it("reads whatever it accepts as the full parser does, lines included", async () => {
    const pieces = [
      "a: ",
      "b:",
      "c: b",
      "\n",
      "\n  ",
      "\n    ",
      "- ",
      "\n- ",
      "\n  - ",
      "[",
      "]",
      "{",
      "}",
      ", ",
      '"',
      "'",
      "word",
      "two words",
      "1",
      "01",
      "0x1",
      "true",
      "~",
      "null",
      "#",
      " # x",
      ": ",
      ":",
      "|",
      ">-",
      "é",
      "\\",
      "*a",
      "&a ",
      "!t ",
      "%",
      "-",
      "?",
      "\t",
      "---\n",
      "k: {a: b, c: [d, e]}\n",
      "k: [a, 'b', \"c\"]\n",
      "l:\n  - x\n  - y\n",
      "t: >-\n  one\n  two\n",
    ];
    await fc.assert(
      fc.asyncProperty(textOf(pieces), async (text) => {
        const plain = readPlainYaml(text, 1);
        if (plain !== null) expect(plain).toEqual(await fullYaml(text));
      }),
      { numRuns: 4_000 },
    );
  });

  it.each([
    "a: 1.5",
    "a: 0x1F",
    "a: .inf",
    "a: TRUE",
    "a: &x b",
    "a: b # c",
    "a: [b,\n  c]",
    "a: one\n  two",
    "a: 1\na: 2",
    "a: !t b",
    "\ta: b",
    "t: >-\n  one\n\n    ",
    "t: |\n  - ",
  ])("leaves %j to the full parser", (text) => {
    expect(readPlainYaml(text, 1)).toBeNull();
  });
});

describe("the plain Markdown reader", () => {
  it.each(["faq", "articles"])("reads all bodies of knowledge/%s as the full parser does", async (folder) => {
    for (const text of filesIn(folder)) {
      const plain = readPlainMarkdown(bodyOf(text));
      expect(plain, bodyOf(text)).not.toBeNull();
      expect(plain).toEqual(await fullMarkdown(bodyOf(text)));
    }
  });

  it("reads whatever it accepts as the full parser does", async () => {
    const pieces = [
      "word ",
      "a ",
      "Text. ",
      "b",
      "**",
      "*",
      "_",
      "`",
      "[",
      "](https://a.b/c)",
      "](mailto:a)",
      "\n",
      "\n\n",
      "- ",
      "1. ",
      "2) ",
      "> ",
      "# ",
      ".",
      "(",
      ")",
      "7",
      "```\n",
      "  ",
      "    ",
      "\\",
      "<b>",
      "&amp;",
      "!",
      "~~",
      "|",
      "---",
      "é",
      '"',
      ":",
      "www.x.org",
      "a@b.org",
      "+ ",
      "=",
      "\t",
      "**bold:** ",
      "_so_ ",
    ];
    await fc.assert(
      fc.asyncProperty(textOf(pieces), async (text) => {
        const plain = readPlainMarkdown(text);
        if (plain !== null) expect(plain).toEqual(await fullMarkdown(text));
      }),
      { numRuns: 3_000 },
    );
  });
});

it.each([
  "#   ",
  "# a #",
  "* a",
  "- a\n\n- b",
  "a  \nb",
  "<b>",
  "a_b_c",
  "**a",
  "[a](b.md)",
  "![a](https://b.c)",
  "| a |",
  "> a \t",
  "`a \nb`",
])("the plain Markdown reader leaves %j to the full parser", (text) => {
  expect(readPlainMarkdown(text)).toBeNull();
});

it.each(["```\n  ```\n```\nb", "```\na\n````\nb\n```", "```\na\n  ```\nb"])(
  "the plain Markdown reader ends no fence where the full parser does not: %j",
  async (text) => {
    const full = await fullMarkdown(text);
    expect(readPlainMarkdown(text) ?? full).toEqual(full);
  },
);

describe("the full Markdown reader", () => {
  it.each([["a list with blank lines is one list", "- a\n\n- b", [["a"], ["b"]]]])(
    "%s",
    async (_, text, items) => {
      const [list] = await fullMarkdown(text);
      expect(list).toMatchObject({
        type: "list",
        items: items.map(([item]) => [{ type: "text", text: item }]),
      });
    },
  );

  it("keeps what stands under an item under it: lists of its own, code, more paragraphs", async () => {
    const text = (value: string) => [{ type: "text", text: value }];
    expect(
      await fullMarkdown("1. a\n   - b\n     - c\n2. d\n\n   more\n\n   ```\n   x\n   y\n   ```\n3. e"),
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
      await fullMarkdown("See [this][x], ~~not~~ that. <!-- note -->\n\n---\n\n[x]: https://example.org"),
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
