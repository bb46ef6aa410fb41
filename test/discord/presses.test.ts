import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inChannel, type Shown } from "./people.ts";
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

describe("the menu of what may be meant", () => {
  it("answers what is chosen", async () => {
    const asked = await ask("which one");
    const answer = await bot.ada.chooses(asked, idOf(asked, "pick:"), ["1"]).answer();
    expect(wordsOf(answer)).toContain("About the largest pond");
  });

  it("notes that none of these fitted", async () => {
    const asked = await ask("which one");
    const id = idOf(asked, "pick:");
    expect(wordsOf(await bot.ada.chooses(asked, id, ["none"]).answer())).toContain("did not understand");
    expect(await bot.store.votes.tally(id.split(":")[1]!)).toMatchObject({ none: 1 });
  });
});

describe("pages", () => {
  it("turn in place", async () => {
    const first = await ask("long");
    const turned = bot.ada.presses(first, `${idOf(first, "page:").split(":").slice(0, 2).join(":")}:1`);
    expect((await turned.callback()).body.type).toBe(7);
    expect(wordsOf(await turned.answer())).toContain("2 of 3");
  });

  it("say so where the text is gone", async () => {
    const gone: Shown = { id: "1", body: {}, files: [], private: false };
    expect(wordsOf(await bot.ada.presses(gone, "page:0000000000000000:1").answer())).toContain("no longer");
  });
});

describe("votes", () => {
  it("count once a person, and can be changed with a reason", async () => {
    const answer = await ask("the pond of votes");
    const up = idOf(answer, "vote:");
    await bot.ada.presses(answer, up).answer();
    await bot.ada.presses(answer, up).answer();
    expect(await bot.store.votes.tally(up.split(":")[1]!)).toMatchObject({ up: 1, down: 0 });
    const form = await bot.ada.presses(answer, up.replace(":up", ":down")).callback();
    expect(form.body).toMatchObject({ type: 9, data: { custom_id: `reason:${up.split(":")[1]}` } });
    await bot.ada.submits(form.body.data.custom_id, { reason: "wrong pond" }).answer();
    expect(await bot.store.votes.tally(up.split(":")[1]!)).toMatchObject({ up: 0, down: 1 });
    const person = bot.guide.hashPerson(`discord:${bot.ada.id}`);
    expect(await bot.store.votes.get(up.split(":")[1]!, person)).toMatchObject({ reason: "wrong pond" });
  });
});

describe("Share", () => {
  it("posts a private answer for everybody once, with a name", async () => {
    const answer = await ask("the pond to share", true);
    const share = bot.ada.presses(answer, idOf(answer, "share:"));
    expect(wordsOf(await share.answer())).not.toContain("share:");
    const posted = await share.followUp();
    expect(posted.private).toBe(false);
    expect(wordsOf(posted)).toContain("Shared by Ada");
    const again = await bot.ada.presses(answer, idOf(answer, "share:")).answer();
    expect(wordsOf(again)).toContain("shared already");
  });

  it("says so where the bot may not write", async () => {
    const answer = await ask("the pond behind a fence", true);
    bot.discord.failures.push({ method: "POST", path: /^\/webhooks/, status: 403, code: 50_013 });
    const share = bot.ada.presses(answer, idOf(answer, "share:"));
    await bot.discord.until(
      () =>
        bot.discord.requests.filter(({ method, path }) => method === "POST" && path.endsWith(share.id))
          .length === 2,
    );
    expect(JSON.stringify(bot.discord.requests.at(-1)?.body)).toContain("may not write");
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
  });

  it("is for moderators", async () => {
    const answer = await ask("another wrong pond");
    await removed(bot.moderator.presses(answer, idOf(answer, "remove:")).id);
  });

  it("is for nobody else", async () => {
    const answer = await ask("the right pond");
    expect(wordsOf(await bot.bob.presses(answer, idOf(answer, "remove:")).answer())).toContain("moderators");
  });
});

describe("How?", () => {
  it("shows plan, rows and formula to whoever asks", async () => {
    const answer = await ask("share of ponds");
    const how = await bot.bob.presses(answer, idOf(answer, "how:")).answer();
    expect(how.private).toBe(true);
    expect(wordsOf(how)).toContain("from ponds\\n| sum share");
    expect(wordsOf(how)).toContain("Mill pond: **30%**");
  });
});

describe("what is none of ours", () => {
  it.each(["", "foreign", "ask:;drop", "x".repeat(100)])("leaves %j alone", async (id) => {
    const before = bot.discord.requests.length;
    bot.ada.presses({ id: "1", body: {}, files: [], private: false }, id, inChannel);
    await ask("the pond after it");
    expect(bot.discord.requests.length).toBe(before + 2);
  });
});
