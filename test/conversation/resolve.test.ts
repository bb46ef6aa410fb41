import { describe, expect, it } from "vitest";
import { mainClause } from "../../src/conversation/clauses.ts";
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

  it("counts the operator words that a completed question leaves out", () => {
    const frame = { turns: [turn("What does oolong cost?")] };
    const [alone, completed] = readings("and how far above green tea?", frame);
    expect(alone!.lost).toBe(0);
    expect(completed!.utterance.text).toBe("What does green tea cost far");
    expect(completed!.lost).toBeGreaterThan(0);
  });

  it("given a whole question of another topic, when asked, then nothing is taken over", () => {
    const frame = { turns: [turn("How long does green tea steep?")] };
    const taken = readings("Which payment methods does the shop accept at the counter?", frame);
    expect(taken.every(({ carried }) => carried === null)).toBe(true);
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

  it.each(["why?", "tell me more", "how come?"])("“%s” goes back to the last question", (said) => {
    expect(texts(said, { turns: [turn("How long does green tea steep?")] })).toEqual([
      "How long does green tea steep?",
    ]);
  });

  it("given the last turn was declined, when a follow-up comes, then it builds on what was answered", () => {
    const frame = { turns: [turn("What does green tea cost?"), turn("in Paris?", { status: "declined" })] };
    expect(texts("and oolong?", frame)).toContain("What does oolong cost");
  });
});

describe("the clause that asks", () => {
  it.each([
    ["hey bot, what does oolong cost?", "what does oolong cost?"],
    ["I'm new here. what does oolong cost?", "what does oolong cost?"],
    ["Quick question: what does oolong cost?", "what does oolong cost?"],
    ["My aunt says that oolong costs $14. Is she right?", null],
    ["In Paris, what does oolong cost?", null],
    ["what does oolong cost?", null],
    ["hello", null],
  ])("of “%s” is “%s”", (said, clause) => {
    expect(mainClause(language.read(said))?.text ?? null).toBe(clause);
  });

  it.each([
    ["hey bot, what does oolong cost?", true],
    ["I'm new here. what does oolong cost?", false],
    ["thanks, is that so?", false],
  ])("of “%s” says the whole: %s", (said, whole) => {
    expect(mainClause(language.read(said))?.whole).toBe(whole);
  });

  it("given nothing but courtesies were taken off, when read, then it is read once; else with and without", () => {
    expect(texts("hey bot, what does oolong cost?", null)).toEqual(["what does oolong cost?"]);
    expect(texts("I'm new here. what does oolong cost?", null)).toEqual([
      "I'm new here. what does oolong cost?",
      "what does oolong cost?",
    ]);
  });
});
