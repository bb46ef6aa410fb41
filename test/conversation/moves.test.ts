import { describe, expect, it } from "vitest";
import type { Turn } from "../../src/conversation/frame.ts";
import { correctedQuestion, moveOf } from "../../src/conversation/moves.ts";

const last: Turn = {
  message: "m",
  question: "What does oolong cost?",
  status: "answered",
  entry: "teas",
  table: null,
  choices: [],
  others: [],
  said: "",
};

describe("what somebody does with the last answer", () => {
  it.each(["doubt", "source", "complaint", "repetition", "more", "shorter", "size"])(
    "%s speaks of the last turn",
    (act) => {
      expect(moveOf(act, last)).toEqual({ kind: act, last });
    },
  );

  it.each(["greeting", "thanks", "help", "again", "constructor"])("%s does not", (act) => {
    expect(moveOf(act, last)).toBeNull();
  });

  it("given no turn to speak of, when a move is made, then it is none", () => {
    expect(moveOf("doubt", null)).toBeNull();
  });
});

describe("a correction", () => {
  it.each([
    ["I wanted to know what oolong costs", "what oolong costs"],
    ["no, I meant how long does it steep?", "how long does it steep?"],
  ])("that is a question is asked: “%s”", (said, question) => {
    expect(correctedQuestion(said)).toBe(question);
  });

  it.each([
    ["that's not what i asked, i asked if it is free", "if it is free"],
    ["not that. I asked how long it keeps", "how long it keeps"],
  ])("what was asked already is asked again: “%s”, “%s”", (said, question) => {
    expect(correctedQuestion(said)?.replace(/^and /, "")).toBe(question);
  });

  it.each([
    ["No, I meant black tea", "and black tea"],
    ["no no, i mean the price", "and the price"],
    ["not that, I meant the price", "and the price"],
    ["sorry, I was asking about refunds", "and refunds"],
    ["I asked about oolong", "and oolong"],
    ["I was asking for oolong", "and oolong"],
    ["what I meant was the price", "and the price"],
    ["make that oolong", "and oolong"],
    ["in Assam I mean", "and in Assam"],
    ["for two people, i meant.", "and for two people"],
    ["that's not what I asked, I meant green tea", "and green tea"],
  ])("that is a piece of a question goes on from the last one: “%s”, “%s”", (said, question) => {
    expect(correctedQuestion(said)).toBe(question);
  });

  it.each([
    "no",
    "I meant",
    "no, thanks",
    "what does oolong cost?",
    "I asked my boss about tea",
    "is it mean to ask",
    "do you know what I mean?",
    "that's not what I asked",
  ])("“%s” corrects nothing", (said) => {
    expect(correctedQuestion(said)).toBeNull();
  });
});
