import { describe, expect, it } from "vitest";
import { frameSchema, remember, type Turn } from "../../src/conversation/frame.ts";

const turn = (question: string, status: Turn["status"] = "answered"): Turn => ({
  message: question,
  question,
  status,
  entry: null,
  table: null,
  choices: [],
  others: [],
  said: "",
});

describe("what is remembered of a conversation", () => {
  it("keeps the last five turns, oldest first", () => {
    let frame = remember(null, turn("1"));
    for (const question of ["2", "3", "4", "5", "6"]) frame = remember(frame, turn(question));
    expect(frame.turns.map(({ question }) => question)).toEqual(["2", "3", "4", "5", "6"]);
  });

  it("given small talk, when it comes, then the topic stays", () => {
    const frame = remember(null, turn("green tea?"));
    expect(remember(frame, turn("thanks", "chitchat"))).toEqual(frame);
  });

  it("given somebody tells of themselves, when they ask nothing, then it belongs to the topic", () => {
    const frame = remember(
      remember(null, turn("green tea?")),
      turn("x", "chitchat"),
      "I have low blood pressure",
    );
    expect(frame.turns).toEqual([{ ...turn("green tea?"), told: "I have low blood pressure" }]);
    expect(remember(frame, turn("y", "chitchat"), "and I am 60").turns[0]!.told).toBe(
      "I have low blood pressure and I am 60",
    );
  });

  it("given a story opens the talk, when nothing is asked, then it is what was talked about", () => {
    expect(remember(null, turn("x", "chitchat"), "I drink a lot of tea").turns[0]!.question).toBe(
      "I drink a lot of tea",
    );
  });

  it("given stories without end, when told, then a bounded part is kept and can be read back", () => {
    let frame = remember(null, turn("tea?"));
    for (let i = 0; i < 20; i++) frame = remember(frame, turn("x", "chitchat"), "word ".repeat(500));
    expect(frame.turns[0]!.told!.length).toBeLessThanOrEqual(300);
    expect(frameSchema.parse(frame)).toEqual(frame);
  });
});
