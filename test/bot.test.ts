import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type Bot, createBot, type Frame } from "../src/bot.ts";
import { frameSchema } from "../src/conversation/frame.ts";
import { shippedBot } from "./support/shipped.ts";
import { teaShop } from "./tea-shop.ts";

let guide: Bot;
const leaf = createBot(teaShop());

beforeAll(async () => {
  guide = await shippedBot();
});

const ask = (bot: Bot, ...turns: string[]) => {
  let frame: Frame | null = null;
  let reply = null;
  for (const [i, text] of turns.entries()) ({ reply, frame } = bot.answer({ id: `test:${i}`, text }, frame));
  return reply!;
};

describe("one message's way", () => {
  it("an entry answers with its text and cites its source", () => {
    const reply = ask(leaf, "when does the shop open");
    expect(reply).toMatchObject({
      status: "answered",
      entry: "opening",
      text: "The shop is open from 9 to 18.",
    });
    expect(reply.citations).toEqual([
      { id: "opening", title: "When does the shop open?", source: "Leaflet of the shop" },
    ]);
  });

  it("a table answers with the row and its figure; a look-up has no working", () => {
    const reply = ask(leaf, "what is the price of oolong?");
    expect(reply).toMatchObject({ status: "answered", entry: "teas" });
    expect(reply.text).toContain("$14");
    expect(reply.citations).toEqual([expect.objectContaining({ id: "teas", row: "Oolong" })]);
    expect(reply.working).toBeNull();
  });

  it("what is computed shows its working", () => {
    const reply = ask(leaf, "which tea has the highest price?");
    expect(reply.status).toBe("answered");
    expect(reply.working?.plan).toMatch(/^from teas \|/);
  });

  it("small talk gets small talk", () => {
    expect(ask(leaf, "hello")).toMatchObject({ status: "chitchat", text: "Hello!", citations: [] });
  });

  it("what keepers marked as outside is declined by its name, with what is near", () => {
    const reply = ask(guide, "what do machine learning engineers earn in Norway?");
    expect(reply.status).toBe("declined");
    expect(reply.text).toMatch(/^I have nothing about /);
    expect(reply.suggestions.length).toBeGreaterThan(0);
  });

  it.each(["qwxz".repeat(200), "Qwxz".repeat(200), `X${"9".repeat(800)}`])(
    "a word without end is not repeated in a refusal: %.8s…",
    (word) => {
      const reply = ask(leaf, `Is there any ${word} in the cellar?`);
      expect(reply.status).toBe("declined");
      expect(reply.text.length).toBeLessThan(400);
      expect(reply.text).not.toContain(word.slice(0, 60));
    },
  );

  it("a name that no text holds is named in a refusal", () => {
    expect(ask(leaf, "Does Margaret Thistlewood work here?").text).toMatch(/^I have nothing about “Margaret/);
  });

  it.each([
    "is the moon made of cheese",
    "zebra giraffe",
    "asdkjhaskjdh qwoieu?",
    "who won the match yesterday?",
  ])("what shares nothing with any text is declined, and nothing is called near: “%s”", (text) => {
    const reply = ask(leaf, text);
    expect(reply.status).not.toBe("answered");
    expect(reply.text).not.toContain("The nearest I have");
    expect(reply.citations).toEqual([]);
  });

  it("several questions are answered in one reply, each under its own words", () => {
    const { status, text, citations } = ask(leaf, "When do you open, and what does oolong cost?");
    expect(status).toBe("answered");
    expect(text).toMatch(/When do you open[\s\S]+9 to 18[\s\S]+what does oolong cost[\s\S]+\$14/i);
    expect(citations.map(({ id }) => id)).toEqual(["opening", "teas"]);
  });

  it("a question that has no answer is named beside those that have", () => {
    const { status, text } = ask(leaf, "When do you open? Who won the Harbour Criterium?");
    expect(status).toBe("answered");
    expect(text).toContain("9 to 18");
    expect(text).toContain("no answer to “Who won the Harbour Criterium”");
  });

  it.each([
    "I got a tin of tea for my birthday but I don't like it. Can I bring it back?",
    "Hi all! I'm not from around here. I got a tin that I don't like. Can I bring tea back? Thanks in advance!",
    `${"My aunt has been drinking tea for years and years. ".repeat(40)}Can I bring tea back?`,
  ])("a question at the end of a story is answered: %.40s…", (text) => {
    expect(ask(leaf, text)).toMatchObject({ status: "answered", entry: "returns" });
  });

  it("a year that no text speaks of does not stand in the way, and is said to be unknown", () => {
    const { entry, text } = ask(leaf, "When does the shop open in 2031?");
    expect(entry).toBe("opening");
    expect(text).toContain("2031");
  });

  it("another language is told, not guessed at", () => {
    expect(ask(leaf, "¿cuánto cuesta el té y quién lo vende?")).toMatchObject({
      status: "declined",
      citations: [],
    });
    expect(ask(leaf, "¿cuánto cuesta el té y quién lo vende?").text).toContain("English");
  });

  it("a misspelt question is answered, and the correction is shown", () => {
    const reply = ask(leaf, "waht does oolnog csot?");
    expect(reply.text).toContain("$14");
    expect(reply.explanation.corrections).toContainEqual({ from: "oolnog", to: "oolong" });
  });

  it("what points at nothing is asked back, with at most three choices", () => {
    const reply = ask(guide, "and what about those?");
    expect(reply.status).toBe("clarify");
    expect(reply.choices.length).toBeGreaterThan(0);
    expect(reply.choices.length).toBeLessThanOrEqual(3);
  });

  it("two tables that differ are both shown, each with its source", () => {
    const reply = ask(guide, "how much does a senior machine learning engineer earn?");
    expect(reply.text).toContain("$150,000");
    expect(reply.text).toContain("$180,000+");
    const cited = reply.citations.map(({ id }) => id);
    expect(cited).toEqual(expect.arrayContaining(["average-salaries", "salary-ranges"]));
  });

  it("a follow-up is completed from the conversation, and says so", () => {
    const reply = ask(guide, "what share of engineers works in technology?", "and in automotive?");
    expect(reply.text).toContain("10%");
    expect(reply.explanation.resolved).not.toBeNull();
  });

  it("a fresh question inherits nothing", () => {
    const alone = ask(guide, "Where is KDD held?");
    const after = ask(guide, "what share of engineers works in healthcare?", "Where is KDD held?");
    expect(after.text).toBe(alone.text);
    expect(after.explanation.resolved).toBeNull();
  });

  it("the same question in the same frame gives the same reply", () => {
    expect(ask(guide, "which degree is the most common?")).toEqual(
      ask(guide, "which degree is the most common?"),
    );
  });

  it("says why, in words: terms, candidates with evidence, plan, confidence, reason", () => {
    const { explanation } = ask(guide, "which industries employ more than 15% of the engineers?");
    expect(explanation.plan).toContain("from industry-shares | where Share > 15");
    expect(explanation.candidates[0]!.evidence.length).toBeGreaterThan(0);
    expect(explanation.reason).toMatch(/likely to be right/);
  });
});

describe("what a message is to one who listens", () => {
  const probability = (text: string) => ask(leaf, text).addressed.probability;

  it.each([
    "When does the shop open?",
    "what does oolong cost",
    "Can I pay by card?",
    "Hi! Can somebody tell me how late you are open?",
  ])("a question to the guide asks: “%s”", (text) => {
    expect(ask(leaf, text).addressed.kind).toBe("asks");
    expect(probability(text)).toBeGreaterThan(0.5);
  });

  it.each([
    "lol",
    "ok, thanks!",
    "We had a great lunch today.",
    "PR is merged, deploying now",
    "@sam are you coming to the standup at 10:30?",
    "congrats on the new job!!",
    "brb",
  ])("talk among people is left alone: “%s”", (text) => {
    expect(ask(leaf, text).addressed.kind).not.toBe("asks");
    expect(probability(text)).toBeLessThan(0.5);
  });

  it("a follow-up follows", () => {
    expect(ask(leaf, "what does oolong cost?", "and green tea?").addressed.kind).toBe("follows");
  });
});

describe("hostile messages", () => {
  it.each([
    ["empty", ""],
    ["blanks", " \t\n "],
    ["emoji only", "🤷🤷‍♀️👍🏽"],
    ["control characters", "\u0000\u001b[31m\u0007\u009b"],
    ["right-to-left", "\u202eما هو الراتب\u202c"],
    ["HTML", "<script>alert(1)</script><img src=x onerror=alert(1)>"],
    ["calls to everyone", "@everyone <!channel> <!here> <@U123>"],
    ["a JSON bomb", `${"[".repeat(5000)}${"]".repeat(5000)}`],
    ["100,000 characters", "salary ".repeat(15_000)],
    ["one long word", "a".repeat(100_000)],
    ["10,000 question marks", "?".repeat(10_000)],
    ["a thousand questions", Array.from({ length: 1000 }, (_, i) => `What is salary ${i}?`).join(" ")],
    ["one word 10,000 times", "salary? ".repeat(10_000)],
    ["only quotation marks", `"'”`.repeat(1000)],
    ["a block of code", "```\nDROP TABLE users; -- what?\n```"],
    ["prototype names", "__proto__ constructor toString hasOwnProperty"],
  ])("%s: a reply, and nothing of the message's mark-up in it", (_, text) => {
    const reply = ask(guide, text);
    expect(["answered", "clarify", "declined", "chitchat"]).toContain(reply.status);
    expect(reply.text).not.toMatch(/<|@everyone|\p{Cc}(?<!\n)/u);
    expect(reply.text.length).toBeLessThanOrEqual(1500);
  });

  it("no two messages throw, and every frame survives the store", () => {
    const word = fc.constantFrom(
      "salary",
      "and",
      "the",
      "senior",
      "57%",
      "$110,000",
      "KDD",
      "why",
      "it",
      "most",
      "?",
      ",",
      "🙂",
      "<b>",
      "2-5 years",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 80 }),
      fc.array(word, { maxLength: 12 }).map((all) => all.join(" ")),
    );
    fc.assert(
      fc.property(text, text, (first, second) => {
        const { frame } = guide.answer({ id: "a", text: first }, null);
        const kept = frameSchema.parse(JSON.parse(JSON.stringify(frame)));
        const { reply } = guide.answer({ id: "b", text: second }, kept);
        expect(reply.confidence).toBeGreaterThanOrEqual(0);
        expect(reply.confidence).toBeLessThanOrEqual(1);
      }),
      { numRuns: 150 },
    );
  });
});
