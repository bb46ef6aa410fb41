import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderReply } from "../../adapters/cli/render.ts";
import { wrap } from "../../adapters/cli/text.ts";
import { shippedPhrases as phrases } from "../phrases/marked.ts";
import { anyReply } from "../slack/any-reply.ts";
import { replyOf } from "../support/records.ts";

describe("a reply in the terminal", () => {
  it("shows every kind of block, the table, the chart, the working and the source", () => {
    const table = {
      id: "ponds",
      title: "Ponds",
      columns: [
        { name: "Pond", align: "left" as const },
        { name: "Depth", align: "right" as const },
        { name: "Fish", align: "left" as const },
      ],
      rows: [["Mill pond", "5 m", "carp"]],
    };
    expect(renderReply(replyOf({ table }), { phrases, columns: 60 })).toBe(`Read “pnod” as “pond”

A b

c

1.  (https://example.org)

│ d

    e

Ponds
┌───────────┬───────┬──────┐
│ Pond      │ Depth │ Fish │
├───────────┼───────┼──────┤
│ Mill pond │   5 m │ carp │
└───────────┴───────┴──────┘

Depth
Mill pond ███████████████████████◆█▓▒░ 1+ metres, ◆ 2 metres
          █ range   ◆ average

Working: 2 = 2
From Mill pond 2
Plan: from ponds

Sources: Ponds, row “Mill pond” — Survey, 1
  (https://example.org)`);
  });

  it("names a source once, with all the rows that it gave", () => {
    const cited = (row: string) => ({ id: "ponds", title: "Ponds", row, source: "Survey" });
    const output = renderReply(replyOf({ citations: [cited("Mill"), cited("Duck")] }), {
      phrases,
      columns: 80,
    });
    expect(output).toContain("Sources: Ponds, rows “Mill”, “Duck” — Survey");
  });

  it("sets strong words apart one by one, and breaks lines as without", () => {
    const title = "Everything that there is to know about the depth of ponds in winter";
    const strong = { type: "strong" as const, children: [{ type: "text" as const, text: title }] };
    const reply = replyOf({ body: [{ type: "paragraph", children: [strong] }] });
    const coloured = renderReply(reply, { phrases, columns: 40, colours: true });
    expect(coloured).toContain("\u001b[1mEverything\u001b[22m \u001b[1mthat\u001b[22m");
    expect(stripVTControlCharacters(coloured)).toBe(renderReply(reply, { phrases, columns: 40 }));
  });

  it("is the same text with colours as without", () => {
    const reply = replyOf();
    const coloured = renderReply(reply, { phrases, columns: 80, colours: true, why: true });
    expect(coloured).not.toBe(renderReply(reply, { phrases, columns: 80, why: true }));
    expect(stripVTControlCharacters(coloured)).toBe(renderReply(reply, { phrases, columns: 80, why: true }));
  });

  it("prints no control character and no mark of direction, whatever a reply holds", () => {
    fc.assert(
      fc.property(anyReply, fc.integer({ min: 20, max: 200 }), (reply, columns) => {
        expect(renderReply(reply, { phrases, columns, why: true })).not.toMatch(
          /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u,
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe("wrapping", () => {
  it("keeps lines within the width, words longer than a line included", () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 30 }), fc.integer({ min: 20, max: 100 }), (text, width) => {
        for (const line of wrap(`${text} ${"x".repeat(150)}`, width, "  "))
          expect(line.length).toBeLessThanOrEqual(width + 2);
      }),
    );
  });

  it("keeps the line ends of the text", () => {
    expect(wrap("a\nb c", 80)).toEqual(["a", "b c"]);
  });
});
