import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { englishPhrases } from "../../src/phrases/english/index.ts";
import { tallyOf } from "../support/records.ts";
import { BOT } from "./local-discord.ts";
import { inThread, type Shown } from "./people.ts";
import { type Running, startBot } from "./setup.ts";
import { idOf, wordsOf } from "./shown.ts";

let bot: Running;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(async () => {
  expect(bot.discord.problems).toEqual([]);
  await bot.stop();
});

const ask = (question: string, isPrivate = false) =>
  bot.ada.slash("ask", { question, private: isPrivate }).answer();

describe("a follow-up button", () => {
  it("asks its question in the person's place, by the answer's id", async () => {
    const first = await ask("the pond");
    const next = await bot.bob.presses(first, idOf(first, "ask:")).answer();
    expect(next.private).toBe(false);
    expect(wordsOf(next)).toContain("💬 What do carps eat at the pond?");
  });

  it("stays private under a private answer", async () => {
    const first = await ask("the pond", true);
    expect((await bot.ada.presses(first, idOf(first, "ask:")).answer()).private).toBe(true);
  });

  it("works after a restart", async () => {
    const first = await ask("the pond");
    await bot.restart();
    expect(wordsOf(await bot.ada.presses(first, idOf(first, "ask:")).answer())).toContain(
      "What do carps eat",
    );
  });

  it("asks its question where no texts are stored, and after a restart what its label says", async () => {
    const forgetful = await startBot({ keepDays: 0 });
    const first = await forgetful.ada.slash("ask", { question: "the pond" }).answer();
    const known = await forgetful.ada.presses(first, idOf(first, "ask:")).answer();
    expect(wordsOf(known)).toContain("What do carps eat at the pond?");
    await forgetful.restart();
    const next = await forgetful.ada.presses(first, idOf(first, "ask:")).answer();
    expect(wordsOf(next)).toContain("And carps?");
    await forgetful.stop();
  });
});

describe("choices of what may be meant", () => {
  it("answer what is chosen", async () => {
    const asked = await ask("which one");
    const answer = await bot.ada.presses(asked, idOf(asked, "pick:").replace(/:0$/, ":1")).answer();
    expect(wordsOf(answer)).toContain("About the largest pond");
  });

  it("note that none of these fitted", async () => {
    const asked = await ask("which one");
    const id = idOf(asked, "pick:").replace(/:0$/, ":none");
    expect(wordsOf(await bot.ada.presses(asked, id).answer())).toContain("none of these");
    expect(await tallyOf(bot.store, id.split(":")[1]!)).toMatchObject({ none: 1 });
  });
});

describe("More", () => {
  it("shows all of a long answer to whoever asks, on pages that turn in place", async () => {
    const first = await ask("long");
    const more = await bot.bob.presses(first, idOf(first, "more:")).answer();
    expect(more.private).toBe(true);
    const turned = bot.bob.presses(more, `${idOf(more, "page:").split(":").slice(0, 2).join(":")}:1`);
    expect((await turned.callback()).body.type).toBe(7);
    expect(wordsOf(await turned.answer())).toContain("2 of 3");
  });

  it("shows rows and formula of a computation, and no programmer's plan", async () => {
    const answer = await ask("share of ponds");
    const more = wordsOf(await bot.bob.presses(answer, idOf(answer, "more:")).answer());
    expect(more).toContain("Mill pond: **30%**");
    expect(more).toContain("30% + 60% → **90%**");
    expect(more).not.toContain("from ponds");
  });

  it("says so where the text is gone", async () => {
    const gone: Shown = { id: "1", body: {}, files: [], private: false };
    expect(wordsOf(await bot.ada.presses(gone, "page:0000000000000000:1").answer())).toContain("no longer");
    expect(wordsOf(await bot.ada.presses(gone, "more:0000000000000000").answer())).toContain("no longer");
  });
});

describe("votes", () => {
  it("count once a person, and can be changed with a reason", async () => {
    const answer = await ask("the pond of votes");
    const up = idOf(answer, "vote:");
    await bot.ada.presses(answer, up).answer();
    await bot.ada.presses(answer, up).answer();
    expect(await tallyOf(bot.store, up.split(":")[1]!)).toMatchObject({ up: 1, down: 0 });
    const form = await bot.ada.presses(answer, up.replace(":up", ":down")).callback();
    expect(form.body).toMatchObject({ type: 9, data: { custom_id: `reason:${up.split(":")[1]}` } });
    await bot.ada.submits(form.body.data.custom_id, { reason: "wrong pond" }).answer();
    expect(await tallyOf(bot.store, up.split(":")[1]!)).toMatchObject({ up: 0, down: 1 });
    const person = bot.guide.hashPerson(`discord:${bot.ada.id}`);
    expect(await bot.store.votes.get(up.split(":")[1]!, person)).toMatchObject({ reason: "wrong pond" });
  });
});

describe("Share", () => {
  const posts = () => [...bot.discord.messages.values()].map(({ body }) => JSON.stringify(body));

  it("posts a private answer for everybody once, with a name", async () => {
    const answer = await ask("the pond to share", true);
    const share = bot.ada.presses(answer, idOf(answer, "share:"));
    expect(wordsOf(await share.answer())).not.toContain("share:");
    await bot.settled();
    expect(posts().filter((each) => each.includes("Shared by Ada"))).toHaveLength(1);
    const again = await bot.ada.presses(answer, idOf(answer, "share:")).answer();
    expect(wordsOf(again)).toContain("shared already");
  });

  it("answers the command itself where the bot may not post, and says so where not even that is taken", async () => {
    // Anew for each: a failure counts down how often it comes.
    const refused = () => ({ method: "POST", path: /^\/channels/, status: 403, code: 50_013 });
    const answer = await ask("the pond behind a fence", true);
    bot.discord.failures.push(refused());
    const share = bot.ada.presses(answer, idOf(answer, "share:"));
    expect((await share.followUp()).private).toBe(false);
    const other = await ask("the pond behind a wall", true);
    bot.discord.failures.push(refused(), { method: "POST", path: /^\/webhooks/, status: 403, code: 50_013 });
    const { id } = bot.ada.presses(other, idOf(other, "share:"));
    await bot.settled();
    const told = bot.discord.requests.filter(({ path }) => path.endsWith(`token-${id}`));
    expect(JSON.stringify(told.at(-1)?.body)).toContain("may not write");
  });
});

describe("Remove", () => {
  const removed = (id: string) =>
    bot.discord.request(({ method, path }) => method === "DELETE" && path.includes(`token-${id}`));

  it("is for the asker", async () => {
    const answer = await ask("the wrong pond");
    const { id } = bot.ada.presses(answer, idOf(answer, "remove:"));
    await removed(id);
    const stored = await bot.guide.recall(idOf(answer, "remove:").split(":")[1]!);
    expect(stored?.withdrawnAtMs).not.toBeNull();
    // People tidy up right answers too: it is no vote.
    expect(await tallyOf(bot.store, stored!.id)).toEqual({ up: 0, down: 0, none: 0, wrong: 0 });
  });

  it("is for moderators", async () => {
    const answer = await ask("another wrong pond");
    await removed(bot.moderator.presses(answer, idOf(answer, "remove:")).id);
  });

  it("is for nobody else", async () => {
    const answer = await ask("the right pond");
    expect(wordsOf(await bot.bob.presses(answer, idOf(answer, "remove:")).answer())).toContain("moderates");
  });
});

describe("Ask a person", () => {
  const people = new Map([["*", { channel: "590000000000000001", group: "590000000000000002" }]]);

  it("passes a question on once, with its context, and brings one answer back", async () => {
    const park = await startBot({ config: { people } });
    const { discord, ada, bob, moderator, store } = park;
    const sent = (channel: string) =>
      discord.requests.filter(
        ({ path, method }) => method === "POST" && path === `/channels/${channel}/messages`,
      );
    ada.writes(`<@${BOT}> the pond?`, inThread);
    await park.settled();
    ada.writes(`<@${BOT}> how deep is the lighthouse?`, inThread);
    await park.settled();
    const [, [message, { body }]] = [...discord.messages].slice(0, 2) as [
      unknown,
      [string, { body: object }],
    ];
    const answer: Shown = { id: message, body, files: [], private: false };
    const id = idOf(answer, "person:");
    await ada.presses(answer, id, inThread).answer();
    expect(wordsOf(await ada.presses(answer, id, inThread).answer())).toContain("with them already");
    const [card, ...more] = sent("590000000000000001");
    expect(more).toEqual([]);
    expect(card!.body.allowed_mentions).toEqual({ parse: [], roles: ["590000000000000002"] });
    for (const part of [
      `<@${ada.id}>`,
      "how deep is the lighthouse?",
      "Asked before: “the pond?”",
      `/${inThread.channel}/${message})`,
    ])
      expect(wordsOf(card!)).toContain(part);

    const shown: Shown = { id: "1", body: card!.body, files: [], private: false };
    const resolve = idOf(shown, "resolve:");
    const form = await bob.presses(shown, resolve).callback();
    expect(form.body.data.title).toBe("Answer and resolve");
    expect(wordsOf(await moderator.presses(shown, resolve).answer())).toContain("doing so");
    const closed = bob.submits(form.body.data.custom_id, {
      answer: "It has *no* water, see [the map](https://e.org/m).",
    });
    await park.settled();
    const back = sent(inThread.channel).at(-1)!;
    expect(wordsOf(back)).toContain(`<@${ada.id}>, Bob has an answer for you:`);
    expect(wordsOf(back)).toContain("It has *no* water, see [the map](<https://e.org/m>).");
    expect(back.body.message_reference.message_id).toBe(message);
    expect(wordsOf(await closed.answer())).not.toContain("resolve:");
    await moderator.submits(form.body.data.custom_id, { answer: "Late." }).answer();
    expect(await store.drafts.list("open")).toMatchObject([{ question: "How deep is the lighthouse?" }]);
    expect(discord.problems).toEqual([]);
    await park.stop();
  });

  it("is offered after a thumb down", async () => {
    const park = await startBot({ config: { people } });
    const answer = await park.ada.slash("ask", { question: "the pond" }).answer();
    const form = await park.ada.presses(answer, idOf(answer, "vote:").replace(":up", ":down")).callback();
    const told = await park.ada.submits(form.body.data.custom_id, { reason: "wrong pond" }).answer();
    expect(idOf(told, "person:")).toMatch(/^person:/);
    await park.stop();
  });
});

describe("Keep this as an answer", () => {
  it("makes a draft from somebody's message, for those who manage the server", async () => {
    expect(wordsOf(await bot.ada.keeps("Use the north gate.").answer())).toContain("Only admins");
    const form = await bot.admin.keeps("Use the north gate.").callback();
    expect(JSON.stringify(form.body)).toContain("Use the north gate.");
    const fields = { question: "which gate is open", answer: "Use the north gate." };
    expect(wordsOf(await bot.admin.submits(form.body.data.custom_id, fields).answer())).toContain("draft");
    expect(await bot.store.drafts.list("open")).toMatchObject([
      { question: "Which gate is open?", answer: "Use the north gate." },
    ]);
  });
});

describe("what is none of ours, or was of another version", () => {
  const other: Shown = { id: "1", body: {}, files: [], private: false };

  it.each([
    ["a command", () => bot.ada.slash("sparkle")],
    ["a form", () => bot.ada.submits("sparkle:1", { words: "hello" })],
    ...["", "foreign", "ask:;drop", "x".repeat(100)].map(
      (id) => [`a button "${id.slice(0, 20)}"`, () => bot.ada.presses(other, id)] as const,
    ),
  ] as const)("is answered with a word to the person alone, and with nothing else: %s", async (_, used) => {
    const before = bot.discord.requests.length;
    const told = await used().answer();
    expect(told.private).toBe(true);
    expect(wordsOf(told)).toContain(englishPhrases["not-known"]);
    expect(bot.discord.requests.length).toBe(before + 1);
  });
});
