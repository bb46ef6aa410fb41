import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MessageBody } from "../../adapters/discord/render/message.ts";
import { PHONE_COLUMNS } from "../../adapters/discord/render/table.ts";
import { escapeMarkdown, toMarkdown } from "../../adapters/discord/render/text.ts";
import type { Block, TableView } from "../../src/reply/index.ts";
import { anyReply } from "../slack/any-reply.ts";
import { replyWith } from "../slack/replies.ts";
import { checkMessageBody } from "./check.ts";
import { renderReply } from "./render-reply.ts";

/** Everything that a person reads in a message, in order. */
function textOf(body: MessageBody): string {
  const texts = JSON.stringify(body.components).matchAll(/"content":("(?:[^"\\]|\\.)*")/g);
  const shown = [...texts].map(([, text]) => JSON.parse(text!) as string);
  return [...shown, ...(body.embeds ?? []).map((embed) => embed.description)].join("\n");
}

/** The custom ids in a message. */
function idsOf(body: MessageBody): string[] {
  return [...JSON.stringify(body).matchAll(/"custom_id":"([^"]*)"/g)].map(([, id]) => id!);
}

const words = (text: string): Block => ({ type: "paragraph", children: [{ type: "text", text }] });

describe("given any reply at all", () => {
  it.each(["components", "embed"] as const)("is taken by Discord as %s, on each of its pages", (form) => {
    fc.assert(
      fc.property(anyReply, fc.nat({ max: 40 }), fc.boolean(), (reply, page, share) => {
        const picture = { name: "chart.png", alt: reply.text };
        const options = { page, share, form, question: reply.text, sharedBy: reply.text } as const;
        expect(checkMessageBody(renderReply(reply, options))).toEqual([]);
        expect(checkMessageBody(renderReply(reply, { ...options, picture, solved: "offer" }))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("shows all rows and words of a long one on its pages", () => {
    const rows = Array.from({ length: 130 }, (_, index) => [`Pond number ${index}`, `${index} m`]);
    const table: TableView = {
      id: "ponds",
      title: "Ponds",
      columns: [
        { name: "Pond", align: "left" },
        { name: "Depth", align: "right" },
      ],
      rows,
    };
    const reply = replyWith({ table, body: [words("They are:"), words("deep ".repeat(700))] });
    const pages = Array.from({ length: 6 }, (_, page) =>
      textOf(renderReply(reply, { page, extent: "whole" })),
    );
    for (const [name] of rows)
      expect(
        pages.some((page) => page.includes(name!)),
        name,
      ).toBe(true);
    expect(pages.join("").match(/deep/g)).toHaveLength(700);
  });
});

describe("what a person wrote", () => {
  it.each([
    ["*bold* _x_ ~~y~~ `z`", "\\*bold\\* \\_x\\_ \\~\\~y\\~\\~ \\`z\\`"],
    ["<@1> <#2> <:a:3> <t:4>", "\\<@1\\> \\<#2\\> \\<:a:3\\> \\<t:4\\>"],
    ["[a](https://b.c)", "\\[a\\](https://b.c)"],
    ["# head\n- item\n1. one\n-# small", "\\# head\n\\- item\n1\\. one\n\\-# small"],
    ["C# and 3 - 2", "C# and 3 - 2"],
    ["https://a.b/c_d_e*f", "https://a.b/c_d_e*f"],
    ["\u0000a\u001b[1m", "a\\[1m"],
  ])("%j is shown literally", (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it("calls nobody", () => {
    expect(escapeMarkdown("@everyone @here")).not.toMatch(/@(everyone|here)/);
  });

  it("holds no live mention, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."<@&#>\\*`|a1 \n-".split("")) }), (text) => {
        const shown = toMarkdown([{ type: "text", text }]);
        expect(shown.replace(/\\[^\n]/g, "")).not.toMatch(/[<*`|]/);
      }),
    );
  });
});

describe("mark-up of an answer", () => {
  it("becomes Discord's, with spaces outside of the marks", () => {
    const markdown = toMarkdown([
      { type: "strong", children: [{ type: "text", text: "two words " }] },
      { type: "emphasis", children: [{ type: "text", text: "x" }] },
      { type: "code", text: "a`b" },
      { type: "link", url: "https://e.org/a(b)", children: [{ type: "text", text: "site" }] },
      { type: "link", url: "javascript:alert(1)", children: [{ type: "text", text: "none" }] },
    ]);
    expect(markdown).toBe("**two words** *x*`aˋb`[site](<https://e.org/a%28b%29>)none");
  });
});

describe("a table", () => {
  const view = (columns: TableView["columns"], rows: TableView["rows"]): TableView => ({
    id: "t",
    title: "T",
    columns,
    rows,
  });
  const left = (name: string) => ({ name, align: "left" as const });
  const right = (name: string) => ({ name, align: "right" as const });
  const shown = (table: TableView) => textOf(renderReply(replyWith({ table }), { extent: "whole" }));

  it("that is narrow stands in columns, figures to the right", () => {
    const text = shown(
      view(
        [left("Pond"), right("Depth")],
        [
          ["Mill", "3 m"],
          ["Swan", "12 m"],
        ],
      ),
    );
    expect(text).toContain("```\nPond  Depth\n────  ─────\nMill    3 m\nSwan   12 m\n```");
  });

  it("that is a little too wide for a phone breaks its longest column", () => {
    const text = shown(
      view(
        [left("Pond"), right("Depth")],
        [
          ["A pond behind the old water mill", "3 m"],
          ["Swan", "12 m"],
        ],
      ),
    );
    for (const line of /```\n([\s\S]*)\n```/.exec(text)![1]!.split("\n"))
      expect(line.length).toBeLessThanOrEqual(PHONE_COLUMNS);
  });

  it("that is far too wide becomes a card a row, nothing left out", () => {
    const text = shown(
      view(
        [left("Pond"), left("How to get there"), right("Depth")],
        [
          ["Mill", "By the road along the river, then left behind the old mill", "3 m"],
          ["Swan", "Through the park", ""],
        ],
      ),
    );
    expect(text).not.toContain("```");
    expect(text).toContain("- **Mill**\n  - How to get there: By the road along the river");
    expect(text).toContain("  - Depth: –");
  });

  it("of one column is left out where the statement names it all", () => {
    const table = view([left("Pond")], [["Mill"], ["Swan"]]);
    expect(textOf(renderReply(replyWith({ table, text: "Mill and Swan." })))).not.toContain("```");
    expect(textOf(renderReply(replyWith({ table, text: "Mill." })))).toContain("Swan");
  });

  it("of one row is left out where the statement says it", () => {
    const table = view([left("Pond"), right("Depth")], [["Mill", "3 m"]]);
    expect(textOf(renderReply(replyWith({ table, text: "Mill: 3 m." })))).not.toContain("Depth");
    expect(textOf(renderReply(replyWith({ table, text: "Mill." })))).toContain("3 m");
  });
});

describe("what can be done with a reply", () => {
  const choices = [{ label: "Deepest", question: "Which is deepest?" }];

  it("names the answer in each id, and never the question", () => {
    const reply = replyWith({ choices, suggestions: choices, status: "clarify" });
    expect(idsOf(renderReply(reply))).toEqual([
      "pick:0123456789abcdef:0",
      "pick:0123456789abcdef:none",
      "remove:0123456789abcdef",
    ]);
  });

  it("always has a way out of choices", () => {
    expect(JSON.stringify(renderReply(replyWith({ choices })))).toContain("None of these");
  });

  it("is said once: in a list with numbers, or on the buttons", () => {
    const suggestions = [{ label: "The deepest pond", question: "Which pond is deepest?" }];
    const body = [
      words("I have none; the nearest:"),
      { type: "list", ordered: false, items: [[{ type: "text", text: "The deepest pond" }]] },
    ] as const;
    const listed = renderReply(replyWith({ body, suggestions, status: "declined" }));
    expect(textOf(listed)).toContain("1. The deepest pond");
    expect(JSON.stringify(listed)).toContain('"label":"1"');
    expect(JSON.stringify(renderReply(replyWith({ suggestions })))).toContain('"label":"The deepest pond"');
  });

  it("stands on buttons of 30 characters at most, or is numbered in small print", () => {
    const long = "Which pond is the deepest of all ponds in the park?";
    const shown = renderReply(replyWith({ suggestions: [{ label: long, question: long }] }));
    expect(textOf(shown)).toContain(`-# **1** ${long}`);
    expect(JSON.stringify(shown)).toContain('"label":"1"');
  });

  it("can be voted on only if it answers, and be shared only if it is private", () => {
    const answered = idsOf(renderReply(replyWith(), { share: true })).join();
    expect(answered).toContain("vote:");
    expect(answered).toContain("share:");
    expect(idsOf(renderReply(replyWith())).join()).not.toContain("share:");
    expect(idsOf(renderReply(replyWith({ status: "declined" }), { share: true })).join()).toBe(
      "remove:0123456789abcdef",
    );
    expect(idsOf(renderReply(replyWith({ status: "chitchat" })))).toEqual([]);
  });

  it("turns pages only where there are any, behind the button for more", () => {
    const whole = { extent: "whole" } as const;
    expect(idsOf(renderReply(replyWith(), whole)).join()).not.toContain("page:");
    const long = replyWith({ body: [words("deep ".repeat(700))] });
    expect(idsOf(renderReply(long))).toContain("more:0123456789abcdef");
    expect(idsOf(renderReply(long, { ...whole, page: 1 }))).toContain("page:0123456789abcdef:0");
  });
});
