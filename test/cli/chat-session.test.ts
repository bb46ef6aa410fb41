import { beforeEach, describe, expect, it } from "vitest";
import { createSession, type Session } from "../../adapters/cli/chat-session.ts";
import type { Guide } from "../../src/guide.ts";
import { englishPhrases } from "../../src/phrases/english/index.ts";
import { keysIn, marks } from "../phrases/marked.ts";
import { testGuide } from "../support/guide.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { NOW } from "../support/records.ts";
import { createFakeBot } from "../web/fake-bot.ts";

let guide: Guide;
let session: Session;

beforeEach(async () => {
  const clock = { now: () => NOW };
  const bot = createFakeBot();
  guide = testGuide({
    bot: () => bot,
    store: await createMemoryStore({ clock }),
    clock,
  });
  session = createSession({ guide, user: "terminal:local", columns: () => 80, colours: false });
});

const say = async (line: string) => (await session.say(line)).output;

describe("a conversation in the terminal", () => {
  it("greets with who the guide is", () => {
    expect(session.greeting).toContain("I know about ponds");
  });

  it("answers with statement, chart, working, source and numbered follow-ups, and no colour", async () => {
    const output = await say("How deep?");
    expect(output).toBe(
      [
        "Read “pnod” as “pond”",
        "",
        "The mill pond is 2 metres deeper than the duck pond: 5 against 3 metres.",
        "",
        "Ponds",
        `Mill pond ${"█".repeat(40)} 5 m`,
        `Duck pond ${"█".repeat(24)}${" ".repeat(16)} 3 m`,
        "",
        "Working: 5 m − 3 m = 2 m",
        "From Mill pond 5 m, Duck pond 3 m",
        "Plan: from ponds | difference depth",
        "",
        "Sources: Ponds, row “Mill pond” — Survey, 1 (https://example.org)",
        "",
        "[1] Who lives in the mill pond?",
      ].join("\n"),
    );
  });

  it("takes up a follow-up by its number, and says which", async () => {
    await say("How deep?");
    expect(await say("1")).toMatch(
      /^Who lives in the mill pond\?\n\n[\s\S]*You asked: Who lives in the mill pond\?/,
    );
  });

  it("takes up a choice by its number", async () => {
    await say("which one");
    expect(await say("1")).toContain("2 metres deeper");
  });

  it.each(["0", "2", "99"])("says that %s is no choice where others are", async (number) => {
    await say("How deep?");
    expect(await say(number)).toBe(`There is no ${number}; only 1 is.`);
    expect(await say("1")).toContain("You asked: Who lives in the mill pond?");
  });

  it("asks a number that stands beside nothing", async () => {
    expect(await say("7")).toContain("You asked: 7");
  });

  it("keeps the conversation, until a new one", async () => {
    await say("Who is there?");
    expect(await say("and then")).toContain("After “Who is there?” comes this.");
    await say("/new");
    expect(await say("and then")).toContain("After “null” comes this.");
  });

  it("tells why, lists topics and what there is to ask about one", async () => {
    expect(await say("/why")).toContain("Ask me something first");
    await say("How deep?");
    expect(await say("/why")).toMatch(/Candidate Ponds 100 %: pond[\s\S]*90 % sure: one row/);
    expect((await say("/why")).split("\n").every((line) => line.length <= 80)).toBe(true);
    expect(await say("/topics")).toContain("water  Water (1)");
    expect(await say("/topics Water")).toBe("[1] Depth of ponds");
    expect(await say("1")).toContain("2 metres deeper");
    expect(await say("/topics fire")).toBe("There is no such topic. /topics shows what there is.");
  });

  it("counts votes", async () => {
    expect(await say("/good")).toBe(englishPhrases["no-answer-yet"]);
    await say("How deep?");
    expect(await say("/bad too shallow")).toBe("Thank you, noted.");
    expect(await guide.store.votes.since(0)).toMatchObject([{ kind: "down", reason: "too shallow" }]);
  });

  it("forgets the person", async () => {
    await say("How deep?");
    expect(await say("/forget")).toBe(englishPhrases["forgot-all"]);
    expect((await guide.store.stats()).rows).toMatchObject({ answers: 0, frames: 0 });
  });

  it.each(["/quit", "/exit", " /q "])("ends with %s", async (line) => {
    expect(await session.say(line)).toEqual({ output: "", ended: true });
  });

  it("says nothing to nothing, and names help for what it does not know", async () => {
    expect(await say("   ")).toBe("");
    expect(await say("/dance")).toBe("There is no command /dance; /help lists them.");
    expect(await say("/help")).toContain("/topics");
  });

  it("says all in a folder's own sentences, where it brings some", async () => {
    const bot = createFakeBot(marks);
    const marked = createSession({
      guide: { ...guide, bot: () => bot },
      user: "terminal:local",
      columns: () => 200,
      colours: false,
    });
    const said = [marked.greeting];
    for (const line of ["/why", "/help", "/topics", "/topics fire", "/dance", "/onboard", "/bad", "/new"])
      said.push((await marked.say(line)).output);
    await marked.say("How deep?");
    for (const line of ["/why", "/good", "/forget"]) said.push((await marked.say(line)).output);
    // A name or a figure behind a label, and what the folder says of itself.
    const own = /^(?:I know about ponds| {2}water {2}Water|\[candidate\] Ponds|\[why-\w+\]:)/;
    const lines = said.flatMap((output) => output.split("\n")).filter((line) => /[a-z]/i.test(line));
    expect(lines.filter((line) => keysIn(line).length === 0 && !own.test(line))).toEqual([]);
    expect(said.flatMap(keysIn)).toEqual(
      expect.arrayContaining([
        "terminal-greeting",
        "help-why",
        "no-topic",
        "how-sure",
        "thanks",
        "forgot-all",
      ]),
    );
  });

  it("survives what goes wrong", async () => {
    expect(await say("crash")).toContain("the conversation goes on");
    expect(await say("How deep?")).toContain("2 metres");
  });

  it.each(["\u001b[2J\u001b]0;title\u0007 \u009b31m", "\u202e drawkcab", "\u0000\u0008"])(
    "prints nothing that could drive the terminal: %j",
    async (line) => {
      expect(await say(`say ${line}`)).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e]/u);
    },
  );
});
