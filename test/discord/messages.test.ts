import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tallyOf } from "../support/records.ts";
import { BOT, BOT_ROLE, nextId, type Recorded } from "./local-discord.ts";
import { CHANNEL, FORUM, GUILD, inChannel, inPrivate, inThread } from "./people.ts";
import { type Running, startBot } from "./setup.ts";
import { idOf, wordsOf } from "./shown.ts";

let bot: Running;
beforeAll(async () => {
  bot = await startBot({ privileged: true, config: { messageContent: true } });
});
afterAll(async () => {
  expect(bot.discord.problems).toEqual([]);
  await bot.stop();
});

const me = `<@${BOT}>`;
/** The bot's reply to a message. */
const replyTo = (id: string): Promise<Recorded> =>
  bot.discord.request(({ body }) => body?.message_reference?.message_id === id);
/** Resolves when everything that was sent before is worked on: a later question is answered. */
async function settled(): Promise<void> {
  await bot.bob.slash("ask", { question: `pond ${nextId()}` }).answer();
}
const repliesTo = (id: string) =>
  bot.discord.requests.filter(({ body }) => body?.message_reference?.message_id === id);

describe("a message that speaks to the bot", () => {
  it("is answered in reply when it mentions it, its own name taken off", async () => {
    const { id } = bot.ada.writes(`${me} how deep is the pond?`);
    const reply = await replyTo(id);
    expect(reply.path).toBe(`/channels/${CHANNEL}/messages`);
    expect(wordsOf(reply)).toContain("**About how deep is the pond?**");
    expect(reply.body).toMatchObject({ allowed_mentions: { parse: [] }, enforce_nonce: true });
  });

  it("may call it by its role", async () => {
    const { id } = bot.ada.writes(`<@&${BOT_ROLE}> the pond?`, inChannel, { mention_roles: [BOT_ROLE] });
    expect(wordsOf(await replyTo(id))).toContain("About the pond?");
  });

  it("may be a direct message", async () => {
    const { id } = bot.ada.writes("the pond?", inPrivate);
    expect((await replyTo(id)).path).toBe(`/channels/${inPrivate.channel}/messages`);
  });

  it("may answer one of its answers, and goes on with that conversation, whoever asked", async () => {
    const first = bot.ada.writes(`${me} the pond`);
    await replyTo(first.id);
    await settled();
    const [answer] = [...bot.discord.messages].at(-1)!;
    const next = bot.bob.writes("and the other pond?", inChannel, {
      type: 19,
      message_reference: { message_id: answer },
      referenced_message: { id: answer, author: { id: BOT, username: "compass", bot: true } },
    });
    await replyTo(next.id);
    await settled();
    const [before, after] = await Promise.all(
      [first.id, next.id].map((id) => bot.store.answers.byMessage(`discord:${GUILD}:${CHANNEL}:${id}`)),
    );
    expect(after?.conversation).toBe(before?.conversation);
  });

  it("without words gets help", async () => {
    const { id } = bot.ada.writes(me);
    expect(wordsOf(await replyTo(id))).toContain("About help");
  });
});

describe("a message that does not speak to the bot", () => {
  it.each([
    ["is not for it", {}],
    ["comes from a bot", { author: { id: "7", username: "other", bot: true } }],
    ["comes from a webhook", { webhook_id: "7" }],
    ["is Discord's own", { type: 7 }],
  ])("is left alone when it %s", async (why, extra) => {
    const { id } = bot.ada.writes(why === "is not for it" ? "the pond?" : `${me} pond`, inChannel, extra);
    await settled();
    expect(repliesTo(id)).toEqual([]);
  });
});

/** A thread of the channel, with nobody in it yet. */
function newThread() {
  const id = nextId();
  bot.discord.channels.set(id, { id, type: 11, parent_id: CHANNEL });
  return { ...inThread, channel: id };
}

describe("in threads", () => {
  it("keeps the conversation, after a restart too", async () => {
    const thread = newThread();
    await replyTo(bot.ada.writes(`${me} the pond`, thread).id);
    await bot.restart();
    const { id } = bot.bob.writes(`${me} and the other pond`, thread);
    await replyTo(id);
    const frame = await bot.store.frames.get(`discord:${GUILD}:${thread.channel}`, bot.clock.now());
    expect((frame as { frame: { turns: unknown[] } }).frame.turns).toHaveLength(2);
  });

  it("follows unasked only where admins want it, if it knows the answer and nobody else is meant", async () => {
    const thread = newThread();
    await replyTo(bot.ada.writes(`${me} the pond`, thread).id);
    const before = bot.ada.writes("a pond?", thread);
    await settled();
    expect(repliesTo(before.id)).toEqual([]);
    const panel = await bot.admin.slash("admin", { settings: "subcommand" }).answer();
    const choose = (mode: string) =>
      bot.admin.chooses(panel, idOf(panel, "settings:mode"), [mode], inChannel).answer();
    await choose("follow");
    await replyTo(bot.ada.writes("and another pond?", thread).id);
    const unknown = bot.ada.writes("the lighthouse?", thread);
    const forBob = bot.ada.writes("Bob, the pond?", thread, { mentions: [{ id: bot.bob.id }] });
    await settled();
    expect([...repliesTo(unknown.id), ...repliesTo(forBob.id)]).toEqual([]);
    await choose("mentions");
  });
});

describe("forum posts", () => {
  const post = (title: string) => {
    const id = nextId();
    bot.discord.channels.set(id, { id, type: 11, name: title, parent_id: FORUM, applied_tags: [] });
    return { guild: GUILD, channel: id, type: 11 };
  };
  const open = (title: string, text = "see title") => {
    const spot = post(title);
    bot.ada.writes(text, spot, { id: spot.channel });
    return spot;
  };
  const answered = (spot: { channel: string }) =>
    bot.discord.request(
      ({ path, method }) => method === "POST" && path === `/channels/${spot.channel}/messages`,
    );

  async function chooseForums(...ids: readonly string[]) {
    const panel = await bot.admin.slash("admin", { settings: "subcommand" }).answer();
    return bot.admin.chooses(panel, "settings:forums", ids).answer();
  }

  it("get a first answer only in forums that admins chose", async () => {
    await chooseForums();
    const spot = open("How deep is the pond?");
    await settled();
    expect(bot.discord.requests.some(({ path }) => path.includes(spot.channel))).toBe(false);
    expect(wordsOf(await chooseForums(FORUM))).toContain(FORUM);
    expect(wordsOf(await answered(open("How deep is the pond?")))).toContain("solved:");
  });

  it.each([
    ["the bot is not sure", "Where is the lighthouse?"],
    ["the people there are asked about themselves", "How do we clean our pond?"],
  ])("get none where %s", async (_, title) => {
    await chooseForums(FORUM);
    const spot = open(title);
    await settled();
    await settled();
    expect(bot.discord.requests.filter(({ path }) => path === `/channels/${spot.channel}/messages`)).toEqual(
      [],
    );
  });

  it("are marked and tagged as solved by whoever opened them, and by nobody else", async () => {
    await chooseForums(FORUM);
    bot.discord.channels.set(FORUM, { id: FORUM, type: 15, available_tags: [{ id: "77", name: "Solved" }] });
    const spot = open("The pond again");
    const answer = { id: nextId(), body: (await answered(spot)).body, files: [], private: false };
    const id = idOf(answer, "solved:");
    expect(wordsOf(await bot.bob.presses(answer, id, spot).answer())).toContain("Only the person");
    expect(wordsOf(await bot.ada.presses(answer, id, spot).answer())).toContain("✅ Solved");
    await bot.discord.until(
      () => (bot.discord.channels.get(spot.channel) as { applied_tags: string[] }).applied_tags[0] === "77",
    );
  });
});

describe("a changed message", () => {
  const edit = (message: object, content: string, at: string | null) =>
    bot.discord.gateway.send("MESSAGE_UPDATE", { ...message, content, edited_timestamp: at } as never);
  const edits = () =>
    bot.discord.requests.filter(({ method, path }) => method === "PATCH" && path.startsWith("/channels/"));

  it("has its answer changed in place", async () => {
    const message = bot.ada.writes(`${me} the pond`);
    await replyTo(message.id);
    await settled();
    edit(message, `${me} the deepest pond`, "2026-11-23T12:00:01Z");
    const changed = await bot.discord.request(
      ({ method, body }) => method === "PATCH" && JSON.stringify(body).includes("the deepest pond"),
    );
    expect(changed.path).toContain(`/channels/${CHANNEL}/messages/`);
  });

  it("that only got a preview, or says the same, does nothing", async () => {
    const message = bot.ada.writes(`${me} the same pond`);
    await replyTo(message.id);
    await settled();
    const before = edits().length;
    edit(message, message.content, null);
    edit(message, message.content, "2026-11-23T12:00:02Z");
    await settled();
    expect(edits().length).toBe(before);
  });

  it("that speaks to the bot only now is answered", async () => {
    const message = bot.ada.writes("the pond");
    const mentions = [{ id: BOT }];
    edit({ ...message, mentions }, `${me} the pond`, "2026-11-23T12:00:03Z");
    await replyTo(message.id);
  });
});

describe("a deleted message", () => {
  it("takes its answer along, one or many at once", async () => {
    const messages = [bot.ada.writes(`${me} pond one`), bot.ada.writes(`${me} pond two`)];
    for (const { id } of messages) await replyTo(id);
    await settled();
    const standing = bot.discord.messages.size;
    bot.discord.gateway.send("MESSAGE_DELETE", { id: messages[0]!.id, channel_id: CHANNEL, guild_id: GUILD });
    const many = { ids: [messages[1]!.id], channel_id: CHANNEL, guild_id: GUILD };
    bot.discord.gateway.send("MESSAGE_DELETE_BULK", many);
    await bot.discord.until(() => bot.discord.messages.size === standing - 2);
  });
});

describe("a thumb at an answer", () => {
  it("is a vote, and can be taken back", async () => {
    const { id } = bot.ada.writes(`${me} pond to like`);
    const answer = idOf(await replyTo(id), "vote:").split(":")[1]!;
    await settled();
    const [post] = [...bot.discord.messages].findLast(([, { body }]) =>
      JSON.stringify(body).includes("pond to like"),
    )!;
    const thumb = {
      user_id: bot.bob.id,
      channel_id: CHANNEL,
      message_id: post,
      guild_id: GUILD,
      message_author_id: BOT,
      emoji: { id: null, name: "👍🏽" },
    };
    bot.discord.gateway.send("MESSAGE_REACTION_ADD", thumb);
    await settled();
    expect(await tallyOf(bot.store, answer)).toMatchObject({ up: 1 });
    bot.discord.gateway.send("MESSAGE_REACTION_REMOVE", thumb);
    await settled();
    expect(await tallyOf(bot.store, answer)).toMatchObject({ up: 0 });
  });
});
