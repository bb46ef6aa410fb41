import { afterEach, describe, expect, it } from "vitest";
import { createDiscordAdapter } from "../../adapters/discord/index.ts";
import type { Guide } from "../../src/guide.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { NOW } from "../support/records.ts";
import { BOT, nextId, startLocalDiscord } from "./local-discord.ts";
import { CHANNEL, GUILD, inPrivate } from "./people.ts";
import { configFor, createLog, guideOver, type Running, startBot } from "./setup.ts";
import { idOf, wordsOf } from "./shown.ts";

let bot: Running;
afterEach(async () => {
  await bot.stop();
});
const me = `<@${BOT}>`;
const posted =
  (words: string) =>
  ({ body, method }: { body: unknown; method: string }) =>
    method === "POST" && JSON.stringify(body ?? "").includes(words);
const logged = (message: string) => bot.logs.find((each) => each.message.includes(message));

describe("the acknowledgement", () => {
  it("comes in time even where the work hangs, and the answer after it", async () => {
    const gate = Promise.withResolvers<void>();
    const slow = (guide: Guide): Guide => ({
      ...guide,
      vote: async (...args) => {
        await gate.promise;
        return guide.vote(...args);
      },
    });
    bot = await startBot({ guide: slow, parts: { ackWithinMs: 30 } });
    const answer = await bot.ada.slash("ask", { question: "the pond" }).answer();
    const pressed = bot.ada.presses(answer, idOf(answer, "vote:"));
    expect((await pressed.callback()).body.type).toBe(6);
    gate.resolve();
    expect(wordsOf(await pressed.followUp())).toContain("Thank you");
    expect(bot.discord.problems).toEqual([]);
  });

  it("that came too late leaves the answer in the channel", async () => {
    bot = await startBot();
    const id = `${BigInt(nextId()) + 1n}`;
    bot.discord.expired.add(id);
    bot.ada.slash("ask", { question: "the pond" });
    const post = await bot.discord.request(posted("About the pond"));
    expect(post.path).toBe(`/channels/${CHANNEL}/messages`);
    expect(logged("ran out")?.fields).toMatchObject({ code: 10_062 });
  });

  it("that another process gave is answered all the same", async () => {
    bot = await startBot();
    bot.discord.failures.push({ path: /callback/, status: 400, code: 40_060 });
    const { id } = bot.ada.slash("ask", { question: "the pond" });
    const changed = await bot.discord.request(({ path }) => path.endsWith(`token-${id}/messages/@original`));
    expect(wordsOf(changed)).toContain("About the pond");
    // Nothing but this bot acknowledged it on this Discord.
    bot.discord.problems.splice(0);
  });
});

describe("Discord's refusals", () => {
  it("50013 in a channel: the answer comes in private, the log says what to grant", async () => {
    bot = await startBot();
    bot.discord.failures.push({
      path: new RegExp(`/channels/${CHANNEL}/messages`),
      status: 403,
      code: 50_013,
      times: 2,
    });
    bot.ada.writes(`${me} the pond`);
    const post = await bot.discord.request(posted("About the pond"));
    await bot.discord.request(
      ({ path, body }) => path !== post.path && JSON.stringify(body ?? "").includes("About the pond"),
    );
    expect(logged("may not be posted")?.fields.remedy).toContain("Send Messages");
  });

  it("50001 and closed direct messages: the log says that the answer is lost", async () => {
    bot = await startBot();
    bot.discord.failures.push(
      { path: new RegExp(`/channels/${CHANNEL}/messages`), status: 403, code: 50_001 },
      { path: /^\/channels\/9\d+\/messages/, status: 403, code: 50_007 },
    );
    bot.ada.writes(`${me} the pond`);
    await bot.discord.request(({ path }) => /^\/channels\/9/.test(path));
    await bot.ada.slash("ask", { question: "the next pond" }).answer();
    expect(logged("takes no direct messages")).toBeDefined();
  });

  it("10008: an answer that was deleted meanwhile is not changed", async () => {
    bot = await startBot();
    const message = bot.ada.writes(`${me} the pond`);
    await bot.discord.request(posted("About the pond"));
    await bot.ada.slash("ask", { question: "pond" }).answer();
    bot.discord.messages.clear();
    const edited_timestamp = "2026-11-23T12:00:01Z";
    bot.discord.gateway.send("MESSAGE_UPDATE", {
      ...message,
      content: `${me} the old pond`,
      edited_timestamp,
    });
    await bot.discord.request(({ method, path }) => method === "PATCH" && path.startsWith("/channels/"));
    await bot.ada.slash("ask", { question: "the next pond" }).answer();
    expect(bot.logs.filter(({ level }) => level === "error")).toEqual([]);
  });

  it("160002: without the history the answer stands by itself", async () => {
    bot = await startBot();
    bot.discord.failures.push({ path: /\/messages$/, status: 400, code: 160_002 });
    bot.ada.writes(`${me} the pond`);
    await bot.discord.request(
      ({ body, method }) => method === "POST" && body?.nonce && !body.message_reference,
    );
  });

  it("50035 for components: the same comes as an embed", async () => {
    bot = await startBot();
    bot.discord.failures.push({ path: /@original/, status: 400, code: 50_035 });
    const asked = bot.ada.slash("ask", { question: "the pond" });
    const embed = await bot.discord.request(({ body }) => body?.embeds !== undefined);
    expect(embed.path).toContain(asked.id);
    expect(embed.body.embeds[0].description).toContain("About the pond");
    expect(idOf(embed, "vote:")).toMatch(/^vote:/);
    expect(bot.discord.problems).toEqual([]);
  });

  it("50013 for a file: the answer comes without its picture", async () => {
    bot = await startBot({ parts: { drawChart: async () => ({ png: Buffer.from("x"), alt: "bars" }) } });
    bot.discord.failures.push({
      path: new RegExp(`/channels/${CHANNEL}/messages`),
      status: 403,
      code: 50_013,
    });
    bot.ada.writes(`${me} share of ponds`);
    const plain = await bot.discord.request(({ body, files }) => body?.nonce && files.length === 0);
    expect(wordsOf(plain)).toContain("Mill pond");
  });

  it("a chart is sent where Slack's client is loaded too, which brings another copy of undici", async () => {
    bot = await startBot({ parts: { drawChart: async () => ({ png: Buffer.from("x"), alt: "bars" }) } });
    await import("@slack/bolt");
    bot.ada.writes(`${me} share of ponds`);
    const sent = await bot.discord.request(({ body }) => body?.nonce);
    expect(sent.files).toHaveLength(1);
  });

  it("429: waits as long as Discord asks, then goes on", async () => {
    bot = await startBot();
    bot.discord.failures.push({ path: /\/messages$/, status: 429, headers: { "retry-after": "0.05" } });
    const { id } = bot.ada.writes(`${me} the pond`);
    await bot.discord.until(
      () =>
        bot.discord.requests.filter(({ body }) => body?.message_reference?.message_id === id).length === 2,
    );
    expect(bot.discord.messages.size).toBe(1);
  });

  it("500: tries again, and the nonce keeps it one message", async () => {
    bot = await startBot();
    bot.discord.failures.push({ path: /\/messages$/, status: 500 });
    bot.ada.writes(`${me} the pond`);
    await bot.discord.until(() => bot.discord.messages.size === 1);
  });
});

describe("a fault of our own", () => {
  it("is told with a code that leads to the log, never with its words", async () => {
    const broken = (guide: Guide): Guide => ({
      ...guide,
      ask: () => Promise.reject(new Error("secret words")),
    });
    bot = await startBot({ guide: broken });
    const asked = bot.ada.slash("ask", { question: "the pond" });
    const words = wordsOf(await asked.answer());
    expect(words).toContain(`code ${asked.id.slice(-6)}`);
    expect(words).not.toContain("secret");
    expect(logged("an interaction failed")?.fields.reference).toBe(asked.id.slice(-6));
    const { id } = bot.ada.writes("the pond", inPrivate);
    const told = await bot.discord.request(({ body }) => body?.message_reference?.message_id === id);
    const [, code] = /code (\w{8})/.exec(wordsOf(told)) ?? [];
    expect(logged("a question could not be answered")?.fields.reference).toBe(code);
  });

  it("in a chart costs the picture only", async () => {
    bot = await startBot({ parts: { drawChart: () => Promise.reject(new Error("no font")) } });
    expect(wordsOf(await bot.ada.slash("ask", { question: "share" }).answer())).toContain("Mill pond");
  });
});

describe("a connection that the other side closes", () => {
  const whole = { discord: () => bot.discord };
  const asksIn = async () => {
    const { id } = bot.ada.writes(`${me} the pond`);
    return bot.discord.request(({ body }) => body?.message_reference?.message_id === id);
  };

  it.each(["before", "after"] as const)(
    "%s Discord did the work costs no answer and doubles none",
    async (closes) => {
      bot = await startBot();
      const fail = (method: string, path: RegExp) =>
        whole.discord().failures.push({ method, path, closes, status: 0 });
      fail("POST", /^\/channels\/\d+\/messages$/);
      await asksIn();
      await bot.settled();
      expect([...bot.discord.messages.values()].map(({ body }) => JSON.stringify(body))).toEqual([
        expect.stringContaining("About the pond"),
      ]);
      for (const [method, path] of [
        ["POST", /callback$/],
        ["PATCH", /@original$/],
      ] as const) {
        fail(method, path);
        expect(wordsOf(await bot.bob.slash("ask", { question: "another pond" }).answer())).toContain(
          "another pond",
        );
        await bot.settled();
      }
      expect(bot.discord.problems).toEqual([]);
      expect(bot.logs.filter(({ level }) => level === "error")).toEqual([]);
    },
  );

  it.each(["before", "after"] as const)("%s a deletion leaves no answer", async (closes) => {
    bot = await startBot();
    const written = bot.ada.writes(`${me} the pond`);
    await bot.settled();
    bot.discord.failures.push({ method: "DELETE", path: /messages/, closes, status: 0 });
    bot.discord.gateway.send("MESSAGE_DELETE", { id: written.id, channel_id: CHANNEL, guild_id: GUILD });
    await bot.settled();
    expect(bot.discord.messages.size).toBe(0);
  });
});

describe("events that come again", () => {
  it("are answered once: a replay, a drop with a resume, two processes on one store", async () => {
    bot = await startBot();
    const message = bot.ada.writes(`${me} the pond`);
    const asked = bot.ada.slash("ask", { question: "another pond" });
    await asked.answer();
    await bot.discord.until(() => bot.discord.messages.size === 1);
    bot.discord.gateway.send("MESSAGE_CREATE", message);
    bot.discord.gateway.drop(3);
    await bot.discord.gateway.connections(2);
    expect(bot.discord.gateway.resumed).toHaveLength(1);
    const { logger } = createLog();
    const { guide, clock } = bot;
    const second = createDiscordAdapter({ config: configFor(bot.discord.apiUrl), guide, logger, clock });
    await second.start();
    bot.discord.gateway.send("MESSAGE_CREATE", message);
    await bot.ada.slash("ask", { question: "the last pond" }).answer();
    await second.stop();
    const replies = bot.discord.requests.filter(
      ({ body }) => body?.message_reference?.message_id === message.id,
    );
    expect(replies).toHaveLength(1);
    expect(bot.discord.requests.filter(({ path }) => path.includes(`${asked.id}/callback`))).toHaveLength(1);
  });

  it("that a dead process left behind are taken up by the next", async () => {
    bot = await startBot();
    const payload = bot.ada.writes("nothing for it");
    const left = { ...payload, id: nextId(), content: `${me} the lost pond`, mentions: [{ id: BOT }] };
    await bot.store.events.claim(`discord:m:${left.id}`, bot.clock.now(), {
      leaseMs: 1,
      data: { t: "MESSAGE_CREATE", d: left },
    });
    bot.clock.ms += 1_000;
    await bot.restart();
    await bot.discord.request(posted("the lost pond"));
  });

  it("an interaction too: what was deferred is answered", async () => {
    bot = await startBot();
    const asked = bot.ada.slash("ask", { question: "the pond" });
    await asked.answer();
    const again = {
      id: asked.id,
      application_id: "100000000000000003",
      type: 2,
      token: `token-${asked.id}`,
      guild_id: GUILD,
      channel: { id: CHANNEL, type: 0 },
      member: { user: { id: "9", username: "eve" }, permissions: "0" },
      data: { type: 1, name: "ask", options: [{ name: "question", type: 3, value: "the deferred pond" }] },
    };
    await bot.store.events.claim("discord:i:lost", bot.clock.now(), {
      leaseMs: 1,
      data: { t: "INTERACTION_CREATE", d: { ...again, id: "5" } },
    });
    bot.clock.ms += 1_000;
    await bot.restart();
    await bot.discord.request(({ body }) => JSON.stringify(body ?? "").includes("the deferred pond"));
  });
});

describe("the gateway", () => {
  it("an invalid session: identifies anew and goes on", async () => {
    bot = await startBot();
    bot.discord.gateway.invalidate();
    await bot.discord.gateway.connections(2);
    expect(bot.discord.gateway.identified).toHaveLength(2);
    await bot.ada.slash("ask", { question: "the pond" }).answer();
  });

  it("a drop shows in the health until it is over", async () => {
    bot = await startBot();
    expect(bot.adapter.health()).toEqual({ ready: true, detail: "1 connected" });
    bot.discord.gateway.drop();
    await bot.discord.gateway.connections(2);
    await bot.ada.slash("ask", { question: "the pond" }).answer();
    expect(bot.adapter.health().ready).toBe(true);
    expect(logged("reconnecting")).toBeDefined();
  });

  it("stops twice without harm, and says so", async () => {
    bot = await startBot();
    await bot.adapter.stop();
    await bot.adapter.stop();
    expect(bot.adapter.health()).toEqual({ ready: false, detail: "stopped" });
  });
});

describe("a start that Discord refuses", () => {
  const start = async (config: object, failure?: { path: RegExp; status: number }) => {
    const discord = await startLocalDiscord();
    if (failure) discord.failures.push({ ...failure, times: 9 });
    const clock = { now: () => NOW };
    const store = await createMemoryStore({ clock });
    const { logger } = createLog();
    const guide = guideOver(store, clock);
    const adapter = createDiscordAdapter({ config: configFor(discord.apiUrl, config), guide, logger, clock });
    const outcome = await adapter.start().then(
      () => "started",
      (error: Error) => error.message,
    );
    await adapter.stop();
    await store.close();
    await discord.close();
    return outcome;
  };

  it.each([
    ["the gateway rejects the token", { token: "wrong" }, undefined, "DISCORD_TOKEN"],
    ["REST rejects the token", {}, { path: /gateway/, status: 401 }, "DISCORD_TOKEN"],
    ["the intent is not switched on", { messageContent: true }, undefined, "DISCORD_MESSAGE_CONTENT=true"],
    ["nobody answers", { apiUrl: "http://127.0.0.1:9/api" }, undefined, "DISCORD_API_URL"],
  ])("says what to do when %s", async (_, config, failure, remedy) => {
    bot ??= await startBot();
    expect(await start(config, failure)).toContain(remedy);
  });
});
