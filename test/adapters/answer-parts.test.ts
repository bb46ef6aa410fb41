import { describe, expect, it } from "vitest";
import { isSaid, partsOf, sectionOf } from "../../adapters/answer-parts.ts";
import { createBot } from "../../src/bot.ts";
import { composeFor } from "../../src/compose.ts";
import { plainText } from "../../src/document.ts";
import type { Reply } from "../../src/ports.ts";
import { replyWith, seeAlso } from "../slack/replies.ts";
import { teaShop } from "../tea-shop.ts";

describe("an answer with a second entry", () => {
  it("is taken apart as the core puts it together", () => {
    const knowledge = teaShop();
    const [best, also] = knowledge.entries;
    const bot = createBot(knowledge);
    const understood = bot.consider({ id: "1", text: best!.title }, null);
    const [candidate] = understood.candidates;
    const named = ({ id }: { readonly id: string }) => ({ ...candidate!, id, table: undefined }) as never;
    const reply = composeFor(knowledge)({ id: "1" }, understood, {
      kind: "answer",
      best: named(best!),
      also: named(also!),
      probability: 0.8,
      reason: "test",
    });
    const { answer, also: second, figures } = partsOf(reply);
    expect(plainText(answer)).toBe(best!.text);
    expect(plainText(second!)).toMatch(/^See also /);
    expect(plainText(second!)).toContain(also!.title);
    expect(plainText(second!)).toContain(also!.text);
    expect(figures).toBe("answer");
  });

  it.each<[entry: string, parts: Partial<Reply>, figures: string]>([
    ["sizes", { table: { id: "sizes", title: "", columns: [], rows: [] } }, "answer"],
    ["care", { table: { id: "sizes", title: "", columns: [], rows: [] } }, "also"],
    ["care", { working: { plan: "from sizes | count", rows: [], result: "2" } }, "also"],
    ["b", { working: { plan: "from a | count || from b | count", rows: [], result: "2" } }, "answer"],
    ["care", {}, "answer"],
  ])("of %s with %j has the figures of: %s", (entry, parts, figures) => {
    const body = [...replyWith().body, ...seeAlso("More")];
    expect(partsOf(replyWith({ body, entry, ...parts })).figures).toBe(figures);
  });

  it("is whole where there is none", () => {
    const { body } = replyWith();
    expect(partsOf(replyWith())).toEqual({ answer: body, also: null, figures: "answer" });
    expect(partsOf(replyWith({ body: seeAlso("A beginning") })).also).toBeNull();
  });
});

describe("a table is said", () => {
  const table = (rows: string[][]) => ({
    id: "t",
    title: "T",
    columns: rows[0]!.map((name) => ({ name, align: "left" as const })),
    rows,
  });
  it.each<[rows: string[][], text: string, said: boolean]>([
    [[["Mill", "3 m"]], "Mill is 3 m deep.", true],
    [[["Mill", "3 m"]], "Mill is deep.", false],
    [[["Mill"], ["Swan"]], "Mill and Swan.", true],
    [
      [
        ["Mill", "3 m"],
        ["Swan", "2 m"],
      ],
      "Mill (3 m) and Swan (2 m).",
      false,
    ],
  ])("%j by %j: %s", (rows, text, said) => {
    expect(isSaid(table(rows), text)).toBe(said);
  });
});

describe("the section of a source", () => {
  it.each([
    ["Table: Sizes of Boxes", "Sizes of boxes", "Table"],
    ["Sizes of boxes", "Sizes of boxes", null],
    ["FAQs", "Sizes of boxes", "FAQs"],
    ["Table: Prices", "Sizes of boxes", "Table: Prices"],
    [undefined, "Sizes of boxes", null],
  ])("%s of %s is written %s", (section, title, written) => {
    expect(sectionOf(section, title)).toBe(written);
  });
});
