import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { onboardingJobs } from "../../adapters/jobs/onboarding.ts";
import { createScheduler } from "../../adapters/jobs/scheduler.ts";
import { createOnboarding, type Onboarding } from "../../src/onboarding/service.ts";
import { parseState } from "../../src/onboarding/state.ts";
import { SYSTEM_CHANNEL } from "../discord/local-discord.ts";
import { GUILD, inPrivate, type Shown } from "../discord/people.ts";
import { type Running, startBot } from "../discord/setup.ts";
import { wordsOf } from "../discord/shown.ts";
import { shippedBot } from "../support/shipped.ts";
import { chooses, knowledge, logger, NOW } from "./world.ts";

const real = await shippedBot();
let bot: Running;
let onboarding: Onboarding;

beforeEach(async () => {
  const parts: { onboarding?: Onboarding } = {};
  bot = await startBot({
    bot: real,
    parts,
    guide: (guide) => {
      // The adapter is made after the guide, with what stands in `parts` by then.
      onboarding = createOnboarding(guide);
      parts.onboarding = onboarding;
      return guide;
    },
  });
  bot.clock.ms = NOW;
});
afterEach(async () => {
  await bot.stop();
  // Every payload of every step, held against what Discord takes.
  expect(bot.discord.problems).toEqual([]);
});

const stateOf = async (person: string) => {
  const { guide, store } = bot;
  return parseState((await store.onboarding.get(guide.hashPerson(`discord:${person}`)))?.data);
};

/** What can be pressed or chosen in a message: the custom id, and of menus each value. */
function actionsIn({
  body,
}: {
  readonly body: { readonly components: unknown };
}): { id: string; custom: string; value: string | null }[] {
  const found: { id: string; custom: string; value: string | null }[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) visit(each);
    if (typeof node !== "object" || node === null || Array.isArray(node)) return;
    const { custom_id, options, components } = node as Record<string, unknown>;
    if (typeof custom_id === "string" && custom_id.startsWith("onboard:")) {
      const values = Array.isArray(options) ? options.map(({ value }) => String(value)) : [null];
      for (const value of values)
        found.push({ id: (value ?? custom_id.slice(8)).replaceAll(".", ":"), custom: custom_id, value });
    }
    visit(components);
  };
  visit(body.components);
  return found;
}

async function act(shown: Shown, id: string, spot?: typeof inPrivate): Promise<Shown> {
  const action = actionsIn(shown).find((each) => each.id === id);
  if (!action) throw new Error(`no ${id} among ${actionsIn(shown).map((each) => each.id)}`);
  const begun =
    action.value === null
      ? bot.ada.presses(shown, action.custom, spot)
      : bot.ada.chooses(shown, action.custom, [action.value], spot);
  const next = await begun.answer();
  return { ...next, private: shown.private };
}

const posts = () =>
  bot.discord.requests.filter(
    ({ method, path }) => method === "POST" && /^\/channels\/\d+\/messages$/.test(path),
  );

const scheduler = () =>
  createScheduler({
    store: bot.store,
    clock: bot.clock,
    logger,
    owner: "one",
    kinds: onboardingJobs(onboarding, [bot.adapter]),
    calendars: [],
    chores: [],
    perSecond: 10_000,
  });

describe("a newcomer on Discord", () => {
  it.each(knowledge.tracks.map(({ id }) => id))("goes through %s by buttons", async (track) => {
    let shown = await bot.ada.slash("onboard").answer();
    expect(shown.private).toBe(true);
    for (let turn = 0; (await stateOf(bot.ada.id))?.status !== "done"; turn++) {
      expect(turn).toBeLessThan(80);
      shown = await act(shown, chooses(track, actionsIn(shown), turn));
    }
    expect(wordsOf(shown)).toContain("you are through");
  });

  it("begins by the first words, in a server and in direct messages", async () => {
    const hello = await bot.ada.slash("ask", { question: "hi, I'm new here" }).answer();
    expect(actionsIn(hello).map(({ id }) => id)).toEqual(["start"]);
    const shown = await act(hello, "start");
    expect(actionsIn(shown).map(({ id }) => id)).toContain("begin:new-ml-engineer");
    bot.bob.writes("my first day today!", inPrivate);
    await bot.discord.request(
      ({ path, body }) => path.endsWith("/messages") && JSON.stringify(body).includes("Show me around"),
    );
  });

  it("chooses a time zone and a buddy in the settings", async () => {
    let shown = await act(await bot.ada.slash("onboard").answer(), "begin:new-ml-engineer");
    shown = await act(shown, "settings");
    const name = (id: string, extra: object = {}) => {
      const user = { id, username: "bob", discriminator: "0", avatar: null, ...extra };
      return bot.ada.chooses(shown, "onboard:buddy", [id], undefined, { users: { [id]: user } }).answer();
    };
    expect(wordsOf(await name("800000000000000001", { bot: true }))).toContain("somebody else");
    expect((await stateOf(bot.ada.id))?.buddy).toBeNull();
    await name(bot.bob.id);
    const kept = await bot.store.contacts.get(bot.guide.hashPerson(`discord:${bot.bob.id}`));
    expect(kept).toMatchObject({ name: "bob" });
    shown = await act(shown, "zones");
    shown = await act(shown, "zone:10");
    expect(wordsOf(shown)).toContain("Europe/Berlin");
    expect((await stateOf(bot.ada.id))?.buddy).toBe(bot.guide.hashPerson(`discord:${bot.bob.id}`));
  });

  it("asks and types in direct messages, and the flow goes on", async () => {
    await act(
      await bot.ada.slash("onboard", {}, inPrivate).answer(),
      "begin:managing-ml-engineers",
      inPrivate,
    );
    bot.ada.writes("What is Keras?", inPrivate);
    const back = await bot.discord.request(
      ({ path, body }) =>
        path.endsWith("/messages") && JSON.stringify(body).includes("Your onboarding goes on"),
    );
    expect(JSON.stringify(posts().at(-2)?.body)).toContain("Keras");
    expect(actionsIn(back).map(({ id }) => id)).toEqual(["step"]);
    bot.ada.writes("next", inPrivate);
    await bot.discord.request(
      ({ path, body }) => path.endsWith("/messages") && JSON.stringify(body).includes("Do you know machine"),
    );
    expect(await stateOf(bot.ada.id)).toMatchObject({ at: "background" });
  });

  it("is reminded once, by direct message", async () => {
    await act(await bot.ada.slash("onboard").answer(), "begin:managing-ml-engineers");
    bot.clock.ms = Date.parse("2026-11-25T09:00:00Z");
    await scheduler().tick();
    await scheduler().tick();
    expect(posts()).toHaveLength(1);
    expect(actionsIn(posts()[0]!).map(({ id }) => id)).toContain("reminders:off");
  });
});

describe("people who join a server", () => {
  const member = (id: string, extra: object = {}) => ({
    guild_id: GUILD,
    user: { id, username: "new", discriminator: "0", avatar: null },
    roles: [],
    joined_at: new Date(NOW).toISOString(),
    pending: false,
    ...extra,
  });
  const settle = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    await scheduler().tick();
  };

  it("hear nothing until an admin chooses so", async () => {
    bot.discord.gateway.send("GUILD_MEMBER_ADD", member("700000000000000001"));
    await settle();
    expect(posts()).toEqual([]);
  });

  it("are offered the tracks, once, when they have accepted the rules; bots and old members are not", async () => {
    const panel = await bot.admin.slash("onboard").answer();
    // What admins choose for others does not stand below their own choice without a word.
    expect(JSON.stringify(panel.body)).toMatch(/For admins.*onboard:joining/);
    await bot.admin.chooses(panel, "onboard:joining", ["offer"]).answer();
    const id = "700000000000000002";
    const wanted = bot.guide.hashPerson(`discord:${id}`);
    const jobs = () => bot.store.jobs.pending({ kind: "onboarding-welcome" });
    bot.discord.gateway.send("GUILD_MEMBER_ADD", member(id, { pending: true }));
    bot.discord.gateway.send(
      "GUILD_MEMBER_ADD",
      member("7", { user: { id: "7", username: "b", bot: true } }),
    );
    bot.discord.gateway.send("GUILD_MEMBER_UPDATE", member("8", { joined_at: "2020-01-01T00:00:00Z" }));
    bot.discord.gateway.send("GUILD_MEMBER_UPDATE", member(id));
    bot.discord.gateway.send("GUILD_MEMBER_UPDATE", member(id));
    await expect.poll(async () => (await jobs()).map(({ person }) => person)).toEqual([wanted]);
    await settle();
    bot.discord.gateway.send("GUILD_MEMBER_UPDATE", member(id));
    await settle();
    expect(posts()).toHaveLength(1);
    expect(actionsIn(posts()[0]!)).toHaveLength(3);
  });

  it("guests of a voice channel hear nothing", async () => {
    await onboarding.chooseJoining(`discord:${GUILD}`, { mode: "offer", track: null });
    bot.discord.gateway.send("GUILD_MEMBER_ADD", member("700000000000000003", { flags: 1 << 4 }));
    await settle();
    expect(posts()).toEqual([]);
  });

  it("begin the track that admins chose, and are told by which time they are reminded", async () => {
    const panel = await bot.admin.slash("onboard").answer();
    await bot.admin.chooses(panel, "onboard:joining", ["start.switching-into-ml"]).answer();
    const id = "700000000000000004";
    bot.discord.gateway.send("GUILD_MEMBER_ADD", member(id));
    await expect.poll(() => bot.store.jobs.pending({ kind: "onboarding-welcome" })).toHaveLength(1);
    await settle();
    expect(await stateOf(id)).toMatchObject({ track: "switching-into-ml", status: "active" });
    expect(JSON.stringify(posts().at(-1)?.body)).toContain("I don't know your time zone");
  });

  it("get a button in the server's first channel where direct messages are closed", async () => {
    await onboarding.chooseJoining(`discord:${GUILD}`, { mode: "offer", track: null });
    bot.discord.failures.push({ path: /^\/channels\/9\d+\/messages$/, status: 403, code: 50_007 });
    const id = "700000000000000005";
    bot.discord.gateway.send("GUILD_MEMBER_ADD", member(id));
    await expect.poll(() => bot.store.jobs.pending({ kind: "onboarding-welcome" })).toHaveLength(1);
    await settle();
    const shown = posts().at(-1)!;
    expect(shown.path).toBe(`/channels/${SYSTEM_CHANNEL}/messages`);
    expect(JSON.stringify(shown.body)).toContain("onboard:start");
    expect(await bot.store.contacts.get(bot.guide.hashPerson(`discord:${id}`))).toBeNull();
  });

  it("are a file for those who manage the server, and for nobody else", async () => {
    const panel = await bot.admin.slash("onboard").answer();
    const file = await bot.admin.presses(panel, "onboard:csv").answer();
    expect(JSON.stringify(file.body.components)).toContain("attachment://onboarding.csv");
    const refused = await bot.ada.presses(panel, "onboard:csv").answer();
    expect(wordsOf(refused)).toContain("Only admins");
  });

  it("only those who manage the server choose", async () => {
    const panel = await bot.ada.slash("onboard").answer();
    await bot.ada.chooses(panel, "onboard:joining", ["offer"]).answer();
    expect((await onboarding.joining(`discord:${GUILD}`)).mode).toBe("off");
  });
});
