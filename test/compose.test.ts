import { describe, expect, it } from "vitest";
import { createBot } from "../src/bot.ts";
import { inShort } from "../src/compose/in-short.ts";
import { composeFor, type DecidedQuestion, type Outcome } from "../src/compose/index.ts";
import type { Turn } from "../src/conversation/frame.ts";
import type { MoveKind } from "../src/conversation/moves.ts";
import type { Candidate, Understood } from "../src/decision/candidate.ts";
import type { Decision } from "../src/decision/decide.ts";
import type { Entry, Knowledge } from "../src/knowledge/types.ts";
import { list, plainText, type Reply, say } from "../src/reply/index.ts";
import { acts } from "../src/talk/acts.ts";
import { teaShop } from "./tea-shop.ts";

const withTexts = (knowledge: Knowledge, texts: Readonly<Record<string, string>>): Knowledge => ({
  ...knowledge,
  entries: knowledge.entries.map((entry): Entry => {
    const own = texts[entry.id];
    if (own === undefined) return entry;
    const answer = own
      .split("\n\n")
      .map((text) => (text.startsWith("- ") ? list(text.slice(2).split("\n- ")) : say(text)));
    return { ...entry, text: own, answer };
  }),
});
const knowledge = withTexts(teaShop(), {
  opening: "The shop is open from 9 to 18. On Sundays it is closed.",
  payment: "The shop accepts these:\n\n- cards;\n- cash.",
});
const bot = createBot(knowledge);
const compose = composeFor(knowledge);
const addressed = { kind: "asks", probability: 0.9 } as const;
const reply = (outcome: Outcome): Reply => compose({ id: "1", addressed, outcome });

const understoodOf = (text: string): Understood => bot.consider({ id: "1", text }, null)[0]!;
const table = understoodOf("which tea has the highest price?").candidates.find((each) => each.table)!;
const entry = (id: string): Candidate => {
  const { table: _, ...rest } = table;
  return { ...rest, kind: "entry", id, title: knowledge.entries.find((each) => each.id === id)!.title };
};
const answer = (said: string, best: Candidate, probability = 0.8): DecidedQuestion => ({
  said,
  understood: understoodOf(`${said} tea`),
  decision: { kind: "answer", best, beside: [], unsure: false, probability, reason: "test" },
});
const decline = (said: string, parts: Partial<Decision & { kind: "decline" }> = {}): DecidedQuestion => ({
  said,
  understood: understoodOf(`${said} tea`),
  decision: { kind: "decline", near: [], further: [], reason: "test", ...parts },
});
const asked = (...answered: DecidedQuestion[]): Reply => reply({ kind: "questions", answered, unread: 0 });

describe("one answer", () => {
  it("is what its keepers wrote, with its source", () => {
    const given = asked(answer("when?", entry("opening")));
    const opening = knowledge.entries.find(({ id }) => id === "opening")!;
    expect(given).toMatchObject({
      status: "answered",
      entry: "opening",
      title: opening.title,
      body: opening.answer,
    });
    expect(given.citations).toEqual([{ id: "opening", title: opening.title, source: "Leaflet of the shop" }]);
    expect(given.confidence).toBe(0.8);
  });

  it("given a year was asked for that it does not name, when answered, then it says so", () => {
    const one = answer("when?", entry("opening"));
    const inYear = asked({ ...one, understood: { ...one.understood, year: "2026" } });
    expect(inYear.text).toBe(
      "The shop is open from 9 to 18. On Sundays it is closed.\n\nMy documents do not speak of 2026 in particular.",
    );
  });
});

describe("what lies near", () => {
  it("given it may be the answer, when declined, then it says so and shows what it says", () => {
    const { text } = asked(decline("when?", { near: [{ ...entry("opening"), probability: 0.4 }] }));
    expect(text.startsWith("Perhaps I have no answer to exactly that; this comes nearest:")).toBe(true);
    expect(text).toContain("The shop is open from 9 to 18.");
  });

  it("given nothing is near, when declined, then titles are named and nothing is shown", () => {
    const { text, citations } = asked(decline("when?", { further: [entry("opening")] }));
    expect(text.startsWith("I have no answer to exactly that.")).toBe(true);
    expect(text).toContain(entry("opening").title);
    expect(text).not.toContain("from 9 to 18");
    expect(citations).toEqual([]);
  });

  it("given a long answer, when declined, then its beginning is shown and what stands nearest to the question", () => {
    const filler = Array.from(
      { length: 9 },
      (_, i) => `- ${i + 1} of many things about the garden. ${"x".repeat(80)}`,
    );
    const dogs = "- Dogs are welcome in the yard.";
    const answer = `The yard lies behind the house.\n\n${[...filler, dogs, ...filler].join("\n")}`;
    const long = composeFor(withTexts(knowledge, { opening: answer }));
    const shown = (passages: readonly string[]) =>
      long({
        id: "1",
        addressed,
        outcome: {
          kind: "questions",
          unread: 0,
          answered: [
            decline("dogs?", { near: [{ ...entry("opening"), probability: 0.4, passages: () => passages }] }),
          ],
        },
      }).text;
    expect(shown([])).not.toContain("Dogs are welcome");
    expect(shown(["- Dogs are welcome in the yard."])).toContain(dogs);
    expect(shown(["- Dogs are welcome in the yard."])).toContain("The yard lies behind the house.");
  });

  it("given a name that no text holds, when answered, then it says so below", () => {
    const told = {
      ...answer("when?", entry("opening")),
      understood: understoodOf("when are you open at Zamboni?"),
    };
    expect(asked(told).text).toMatch(/closed\.\n\nMy documents do not speak of “Zamboni” in particular\.$/);
  });

  it("given an entry stands nearly as well, when answered, then it is shown below with its source", () => {
    const first = answer("when?", entry("opening"));
    const { text, citations } = asked({
      ...first,
      decision: { ...(first.decision as Decision & { kind: "answer" }), beside: [entry("returns")] },
    });
    expect(text).toMatch(/closed\.\n\nAlso near:\n\n- Can I bring tea back\? Unopened tins/);
    expect(citations.map(({ id }) => id)).toEqual(["opening", "returns"]);
  });

  it("given a table whose plan explains the question, when declined, then what was computed stands there", () => {
    const sure = { ...table, table: { ...table.table!, uncovered: [] }, probability: 0.5 };
    const said = plainText(table.table!.statement().body);
    expect(asked(decline("which?", { near: [sure] })).text).toContain(said);
    const unsure = { ...sure, table: { ...table.table!, uncovered: ["highest"] } };
    expect(asked(decline("which?", { near: [unsure] })).text).not.toContain(said);
  });

  it("given a table with a caution, when it answers, then the caution stands beside the answer", () => {
    const shop = teaShop();
    const warned = {
      ...shop,
      tables: shop.tables.map((each) => ({ ...each, caution: "Prices have changed since." })),
    };
    const given = composeFor(warned)({
      id: "1",
      addressed,
      outcome: { kind: "questions", answered: [answer("which?", table)], unread: 0 },
    });
    expect(given.text).toMatch(/Prices have changed since\.$/);
  });
});

describe("several answers in one reply", () => {
  const both = asked(
    answer("and when are you open", entry("opening"), 0.9),
    answer("which tea is the dearest?", table, 0.7),
  );

  it("stand each under its question, in the person's words", () => {
    expect(both.text).toMatch(
      /^When are you open\n\nThe shop is open[\s\S]+Which tea is the dearest\?\n\nOolong/,
    );
  });

  it("are as sure as the one that is less sure", () => {
    expect(both.confidence).toBe(0.7);
  });

  it("cite every source, and show no figures of one for all", () => {
    expect(both.citations.map(({ id }) => id)).toEqual(["opening", "teas"]);
    expect(both).toMatchObject({ title: null, chart: null, table: null, working: null });
  });

  it("given two questions with one answer, when composed, then it is said once, without the questions", () => {
    expect(asked(answer("when open?", entry("opening")), answer("hours?", entry("opening"))).text).toBe(
      "The shop is open from 9 to 18. On Sundays it is closed.",
    );
  });

  it("given one has no answer, when composed, then the others are answered and it is named", () => {
    const given = asked(answer("when open?", entry("opening")), decline("do you sell cups?"));
    expect(given.status).toBe("answered");
    expect(given.text).toBe(
      "The shop is open from 9 to 18. On Sundays it is closed.\n\nI have no answer to “Do you sell cups”.",
    );
  });

  it("given what lies near the open one, when composed, then it stands under that question, with its source", () => {
    const near = [{ ...entry("returns"), probability: 0.5 }];
    const given = asked(decline("cups back?", { near }), answer("when open?", entry("opening")));
    expect(given.text).toBe(
      "Cups back?\n\nThe nearest I have: Can I bring tea back? Unopened tins can be returned within 30 days.\n\n" +
        "When open?\n\nThe shop is open from 9 to 18. On Sundays it is closed.",
    );
    expect(given.citations.map(({ id }) => id)).toEqual(["opening", "returns"]);
    expect(given.entry).toBe("opening");
  });

  it("given hardly anything lies near the open one, when composed, then that is not shown beside the answer", () => {
    const near = [{ ...entry("returns"), probability: 0.3 }];
    const given = asked(decline("cups back?", { near }), answer("when open?", entry("opening")));
    expect(given.text).not.toContain("Unopened");
    expect(given.text).toMatch(/^The shop is open[\s\S]+I have no answer to “Cups back”\.$/);
  });

  it("given what answers one lies nearest to another, when composed, then both stand over it and nothing is refused", () => {
    const given = asked(
      decline("is it ever closed?", { near: [{ ...entry("opening"), probability: 0.5 }] }),
      answer("when open?", entry("opening")),
      answer("how to pay?", entry("payment")),
    );
    expect(given.text).toMatch(/^Is it ever closed\? \/ When open\?\n\nThe shop is open/);
    expect(given.text).not.toContain("no answer to");
    expect(given.citations.map(({ id }) => id)).toEqual(["opening", "payment"]);
  });

  it("given steps that are counted, or a list that is announced later, when kept short, then none is taken out of them", () => {
    const filler = "x".repeat(90);
    const steps = list(
      [1, 2, 3].map((i) => `step ${i} ${filler}`),
      true,
    );
    const shops = list(["one shop", "another shop", `a third ${filler}`]);
    const body = [
      say("It opens with this."),
      steps,
      say("It lies in these places:"),
      shops,
      list(["a", "an item that fits"]),
    ];
    const fits = ["step 3", "another shop", "an item that fits"];
    const kept = (chars: number) => plainText(inShort(body, chars, fits));
    expect(kept(100)).toBe("It opens with this.\n\n- a\n- an item that fits");
    expect(kept(250)).toContain("It lies in these places:\n\n- one shop\n- another shop\n- a third");
    expect(kept(900)).toBe(plainText(body));
    expect(plainText(inShort([steps], 10, fits))).toBe(plainText([steps]));
    expect(inShort([], 10)).toEqual([]);
  });

  it("given hardly anything lies near to any, when composed, then it stands under none of the questions", () => {
    const faint = (id: string) => ({ ...entry(id), probability: 0.2 });
    const given = asked(
      decline("cups back?", { near: [faint("returns")] }),
      decline("open at night?", { near: [faint("opening")] }),
    );
    expect(given.status).toBe("declined");
    expect(given.text).toContain("Unopened tins");
    expect(given.text).not.toContain("Cups back?");
  });

  it("given something lies near to one alone, when composed, then it is shown and the other is named", () => {
    const given = asked(decline("cups back?", { near: [entry("returns")] }), decline("why is the sky blue?"));
    expect(given.status).toBe("declined");
    expect(given.text).toContain("Unopened tins");
    expect(given.text).toMatch(/I have no answer to “Why is the sky blue”\.$/);
  });

  it("given an answer is only a little near to another question, when composed, then that is named", () => {
    const far = { ...entry("opening"), probability: 0.2 };
    const given = asked(decline("is it loud?", { near: [far] }), answer("when open?", entry("opening")));
    expect(given.text).toMatch(/^The shop is open[\s\S]+I have no answer to “Is it loud”\.$/);
  });

  it("given no answer to any and different things near, when composed, then each stands under its question", () => {
    const given = asked(
      decline("cups back?", { near: [entry("returns")] }),
      decline("open at night?", { near: [entry("opening")] }),
      decline("why is the sky blue?"),
    );
    expect(given.status).toBe("declined");
    expect(given.text).toMatch(
      /^Perhaps I have no answer[^\n]+\n\nCups back\?\n\nCan I bring tea back\? Unopened[^\n]+\n\nOpen at night\?\n\n/,
    );
    expect(given.text).toMatch(/I have no answer to “Why is the sky blue”\.$/);
    expect(given.citations.map(({ id }) => id)).toEqual(["returns", "opening"]);
  });

  it("given long answers, when composed, then each is kept short, and a list is not cut from what announces it", () => {
    const long = composeFor(
      withTexts(knowledge, { opening: Array(9).fill("Nine to six, every day. ".repeat(9)).join("\n\n") }),
    );
    const text = long({
      id: "1",
      addressed,
      outcome: {
        kind: "questions",
        unread: 0,
        answered: [answer("when?", entry("opening")), answer("how to pay?", entry("payment"))],
      },
    }).text;
    expect(text.length).toBeLessThan(1200);
    expect(text).toContain("The shop accepts these:\n\n- cards;");
  });

  it("given a question without end, when quoted, then it is cut at a word", () => {
    const [first] = asked(
      answer(`when ${"oh ".repeat(200)}are you open?`, entry("opening")),
      answer("how to pay?", entry("payment")),
    ).body;
    expect(plainText([first!]).length).toBeLessThan(90);
    expect(plainText([first!])).toMatch(/oh…$/);
  });
});

describe("a refusal", () => {
  it("shows the nearest in short and the first sentence of the others, each with its title and source", () => {
    const given = asked(decline("cups?", { near: [entry("opening"), entry("payment")] }));
    expect(given.status).toBe("declined");
    expect(given.text).toContain("When does the shop open?\n\nThe shop is open from 9 to 18.");
    expect(given.text).toContain("- How can I pay? The shop accepts these: cards; cash.");
    expect(given.citations.map(({ id }) => id)).toEqual(["opening", "payment"]);
  });

  it("offers what it shows in short, and not what it shows at length", () => {
    const given = asked(decline("cups?", { near: [entry("opening"), entry("payment")] }));
    expect(given.suggestions.map(({ question }) => question)).toEqual(["How can I pay?"]);
  });

  it("names what lies farther, and cites none of it", () => {
    const given = asked(decline("cups?", { further: [entry("opening")] }));
    expect(given.text).toContain("- When does the shop open?");
    expect(given.text).not.toContain("9 to 18");
    expect(given.citations).toEqual([]);
  });

  it("given nothing is near, when declined, then it shows what can be asked", () => {
    const given = asked(decline("cups?"));
    expect(given.text).toContain("I know about the tea shop.");
    expect(given.suggestions.map(({ question }) => question)).toEqual(knowledge.profile.starters);
  });

  it.each([
    ["a name that no text holds", "does Margaret sell tea here?", "I have nothing about “Margaret”."],
    ["a word with a figure in it", "is a model X200Z for sale?", "I have nothing about “X200Z”."],
    ["none where all is shouted", "DOES MARGARET SELL TEA?", "I have no answer to exactly that."],
    ["none of other words", "does somebody whistle while brewing?", "I have no answer to exactly that."],
  ])("names %s", (_, said, first) => {
    const given = asked({ ...decline(said), understood: understoodOf(said) });
    expect(given.text.split("\n")[0]).toBe(first);
  });

  it("names what keepers marked as outside", () => {
    const said = "do you sell coffee?";
    expect(asked({ ...decline(said), understood: understoodOf(said) }).text).toMatch(
      /^I have nothing about coffee\./,
    );
  });
});

describe("asking back", () => {
  it("offers each once as a question, numbered", () => {
    const choices = [entry("opening"), entry("payment")];
    const given = asked({
      ...decline("those?"),
      decision: { kind: "clarify", choices, reason: "test" },
    });
    expect(given.status).toBe("clarify");
    expect(given.text).toBe("Which of these do you mean?\n\n1. When does the shop open?\n2. How can I pay?");
    expect(given.choices.map(({ question }) => question)).toEqual([
      "When does the shop open?",
      "How can I pay?",
    ]);
  });
});

describe("talk", () => {
  const act = (id: string) => acts.find((each) => each.id === id)!;

  it.each(acts.filter(({ kind }) => kind === "talk"))(
    "$id is answered with one of its sentences",
    ({ id }) => {
      const given = reply({ kind: "talk", act: act(id), text: "hi" });
      expect(act(id).replies).toContain(given.text);
      expect(given).toMatchObject({ status: "chitchat", citations: [], suggestions: [] });
    },
  );

  it("the same words get the same sentence", () => {
    const said = (text: string) => reply({ kind: "talk", act: act("greeting"), text }).text;
    expect(said("hello")).toBe(said("hello"));
    expect(new Set(["hello", "hi", "hey", "yo", "gm", "sup"].map(said)).size).toBe(2);
  });

  it("help says what the guide is for, and what can be asked", () => {
    const given = reply({ kind: "talk", act: act("help"), text: "help" });
    expect(given.text).toBe(knowledge.profile.introduction);
    expect(given.suggestions.length).toBeGreaterThan(0);
  });

  it("a newcomer is offered the onboarding", () => {
    const welcome = { id: "newcomer", kind: "welcome", examples: [], replies: ["Welcome!"] } as const;
    expect(reply({ kind: "talk", act: welcome, text: "I am new" })).toMatchObject({
      text: "Welcome!",
      offersOnboarding: true,
    });
  });

  it.each([
    ["nothing in words", { kind: "introduce" }, /^I'm Leaf/],
    ["a remark", { kind: "remark" }, /about the tea shop/],
    ["another language", { kind: "foreign" }, /English/],
  ] as const)("%s is answered, with what can be asked", (_, outcome, said) => {
    const given = reply(outcome);
    expect(given.text).toMatch(said);
    expect(given.suggestions.length).toBeGreaterThan(0);
    expect(given.citations).toEqual([]);
  });
});

describe("what speaks of the last answer", () => {
  const last: Turn = {
    message: "m",
    question: "When do you open?",
    status: "answered",
    entry: "opening",
    table: null,
    choices: [],
    others: ["payment", "returns"],
    said: "",
  };
  const moved = (kind: MoveKind, turn: Partial<Turn> = {}): Reply =>
    reply({ kind: "move", move: { kind, last: { ...last, ...turn } } });

  it.each(["doubt", "source"] as const)("%s: names where it stands, and claims no more", (kind) => {
    const given = moved(kind);
    expect(given.text).toContain("“Leaflet of the shop”");
    expect(given.citations.map(({ id }) => id)).toEqual(["opening"]);
    expect(given.entry).toBe("opening");
    expect(given.text).not.toContain("9 to 18");
  });

  it.each(["complaint", "repetition"] as const)("%s: is sorry, and offers what else was likely", (kind) => {
    const given = moved(kind);
    expect(given).toMatchObject({ status: "clarify", entry: null });
    expect(given.text).toMatch(/^I'm sorry/);
    expect(given.choices.map(({ question }) => question)).toEqual([
      "How can I pay?",
      "Can I bring tea back?",
    ]);
  });

  it.each(["complaint", "repetition"] as const)(
    "%s: with nothing else to offer, asks for other words",
    (kind) => {
      const given = moved(kind, { others: [] });
      expect(given).toMatchObject({ status: "chitchat", choices: [] });
      expect(given.text).toMatch(/^I'm sorry.+other words/);
      expect(given.text).not.toContain("Did you mean");
    },
  );

  it("more: shows the next one that was likely, then says that it was all", () => {
    expect(moved("more")).toMatchObject({ status: "answered", entry: "payment" });
    expect(moved("more", { others: [] }).status).toBe("declined");
  });

  it("shorter: says the first sentence", () => {
    expect(moved("shorter").text).toBe("In short: The shop is open from 9 to 18.");
  });

  it("size: leaves it to the person whether that is much", () => {
    expect(moved("size").text).not.toMatch(/a lot|yes|no,/i);
    expect(moved("size").citations.map(({ id }) => id)).toEqual(["opening"]);
  });

  it.each(["doubt", "source", "complaint", "repetition", "more", "shorter", "size"] as const)(
    "%s: given nothing was answered, or it is gone, then it still says something and cites nothing that is not there",
    (kind) => {
      for (const gone of [null, "no-longer-there"]) {
        const given = moved(kind, { entry: gone, others: ["gone-too"] });
        expect(given.text).not.toBe("");
        expect(given.citations).toEqual([]);
        expect(given.choices).toEqual([]);
      }
    },
  );
});

describe("what would be said twice", () => {
  it("offers what else was likely", () => {
    const given = reply({ kind: "same", others: ["payment"] });
    expect(given.status).toBe("clarify");
    expect(given.choices.map(({ question }) => question)).toEqual(["How can I pay?"]);
  });

  it("says that there is no more, where nothing else was", () => {
    expect(reply({ kind: "same", others: [] })).toMatchObject({ status: "declined", choices: [] });
  });
});

describe("every reply", () => {
  const outcomes: readonly Outcome[] = [
    { kind: "introduce" },
    { kind: "remark" },
    { kind: "foreign" },
    { kind: "same", others: [] },
    { kind: "questions", unread: 0, answered: [answer("when?", entry("opening")), decline("cups?")] },
  ];

  it.each(outcomes)("$kind: text is what its body says, and its judgement is passed on", (outcome) => {
    const given = reply(outcome);
    expect(given.text).toBe(plainText(given.body));
    expect(given.addressed).toEqual(addressed);
    expect(given.knowledge).toBe(knowledge.hash);
    expect(given.explanation.reason).not.toBe("");
  });

  it("has an id of its message and its knowledge", () => {
    const id = (message: string) => compose({ id: message, addressed, outcome: { kind: "remark" } }).id;
    expect(id("a")).toBe(id("a"));
    expect(id("a")).not.toBe(id("b"));
    const other = composeFor({ ...knowledge, hash: "another" });
    expect(other({ id: "a", addressed, outcome: { kind: "remark" } }).id).not.toBe(id("a"));
  });
});
