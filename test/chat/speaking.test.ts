import { describe, expect, it } from "vitest";
import { readPlainSigns } from "../../adapters/chat/plain-signs.ts";
import { isPointing, pointedAt } from "../../adapters/chat/pointing.ts";
import { channelModes, isWanted } from "../../adapters/chat/speaking.ts";

const answered = { status: "answered", confidence: 0.97 } as const;

describe("whether the bot speaks up", () => {
  it.each([
    "ok",
    "why?",
    "really?",
    "no way",
    "+1",
    "let me check",
    "can you share the deck?",
    "what about us?",
    "do you want to join?",
    "which one do you like most?",
    "should I ask my manager?",
    "and what did your boss say?",
    "my brother works in finance",
    "Python is great",
    "I have a PhD myself",
    "that is a lot of money",
    "more",
    "I earn less than that lol",
    "ok so 150k it is",
    "I think juniors should earn more",
  ])("without a judgement of the core: not at %j, in any mode", (text) => {
    for (const mode of channelModes)
      for (const where of ["thread", "channel"] as const)
        if (mode !== "every" || where === "thread")
          expect(isWanted({ mode, where, text, reply: answered, sure: 0.9 }), mode).toBe(false);
  });

  it("at a plain follow-up question in a thread it follows, though nothing judged it", () => {
    const heard = { where: "thread", text: "and for juniors?", reply: answered, sure: 0.9 } as const;
    expect(isWanted({ ...heard, mode: "follow" })).toBe(true);
    expect(isWanted({ ...heard, mode: "mentions" })).toBe(false);
  });

  it("at two words with a question mark, where they surely go on from its answer", () => {
    const heard = { where: "thread", mode: "follow", text: "and juniors?", sure: 0.9 } as const;
    const goesOn = (probability: number) =>
      ({ ...answered, addressed: { kind: "follows", probability } }) as const;
    expect(isWanted({ ...heard, reply: goesOn(0.95) })).toBe(true);
    expect(isWanted({ ...heard, reply: goesOn(0.8) })).toBe(false);
    expect(isWanted({ ...heard, text: "juniors too", reply: goesOn(0.95) })).toBe(false);
    expect(isWanted({ ...heard, text: "why?", reply: goesOn(0.95) })).toBe(false);
  });

  it("unasked in a thread only where it is as sure as anywhere", () => {
    const heard = { where: "thread", text: "and how wide is it?", sure: 0.9 } as const;
    const addressed = { kind: "follows", probability: 0.95 } as const;
    const unsure = { status: "answered", confidence: 0.8, addressed } as const;
    expect(isWanted({ ...heard, mode: "follow", reply: unsure })).toBe(true);
    expect(isWanted({ ...heard, mode: "unasked", reply: unsure })).toBe(false);
    expect(isWanted({ ...heard, mode: "unasked", reply: { ...answered, addressed } })).toBe(true);
  });

  it("in a channel of its own at what has a question's form, whatever it is judged to be", () => {
    const addressed = { kind: "chatters", probability: 0.05 } as const;
    const reply = { status: "declined", confidence: 0.5, addressed } as const;
    const heard = { mode: "every", where: "channel", reply, sure: 0.9 } as const;
    expect(isWanted({ ...heard, text: "What shows that they can do it?" })).toBe(true);
    expect(isWanted({ ...heard, text: "They can do it." })).toBe(false);
  });

  it.each([
    "how deep is the pond?",
    "can you tell me what a senior earns?",
    "where do we deploy?",
    "explain carps to me",
  ])("at every question in a channel of its own: %j", (text) => {
    const heard = { mode: "every", where: "channel", text, sure: 0.9 } as const;
    for (const status of ["answered", "clarify", "declined"] as const)
      expect(isWanted({ ...heard, reply: { status, confidence: 0.1 } })).toBe(true);
  });

  it("never unasked by plain signs alone", () => {
    const text = "which industry employs the most engineers?";
    expect(isWanted({ mode: "unasked", where: "channel", text, reply: answered, sure: 0.6 + 1e-9 })).toBe(
      false,
    );
  });

  it.each(channelModes)("never with small talk, in mode %s", (mode) => {
    const reply = { status: "chitchat", confidence: 1 } as const;
    for (const where of ["thread", "channel"] as const)
      expect(isWanted({ mode, where, text: "what can you do?", reply, sure: 0 })).toBe(false);
  });
});

describe("plain signs", () => {
  it.each([
    ["which industry employs the most engineers?", "asks"],
    ["which industries are our customers in?", "about-us"],
    ["how do we deploy models here?", "about-us"],
    ["did you see the game?", "about-us"],
    ["I need better communication skills", "chatters"],
  ])("%j: %s", (text, kind) => expect(readPlainSigns(text).kind).toBe(kind));
});

describe("a message that points at another", () => {
  it.each([
    "",
    "^",
    "^^",
    "???",
    "👆",
    "☝🏽",
    ":point_up:",
    "this",
    "can you answer this?",
    "any thoughts?",
    "help with this please",
    "what do you think about that?",
    "any idea?",
  ])("is %j", (text) => expect(isPointing(text)).toBe(true));

  it.each([
    "help",
    "hi",
    "👍",
    "lol",
    "who are you?",
    "what is overfitting?",
    "and for juniors?",
    "how much?",
    "thanks for this",
    "what can you do?",
  ])("is not %j", (text) => expect(isPointing(text)).toBe(false));

  it.each([
    ["the last question", ["how deep?", "no idea"], "how deep?"],
    ["the last words where nobody asked", ["tell me about carps", "this"], "tell me about carps"],
    ["nothing where nothing was said", [], null],
  ])("means %s", (_, said, meant) =>
    expect(pointedAt(said.map((text) => ({ text, byBot: false })))).toBe(meant),
  );

  it("means nothing above the bot's own last words", () => {
    const before = [
      { text: "how deep?", byBot: false },
      { text: "3 m", byBot: true },
    ];
    expect(pointedAt(before)).toBeNull();
    expect(pointedAt([...before, { text: "and wide?", byBot: false }])).toBe("and wide?");
  });
});
