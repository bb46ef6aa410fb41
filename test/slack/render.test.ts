import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderHome } from "../../adapters/slack/render/home.ts";
import {
  answerModal,
  askModal,
  detailsModal,
  reasonModal,
  resolveModal,
} from "../../adapters/slack/render/modals.ts";
import type { Block, Reply, TableView } from "../../src/reply/index.ts";
import { shippedPhrases as phrases } from "../phrases/marked.ts";
import { anyReply } from "./any-reply.ts";
import { problemsOf, walk } from "./check.ts";
import { renderReply } from "./render-reply.ts";
import { replyWith } from "./replies.ts";

const bodyOf = (text: string): Block[] => [{ type: "paragraph", children: [{ type: "text", text }] }];

const sizes: TableView = {
  id: "sizes",
  title: "Sizes",
  columns: [
    { name: "Box", align: "left" },
    { name: "Width", align: "right" },
  ],
  rows: [
    ["small", "8 cm"],
    ["large", "18 cm"],
  ],
};

/** What Slack would read as mark-up: everything but rich text and plain text, which are literal. */
function markedUp(payload: unknown): string[] {
  const found: string[] = [];
  walk(payload, (node) => {
    if (node.type === "mrkdwn") found.push(String(node.text));
  });
  return found;
}

describe("any reply", () => {
  const chart = { file: "F1", alt: "alt ".repeat(900) };

  it("is rendered within Block Kit's types and limits, on every surface", () => {
    fc.assert(
      fc.property(
        anyReply,
        fc.constantFrom("rich" as const, "plain" as const),
        fc.constantFrom("shared" as const, "private" as const),
        (reply, level, surface) => {
          const options = { level, surface, lead: "why? ".repeat(200), chart, people: true, shareable: true };
          const { text, blocks } = renderReply(reply, options);
          expect(problemsOf("message", blocks)).toEqual([]);
          expect(text.length).toBeGreaterThan(0);
          expect(text.length).toBeLessThan(40_000);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("is rendered in modals without what modals refuse", () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        expect(problemsOf("modal", answerModal(phrases, reply, "why?", true))).toEqual([]);
        expect(problemsOf("modal", detailsModal(phrases, reply))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it("pings nobody and brings no mark-up of its own", () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const { text, blocks } = renderReply(reply, { lead: "<!here> <@U1>" });
        for (const each of [text, ...markedUp(blocks)]) expect(each).not.toMatch(/<[!@#]/);
        expect(text).not.toMatch(/[<>]/);
        walk(blocks, (node) => {
          expect(["user", "usergroup", "broadcast", "channel", "team"]).not.toContain(node.type);
        });
      }),
      { numRuns: 100 },
    );
  });
});

describe("an answer", () => {
  it("begins with the statement and ends with the votes", () => {
    const { blocks } = renderReply(replyWith());
    expect(blocks.map((block) => block.type)).toEqual(["rich_text", "context", "context_actions"]);
  });

  it("says all of itself in the fallback text", () => {
    const { text } = renderReply(
      replyWith({
        body: bodyOf("A & B are < C."),
        table: {
          id: "t",
          title: "Sizes",
          columns: [
            { name: "Box", align: "left" },
            { name: "Width", align: "right" },
          ],
          rows: [
            ["small", "8 cm"],
            ["large", "18 cm"],
          ],
        },
        working: { plan: "p", rows: [], formula: "18 − 8", result: "10 cm" },
      }),
    );
    expect(text).toBe(
      [
        "A &amp; B are &lt; C.",
        "",
        "Sizes",
        "Box    Width",
        "─────  ─────",
        "small   8 cm",
        "large  18 cm",
        "",
        "Working: 18 − 8 = 10 cm",
        "",
        "Sources: Sizes of boxes",
      ].join("\n"),
    );
  });

  it.each([
    ["rich", "table"],
    ["plain", "rich_text"],
  ] as const)("at level %s shows its table as %s", (level, type) => {
    const { blocks } = renderReply(replyWith({ table: sizes }), { level });
    expect(blocks[1]?.type).toBe(type);
  });

  it("leaves a table to the statement that names all of its one row, and a large one to the details", () => {
    const types = (reply: Partial<Reply>) => renderReply(replyWith(reply)).blocks.map(({ type }) => type);
    const one = { ...sizes, rows: [["large", "18 cm"]] };
    expect(types({ table: one, body: bodyOf("The large box: 18 cm.") })).not.toContain("table");
    expect(types({ table: one, body: bodyOf("The large box."), text: "The large box." })).toContain("table");
    const large = {
      ...sizes,
      rows: Array.from({ length: 9 }, (_, index) => [`box ${index}`, `${index} cm`]),
    };
    expect(types({ table: large })).not.toContain("table");
    expect(JSON.stringify(renderReply(replyWith({ table: large })).blocks)).toContain(
      '"action_id":"details"',
    );
  });

  it("shows a chart in place of the table only where three or more figures are compared", () => {
    const items = ["small", "middle", "large"].map((label, index) => ({ label, value: index }));
    const chart = { kind: "bars", title: "Boxes", unit: "cm", items, source: "Catalogue" } as const;
    const types = (given: Partial<Reply>) =>
      renderReply(replyWith({ table: sizes, chart, ...given }), {
        chart: { file: "F1", alt: "sizes" },
      }).blocks.map(({ type }) => type);
    expect(types({})).toContain("image");
    expect(types({})).not.toContain("table");
    expect(types({ chart: { ...chart, items: items.slice(1) } })).not.toContain("image");
    const one = [{ ...items[0]!, highlighted: true }, ...items.slice(1)];
    expect(types({ chart: { ...chart, items: one } })).not.toContain("image");
    expect(types({ body: bodyOf("small 0, middle 1, large 2") })).not.toContain("image");
  });

  it("shown whole, with more rows than Slack takes, says how many there are", () => {
    const rows = Array.from({ length: 240 }, (_, index) => [`row ${index}`]);
    const { blocks } = renderReply(
      replyWith({ table: { id: "t", title: "T", columns: [{ name: "A", align: "left" }], rows } }),
      { extent: "whole" },
    );
    expect(JSON.stringify(blocks)).toContain("The first 99 of 240 rows");
    expect(JSON.stringify(blocks)).toContain('"action_id":"details"');
  });

  it("cites an entry once, with all its rows", () => {
    const citation = { id: "t", title: "Sizes", source: "Catalogue", section: "p. 2" };
    const reply = replyWith({
      citations: [
        { ...citation, row: "small" },
        { ...citation, row: "large" },
      ],
    });
    expect(markedUp(renderReply(reply).blocks)).toEqual([":page_facing_up: *Sizes* · Catalogue"]);
    expect(JSON.stringify(detailsModal(phrases, reply))).toContain(
      ":page_facing_up: *Sizes*, rows “small”, “large” — Catalogue, p. 2",
    );
  });

  it("carries ids in its buttons, never state", () => {
    const { blocks } = renderReply(
      replyWith({
        suggestions: [{ label: "And small ones?", question: "How wide are small boxes?" }],
        choices: [{ label: "Boxes", question: "How wide are boxes?" }],
        status: "clarify",
      }),
      { people: true },
    );
    const values: unknown[] = [];
    walk(blocks, (node) => {
      if (node.type === "button") values.push(node.value);
    });
    expect(new Set(values)).toEqual(new Set(["0123456789abcdef"]));
    expect(JSON.stringify(blocks)).toContain("None of these");
  });

  it("offers a person under every answer, if there are people", () => {
    const asks = (parts: Parameters<typeof replyWith>[0], people: boolean) =>
      JSON.stringify(renderReply(replyWith(parts), { people })).includes("Ask a person");
    expect(asks({ status: "declined" }, true)).toBe(true);
    expect(asks({ status: "declined" }, false)).toBe(false);
    expect(asks({}, true)).toBe(true);
    expect(asks({ status: "chitchat" }, true)).toBe(false);
  });

  it("asks nobody to vote on small talk", () => {
    expect(JSON.stringify(renderReply(replyWith({ status: "chitchat" })))).not.toContain("vote");
  });
});

describe("the check itself", () => {
  it.each([
    ["an unknown block", [{ type: "banner" }]],
    ["an unknown field", [{ type: "divider", colour: "red" }]],
    [
      "a long button",
      [
        {
          type: "actions",
          elements: [{ type: "button", text: { type: "plain_text", text: "x".repeat(76) } }],
        },
      ],
    ],
    ["51 blocks", Array.from({ length: 51 }, () => ({ type: "divider" }))],
  ])("finds %s", (_, blocks) => {
    expect(problemsOf("message", blocks)).not.toEqual([]);
  });
});

describe("views", () => {
  const items = Array.from({ length: 80 }, (_, index) => ({
    id: `i${index}`,
    label: "<b> & ".repeat(index),
  }));

  it.each([
    ["with everything", { admin: { gaps: items.map(({ label }) => ({ question: label, count: 2 })) } }],
    ["for a newcomer", { admin: null, recent: [], popular: [] }],
  ])("Home %s is within the limits", (_, parts) => {
    const home = renderHome(
      {
        name: "Guide",
        introduction: "I answer. ".repeat(400),
        topics: items,
        popular: items,
        recent: items,
        onboarding: [],
        keepDays: 30,
        ...parts,
      },
      phrases,
    );
    expect(problemsOf("home", home)).toEqual([]);
  });

  it.each([
    ["ask", askModal(phrases, "x".repeat(9_000))],
    ["reason", reasonModal(phrases, "0123456789abcdef")],
    ["resolve", resolveModal(phrases, "q".repeat(9_000), "m")],
  ])("the modal %s is within the limits", (_, view) => {
    expect(problemsOf("modal", view)).toEqual([]);
  });
});
