import { describe, expect, it } from "vitest";
import { textsOf } from "../../src/knowledge/texts.ts";
import type { IntentSet } from "../../src/knowledge/types.ts";
import { createLanguage } from "../../src/language/language.ts";
import { openMeanings } from "../../src/meaning/index.ts";
import { acts } from "../../src/talk/acts.ts";
import { actsOf, createActFinder, examplesOf } from "../../src/talk/index.ts";
import { tinyEncoder } from "../meaning/tiny-encoder.ts";
import { teaShop } from "../tea-shop.ts";

const knowledge = teaShop();
const language = createLanguage({ texts: textsOf(knowledge), concepts: knowledge.vocabulary.concepts });
const all = actsOf(knowledge);
const find = createActFinder(all, language, null);
const idOf = (text: string) => find(text)?.act.id ?? null;

describe("acts and their examples", () => {
  it("no two acts have the same id or the same example", () => {
    const ids = acts.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const examples = examplesOf(acts).map((text) => text.toLowerCase());
    expect(examples.filter((text, i) => examples.indexOf(text) !== i)).toEqual([]);
  });

  it("talk that is answered has something to say; moves say what the turn before tells", () => {
    for (const { id, kind, replies } of acts) {
      if (kind === "talk") expect(replies.length, id).toBeGreaterThan(0);
      if (kind === "move") expect(replies, id).toEqual([]);
    }
  });

  it.each(acts.map(({ id, examples }) => [id, examples] as const))(
    "%s is found by each of them",
    (id, examples) => {
      const spoken = (text: string) => [text, `${text.charAt(0).toUpperCase()}${text.slice(1)}.`, `${text}!`];
      const missed = examples.flatMap(spoken).filter((text) => idOf(text) !== id);
      expect(missed.map((text) => `${text} -> ${idOf(text)}`)).toEqual([]);
    },
  );

  it.each([
    ["thank you so so much", "thanks"],
    ["Thnaks", "thanks"],
    ["thanks anyway everyone", "thanks"],
    ["thanks Maria", "thanks"],
    ["hi John!", "greeting"],
    ["ok thanks bye", "goodbye"],
    ["LOL", "acknowledgement"],
    ["no thanks", "thanks"],
    ["Good morning everyone!", "greeting"],
    ["helo", "greeting"],
    ["hwo are you", "how-are-you"],
    ["how are you doing today", "how-are-you"],
    ["are you really sure?", "doubt"],
    ["what can you do for me", "help"],
    ["how do I use it", "help"],
    ["yes please", "acknowledgement"],
    ["what else", "more"],
    ["is that a lot of money", "size"],
    ["tell me about yourself", "who-are-you"],
  ])("“%s” is %s", (text, id) => {
    expect(idOf(text)).toBe(id);
  });
});

describe("what is about something is no act", () => {
  it.each([
    "what is Tock",
    "who is Gus?",
    "what do you know about oolong",
    "what do you know about python",
    "what can you do about python",
    "what else do you sell",
    "thanks for the oolong",
    "hello oolong",
    "are you sure about oolong",
    "more about returns",
    "help me pay",
    "tell me about tea",
    "tell me a joke about tea",
    "tell me more about steeping",
    "source of oolong",
    "where does oolong come from",
    "how does this shop work",
    "is the price high",
    "i love oolong",
    "who made oolong",
    "what is kubernetes",
    "do you know kubernetes",
    "can I trust the shop",
    "is that tea",
  ])("“%s”", (text) => {
    expect(idOf(text)).toBeNull();
  });

  it.each([
    ["nothing", ""],
    ["a sign", "?"],
    ["dots", "..."],
    ["a picture", "🫖"],
    ["another script", "乌龙茶多少钱"],
    ["yet another", "كم سعر الشاي"],
    ["an act and no end", "thanks ".repeat(500)],
    ["a word without end", "a".repeat(10_000)],
    ["acts and a topic in a string", "ok thanks python bye"],
    ["a topic with a capital", "thanks Oolong"],
  ])("nor is %s", (_, text) => {
    expect(idOf(text)).toBeNull();
  });

  it("the guide's own name says nothing", () => {
    const findCalled = createActFinder(all, language, null, ["Leaf"]);
    expect(findCalled("hey leaf")?.act.id).toBe("greeting");
    expect(findCalled("thanks, Leaf!")?.act.id).toBe("thanks");
    expect(findCalled("what does leaf know about oolong")).toBeNull();
  });
});

describe("acts of a folder", () => {
  const own = (
    id: string,
    kind: IntentSet["kind"],
    examples: string[],
    replies: string[] = [],
  ): IntentSet => ({
    id,
    kind,
    examples,
    replies,
    aspect: null,
    origin: { file: "test", line: 1 },
  });

  it("a set with the core's id adds its examples, and its replies are said", () => {
    const greeting = actsOf({ intents: [own("greeting", "smalltalk", ["ahoy"], ["Ahoy!"])] }).find(
      ({ id }) => id === "greeting",
    )!;
    expect(greeting.replies).toEqual(["Ahoy!"]);
    expect(greeting.examples).toEqual(expect.arrayContaining(["ahoy", "hello"]));
  });

  it("one without replies leaves the core's", () => {
    const core = acts.find(({ id }) => id === "greeting")!;
    expect(actsOf({ intents: [own("greeting", "smalltalk", ["ahoy"])] })).toContainEqual({
      ...core,
      examples: [...core.examples, "ahoy"],
    });
  });

  it("one of its own is found as the core's are, and says what it is", () => {
    const found = createActFinder(
      actsOf({ intents: [own("newcomer", "welcome", ["I am new"])] }),
      language,
      null,
    );
    expect(found("I'm new!")?.act).toMatchObject({ id: "newcomer", kind: "welcome" });
  });

  it("what is marked as outside is none", () => {
    expect(actsOf(knowledge).map(({ id }) => id)).not.toContain("coffee");
    expect(actsOf({ intents: [own("x", "out-of-scope", ["hello"])] })).toEqual(acts);
  });
});

describe("with an encoder", () => {
  const meanings = openMeanings(tinyEncoder(), null);
  meanings.fill(examplesOf(all));
  const findMeant = createActFinder(all, language, meanings);

  it("given words of acts that are no example, when their meaning is near one, then it is that act", () => {
    const text = "of topics list of topics list";
    expect(find(text)).toBeNull();
    expect(findMeant(text)?.act.id).toBe("help");
  });

  it("what is about something is still no act", () => {
    expect(findMeant("what do you know about oolong")).toBeNull();
    expect(findMeant("hello oolong")).toBeNull();
  });
});
