import { describe, expect, it } from "vitest";
import type { Frame, Turn } from "../../src/conversation/frame.ts";
import { createResolver } from "../../src/conversation/resolve.ts";
import { readSignals } from "../../src/conversation/signals.ts";
import { textsOf } from "../../src/knowledge/texts.ts";
import { createLanguage } from "../../src/language/language.ts";
import { teaShop } from "../tea-shop.ts";

const knowledge = teaShop();
const language = createLanguage({ texts: textsOf(knowledge), concepts: knowledge.vocabulary.concepts });
const resolve = createResolver(knowledge, language);

const turn = (question: string, rest: Partial<Turn> = {}): Turn => ({
  message: "m",
  question,
  status: "answered",
  entry: "teas",
  table: null,
  choices: [],
  others: [],
  said: "",
  ...rest,
});
const readings = (text: string, frame: Frame | null) => {
  const heard = language.read(text);
  return resolve(heard, readSignals(heard), frame);
};
const texts = (text: string, frame: Frame | null) =>
  readings(text, frame).map(({ utterance }) => utterance.text);

describe("what an utterance may be short for", () => {
  it("given no conversation, when asked, then the question stands on its own", () => {
    expect(readings("and for oolong?", null)).toHaveLength(1);
  });

  it.each([
    ["How long does green tea steep?", "and oolong?", "How long does oolong steep"],
    ["What does green tea cost?", "what about oolong", "What does oolong cost"],
  ])("after “%s”, “%s” may mean “%s”", (before, said, meant) => {
    expect(texts(said, { turns: [turn(before)] })).toContain(meant);
  });

  it("given a single row was shown, when a pronoun follows, then the row stands in its place", () => {
    const frame = { turns: [turn("Which tea is the dearest?", { table: { plan: "", rows: ["Oolong"] } })] };
    expect(texts("how long does it steep?", frame)).toContain("how long does Oolong steep?");
  });

  it("given the last question named a concept, when a pronoun follows, then the concept's name stands in its place", () => {
    const frame = { turns: [turn("Is the price fair?")] };
    expect(texts("who sets it?", frame)).toContain("who sets price?");
  });

  it("given a table answered, when another operation is asked for, then nothing is put in another's place", () => {
    const frame = {
      turns: [turn("What does oolong cost?", { table: { plan: "", rows: ["Oolong", "Green tea"] } })],
    };
    expect(readings("how much more than green tea", frame).map(({ kind }) => kind)).toEqual([
      "question",
      "change",
    ]);
  });

  it("given a whole question, when asked, then its words stay and only its surroundings may count", () => {
    const asked = "Which payment methods does the shop accept at the counter?";
    const taken = readings(asked, { turns: [turn("How long does green tea steep?")] });
    expect(taken.map(({ utterance }) => utterance.text)).toEqual([asked, asked]);
    expect(taken.map(({ before }) => before)).toEqual(["", "How long does green tea steep?"]);
  });

  it("given a long question, when asked, then nothing is taken over", () => {
    const asked = `Which payment methods does the shop accept ${"at the counter ".repeat(8)}?`;
    expect(readings(asked, { turns: [turn("How long does green tea steep?")] })).toHaveLength(1);
  });

  it.each([
    ["2", "What does oolong cost?"],
    ["the last one", "What does oolong cost?"],
    ["first", "What does green tea cost?"],
  ])("given choices were offered, “%s” picks “%s”", (said, meant) => {
    const choices = ["What does green tea cost?", "What does oolong cost?"].map((q) => ({
      label: q,
      question: q,
    }));
    expect(texts(said, { turns: [turn("cost?", { status: "clarify", choices })] })).toEqual([meant]);
  });

  it.each(["why?", "how come?", "why so?"])("“%s” asks for the reason of what was asked last", (said) => {
    const [taken, ...others] = readings(said, { turns: [turn("How long does green tea steep?")] });
    expect(taken!.utterance.text).toBe("why How long does green tea steep?");
    expect(taken!.carried).toContain("How long does green tea steep?");
    expect(others).toEqual([]);
  });

  it.each(["both", "the others", "the rest"])(
    "“%s” stand for more than a name could be put in for",
    (pronoun) => {
      const frame = { turns: [turn("Which tea is the dearest?", { table: { plan: "", rows: ["Oolong"] } })] };
      expect(texts(`how long do ${pronoun} steep?`, frame).join(" ")).not.toContain("Oolong");
    },
  );

  it("given a thing of the last question, when one “of them” is asked for, then that question is narrowed", () => {
    const frame = { turns: [turn("What does oolong cost?")] };
    expect(texts("which of them is from Japan", frame)).not.toContain("which of oolong is from Japan");
  });

  it("given an old choice list, when a number comes, then only the last turn's choices count", () => {
    const choices = [{ label: "a", question: "What does oolong cost?" }];
    const frame = { turns: [turn("cost?", { status: "clarify", choices }), turn("When do you open?")] };
    expect(texts("1", frame)).not.toEqual(["What does oolong cost?"]);
  });

  it("given the last turn was declined, when a follow-up comes, then it builds on what was answered", () => {
    const frame = { turns: [turn("What does green tea cost?"), turn("in Paris?", { status: "declined" })] };
    expect(texts("and oolong?", frame)).toContain("What does oolong cost");
  });
});
