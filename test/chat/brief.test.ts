import { describe, expect, it } from "vitest";
import { briefOf } from "../../adapters/chat/brief.ts";
import { questionsOf } from "../../adapters/chat/questions.ts";
import { type Block, plainText } from "../../src/reply/index.ts";
import { replyWith } from "../slack/replies.ts";

const words = (text: string): Block => ({ type: "paragraph", children: [{ type: "text", text }] });
const list = (...items: string[]): Block => ({
  type: "list",
  ordered: false,
  items: items.map((text) => [{ type: "text", text }]),
});
const said = (...body: Block[]) => {
  const brief = briefOf(replyWith({ body, text: plainText(body) }));
  return { text: plainText(brief.body), more: brief.more, isCut: brief.isCut };
};

describe("what is said at once", () => {
  it("gives figures once: a list that repeats those of the statement is folded away", () => {
    const statement = words("A senior earns $150,000 on average and $180,000+ as a range.");
    expect(said(statement, list("Averages: $150,000", "Ranges: $180,000+"))).toEqual({
      text: plainText([statement]),
      more: true,
      isCut: false,
    });
    expect(said(statement, list("Averages: $150,000", "Medians: $204,000")).text).toContain("Medians");
    expect(said(statement, list("Ask your manager.")).text).toContain("manager");
  });

  it("keeps a statement of any length, to the end of a sentence", () => {
    const { text, isCut } = said(words("One sentence of a statement. ".repeat(80)));
    expect(isCut).toBe(true);
    expect(text.length).toBeLessThan(900);
    expect(text).toMatch(/statement\.$/);
  });

  it("gives each of several questions that are answered one by one some room", () => {
    const lead = (text: string): Block => ({
      type: "paragraph",
      children: [{ type: "strong", children: [{ type: "text", text }] }],
    });
    const answer = words("A sentence of some length in an answer to it. ".repeat(11));
    const one = said(lead("One?"), answer, answer);
    const three = said(lead("One?"), answer, lead("Two?"), answer, lead("Three?"), answer);
    expect(one.isCut).toBe(true);
    expect(three.text).toContain("Two?");
    expect(three.text.split("Two?")[1]).toContain("A sentence of some length");
  });

  it("ends with no heading that has nothing under it", () => {
    const heading: Block = { type: "heading", level: 2, children: [{ type: "text", text: "More of it" }] };
    expect(said(words("A."), heading, words("long ".repeat(400))).text).toBe("A.");
    const lead: Block = { type: "paragraph", children: [{ type: "strong", children: heading.children }] };
    expect(said(words("A."), lead, words("long ".repeat(400))).text).toBe("A.");
  });
});

describe("questions to press", () => {
  const suggestions = ["Reported pay by country", "What engineers earn at each level"].map((label) => ({
    label,
    question: label,
  }));

  it("are numbered like the list that says more of them, the rest behind it", () => {
    const body = [words("The nearest I have:"), list("Reported pay by country: median of 30 countries.")];
    const asked = questionsOf(replyWith({ body, suggestions, status: "declined" }), body);
    expect(asked.labels).toEqual(["1", "2"]);
    expect(plainText(asked.body!)).toContain(
      "1. Reported pay by country: median of 30 countries.\n2. What engineers earn at each level",
    );
  });

  it("never take the place of a list of facts", () => {
    const body = [words("It takes:"), list("Learning", "Practice")];
    expect(questionsOf(replyWith({ body, suggestions }), body).body).toBeNull();
  });

  it("number what is said at once, and bring nothing back that was folded away", () => {
    const near = list("Reported pay by country: median of 30 countries.", "Another: ".padEnd(900, "word "));
    const reply = replyWith({ body: [words("long ".repeat(110)), words("Also near:"), near], suggestions });
    const { body, isCut } = briefOf(reply);
    expect(isCut).toBe(true);
    expect(plainText(body)).not.toMatch(/Another|:$/);
    const asked = questionsOf(reply, body);
    expect(plainText(asked.body ?? body)).not.toContain("Another");
  });
});
