import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type Bot, createBot, type Frame } from "../../src/bot.ts";
import { frameSchema } from "../../src/conversation/frame.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import type { Reply } from "../../src/reply/index.ts";
import { teaShop } from "../tea-shop.ts";

const leaf = createBot(teaShop());
let spoke: Bot;

beforeAll(async () => {
  const { knowledge } = await loadKnowledge(join(import.meta.dirname, "../fixtures/bicycle-city"));
  spoke = createBot(knowledge!);
});

const talk = (bot: Bot, ...turns: string[]): Reply[] => {
  let frame: Frame | null = null;
  return turns.map((text, i) => {
    const answered = bot.answer({ id: `test:${i}`, text }, frame);
    // As the store keeps it between messages.
    frame = frameSchema.parse(JSON.parse(JSON.stringify(answered.frame)));
    return answered.reply;
  });
};
const last = (bot: Bot, ...turns: string[]): Reply => talk(bot, ...turns).at(-1)!;

const byTable = "what does oolong cost?";
const byEntry = "when does the shop open?";
const befores = [
  ["after a table's answer", [byTable]],
  ["after an entry's answer", [byEntry]],
  ["after a refusal", ["do you sell coffee?"]],
  ["after a question back", [byTable, "that's not what I asked"]],
  ["after two turns", [byEntry, byTable]],
] as const;

describe.each(befores)("small talk %s", (_, before) => {
  it.each([
    ["thanks", /welcome|Gladly/],
    ["thanks a lot!", /welcome|Gladly/],
    ["ok thanks bye", /welcome|Gladly|Goodbye|Good|All right/],
    ["no thanks", /Good|All right|welcome|Gladly/],
    ["thanks Maria", /welcome|Gladly/],
    ["hi", /^Hello!/],
    ["hello", /^Hello!/],
    ["good morning everyone", /^Hello!/],
    ["ok", /Good|All right/],
    ["no", /Good|All right/],
    ["lol", /Good|All right/],
    ["bye", /Goodbye/],
    ["how are you", /^Fine/],
    ["tell me a joke", /jokes/],
    ["you are useless", /^I'm sorry/],
    ["help", /^I'm Leaf/],
    ["what can you do?", /^I'm Leaf/],
    ["who are you?", /^I'm Leaf/],
    ["are you a bot", /^I'm Leaf/],
    ["I am new", /^Welcome!/],
  ])("“%s” is itself", (said, words) => {
    const reply = last(leaf, ...before, said);
    expect(reply.text).toMatch(words);
    expect(reply).toMatchObject({ status: "chitchat", citations: [], entry: null });
    expect(reply.explanation.resolved).toBeNull();
  });
});

describe("small talk leaves the topic where it was", () => {
  it.each(["thanks", "hi", "ok", "who are you?", "help"])("“%s” between", (said) => {
    expect(last(leaf, byTable, said, "and green tea?").text).toBe("The price for Green tea is $8.");
  });

  it("given it comes first, when a question follows, then that is answered as if nothing had been said", () => {
    expect(last(leaf, "hi", byTable).text).toBe(last(leaf, byTable).text);
  });

  it.each([
    ["hello, when do you open?", "opening"],
    ["thanks! can I pay by card?", "payment"],
    ["Good morning. I have a question. What does oolong cost? Thanks!", "teas"],
    ["ok cool, what does oolong cost", "teas"],
  ])("given a question stands beside it, when said, then the question is answered: “%s”", (said, entry) => {
    expect(last(leaf, said)).toMatchObject({ status: "answered", entry });
    expect(last(leaf, byEntry, byTable, said).status).not.toBe("chitchat");
  });
});

describe("a question that stands by itself inherits nothing", () => {
  const questions = [
    "Do I have to wear a helmet?",
    "What does the annual pass cost?",
    "How do I hire a bike?",
    "Which lights does a bicycle need?",
    "How long is the Ridge Trail?",
    "When was the Canal Path opened?",
    "Which bridge is the oldest?",
    "top three events by participants",
    "price of a day pass",
  ];
  const before = [
    "Which route is the longest?",
    "how many riders crossed Gull Bridge in 2022",
    "May I take my bike on the train?",
    "which e-bike has the best battery",
  ];

  it.each(questions.flatMap((question) => before.map((earlier) => [earlier, question] as const)))(
    "after “%s”: “%s”",
    (earlier, question) => {
      const alone = last(spoke, question);
      const after = last(spoke, earlier, question);
      expect(alone.status).toBe("answered");
      expect(after.text).toBe(alone.text);
      expect(after.explanation.resolved).toBeNull();
    },
  );

  it("is no follow-up to one who listens", () => {
    expect(last(leaf, byTable, byEntry).addressed.kind).toBe("asks");
  });
});

describe("a question that leans on what was said", () => {
  it.each([
    [["what does oolong cost?", "and green tea?"], "$8"],
    [["what does oolong cost?", "and green tea?", "what about black tea"], "$6"],
    [["how long does oolong steep?", "and black tea?", "and its price?"], "$6"],
    [["what does oolong cost?", "how long does it steep?"], "4"],
    [["which tea is the cheapest?", "and the dearest?"], "Oolong"],
  ])("%j", (turns, figure) => {
    const reply = last(leaf, ...turns);
    expect(reply.status).toBe("answered");
    expect(reply.text).toContain(figure);
    expect(reply.explanation.resolved).not.toBeNull();
    expect(reply.addressed.kind).toBe("follows");
  });

  it("given a pronoun is all that points back, when asked, then it is answered among what was talked about", () => {
    expect(last(leaf, "which tea is the cheapest?", "which of them is from Japan?").text).toContain(
      "Green tea",
    );
  });

  it.each([
    [["Which route is the longest?", "and the shortest?"], "Orchard Way"],
    [["how many riders crossed Gull Bridge in 2022", "in 2023?"], "1,468,200"],
  ])("of a city: %j", (turns, figure) => {
    expect(last(spoke, ...turns).text).toContain(figure);
  });

  it("in one message is taken as one", () => {
    const { text } = last(leaf, "What does oolong cost? And green tea?");
    expect(text).toContain("$14");
    expect(text).toContain("$8");
  });
});

describe("a correction is answered as what was meant", () => {
  it.each([
    [[byTable, "no, I meant black tea"], "$6"],
    [[byTable, "I asked about black tea"], "$6"],
    [["how long does oolong steep?", "no, I meant black tea"], "5"],
    [["can I pay by card?", "no, I meant the opening hours"], "9 to 18"],
    [["can I pay by card?", "sorry, I was asking about refunds"], "30 days"],
  ])("%j", (turns, figure) => {
    const reply = last(leaf, ...turns);
    expect(reply.status).toBe("answered");
    expect(reply.text).toContain(figure);
    if (figure === "5") expect(reply.text).not.toContain("$");
  });

  it("given it names another topic, when corrected, then that is shown", () => {
    expect(last(spoke, "Do I have to wear a helmet?", "no, I meant lights").text).toMatch(/\blights?\b/);
  });

  it("given it changes one thing of a computed answer, when corrected, then the rest stays", () => {
    expect(last(spoke, "What does the annual pass cost?", "no, I meant the day pass").text).toContain("€6");
  });
});

describe("a doubt", () => {
  it.each([
    "are you sure?",
    "is that true",
    "Really?",
    "I don't believe that",
    "how do you know that",
    "source?",
  ])("“%s”: says where the answer stands, and not the answer again", (said) => {
    for (const asked of [byTable, byEntry]) {
      const [answer, doubted] = talk(leaf, asked, said);
      expect(doubted!.text).toContain("“Leaflet of the shop”");
      expect(doubted!.text).not.toContain(answer!.text);
      expect(doubted!.citations.map(({ id }) => id)).toEqual([answer!.entry]);
    }
  });

  it("given small talk came between, when doubted, then it is still the answer that is doubted", () => {
    expect(last(leaf, byEntry, "hm", "are you sure?").citations.map(({ id }) => id)).toEqual(["opening"]);
  });

  it("given nothing was said, when doubted, then the guide says what it is for", () => {
    expect(last(leaf, "are you sure?")).toMatchObject({ status: "chitchat", citations: [] });
  });

  it("given a question holds it, when asked, then the question is answered", () => {
    expect(last(leaf, byTable, "are you sure? when do you open?").text).toContain("9 to 18");
  });
});

describe("a complaint", () => {
  it.each([
    "that's not what I asked",
    "wrong answer",
    "not that",
    "You misunderstood me",
    "you already said that",
  ])("“%s”: is sorry, and offers what else may have been meant", (said) => {
    const [answer, sorry] = talk(leaf, byTable, said);
    expect(sorry!.text).toMatch(/^I'm sorry/);
    expect(sorry!.text).not.toContain(answer!.text);
    expect(sorry!.choices.length).toBeGreaterThan(0);
    expect(sorry!.choices.map(({ question }) => question)).not.toContain(answer!.title);
  });

  it("given choices were offered, when one is picked, then it is answered", () => {
    const [, sorry, picked] = talk(leaf, byTable, "that's not what I asked", "2");
    expect(picked!.title).toBe(sorry!.choices[1]!.question);
    expect(last(leaf, byTable, "that's not what I asked", "the first one").title).toBe(
      sorry!.choices[0]!.question,
    );
  });

  it("given a refusal is complained about, when answered, then it is sorry too", () => {
    expect(last(leaf, "do you sell coffee?", "that's not what I asked").text).toMatch(/^I'm sorry/);
  });

  it("given a remark before a doubt, when said, then the doubt is answered", () => {
    const reply = last(leaf, byEntry, "a friend told me the opposite. are you sure?");
    expect(reply.citations.map(({ id }) => id)).toEqual(["opening"]);
  });

  it.each(["that's not what I asked", "are you sure?", "tell me more", "shorter please"])(
    "to one who listens, “%s” goes on from the answer",
    (said) => {
      expect(last(leaf, byEntry, said).addressed.kind).toBe("follows");
    },
  );
});

describe("more, shorter, again", () => {
  it("more: shows first what the keepers call related", () => {
    expect(last(spoke, "Do I have to wear a helmet?", "tell me more").entry).toBe("lights");
  });

  it("more: shows something else each time, and says when that was all", () => {
    const shown = talk(leaf, byEntry, "more", "more", "more").map(({ entry }) => entry);
    expect(new Set(shown.slice(0, 3)).size).toBe(3);
    expect(last(leaf, byEntry, "more", "more", "more").status).toBe("declined");
  });

  it("shorter: says the first sentence alone", () => {
    const reply = last(spoke, "May I take my bike on the train?", "shorter please");
    expect(reply.text).toContain("Bikes travel free on regional trains");
    expect(reply.text).not.toContain("Folded bikes");
  });

  it.each([byEntry, byTable])("again: says the answer once more, as it is asked to: “%s”", (asked) => {
    const [answer, again] = talk(leaf, asked, "say that again");
    expect(again!.text).toBe(answer!.text);
  });

  it("size: does not say whether it is much", () => {
    expect(last(leaf, byTable, "is that a lot?").text).not.toMatch(/\byes\b|\bno\b|cheap|expensive/i);
  });

  it.each(["more", "shorter please", "say that again", "that's not what I asked", "is that a lot?"])(
    "given nothing was said before, when told “%s”, then the guide says what it is for",
    (said) => {
      expect(last(leaf, said)).toMatchObject({ status: "chitchat", citations: [], choices: [] });
    },
  );
});

describe("the same text is never sent twice in a row", () => {
  it.each([
    [byEntry, byEntry],
    [byTable, byTable],
    [byEntry, "when does the shop open"],
    [byEntry, "opening hours"],
    ["do you sell coffee?", "do you sell coffee?"],
    ["does Margaret work here?", "does Margaret work here?"],
    ["and what about those?", "and what about those?"],
  ])("“%s”, then “%s”", (first, second) => {
    const texts = talk(leaf, first, second, second).map(({ text }) => text);
    for (const [i, text] of texts.entries()) expect(text).not.toBe(texts[i - 1]);
  });

  it.each([
    "are you sure?",
    "source?",
    "that's not what I asked",
    "more",
    "shorter please",
    "is that a lot?",
  ])("“%s” over and over", (said) => {
    const texts = talk(leaf, byEntry, said, said, said, said).map(({ text }) => text);
    for (const [i, text] of texts.entries()) expect(text, String(i)).not.toBe(texts[i - 1]);
  });

  it("given what would be the same, when asked, then it says so and offers something else", () => {
    const [, again] = talk(leaf, byEntry, byEntry);
    expect(again!.text).toMatch(/same again/);
    expect(again!.text).not.toContain("9 to 18");
  });

  it("in no conversation of answers, refusals and moves", () => {
    const said = fc.constantFrom(
      byTable,
      byEntry,
      "and green tea?",
      "do you sell coffee?",
      "are you sure?",
      "more",
      "that's not what I asked",
      "is that a lot?",
      "no, I meant black tea",
      "2",
      "why?",
    );
    fc.assert(
      fc.property(fc.array(said, { minLength: 2, maxLength: 7 }), (turns) => {
        const replies = talk(leaf, ...turns);
        // A courtesy may be said twice.
        for (const [i, { status, text }] of replies.entries())
          if (status !== "chitchat") expect(text).not.toBe(replies[i - 1]?.text);
      }),
      { numRuns: 60 },
    );
  });
});
