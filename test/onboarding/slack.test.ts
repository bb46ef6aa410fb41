import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { onboardingJobs } from "../../adapters/jobs/onboarding.ts";
import { createScheduler } from "../../adapters/jobs/scheduler.ts";
import { problemsOf } from "../slack/check.ts";
import { type Harness, startHarness } from "../slack/harness.ts";
import { chooses, createWorld, DAY, knowledge, logger, type World } from "./world.ts";

let world: World;
let slack: Harness;
const user = "slack:T1:U1";

beforeEach(async () => {
  world = await createWorld();
  slack = await startHarness({
    guide: world.guide,
    store: world.store,
    clock: world.guide.clock,
    onboarding: world.onboarding,
    config: { admins: new Set(["slack:T1:UADMIN"]) },
    profiles: {
      U1: { id: "U1", tz: "America/New_York", real_name: "Ada Lovelace" },
      U2: { id: "U2", tz: "Asia/Tokyo", profile: { display_name: "Bob" } },
      UBOT2: { id: "UBOT2", is_bot: true },
      UGUEST: { id: "UGUEST", is_restricted: true },
    },
  });
});
afterEach(async () => {
  await slack.stop();
  await world.store.close();
});

interface Button {
  readonly action_id: string;
  readonly value: string;
  readonly text: { readonly text: string };
}

/** Buttons of the onboarding in a message. */
const buttonsIn = (args: Record<string, unknown>): Button[] =>
  ((args.blocks ?? []) as { type: string; elements?: Button[] }[])
    .flatMap(({ type, elements = [] }) => (type === "actions" ? elements : []))
    .filter(({ action_id }) => action_id.startsWith("onboard:"));

const posted = () => slack.slack.calls.filter(({ method }) => method === "chat.postMessage");
const lastPost = () => posted().at(-1)!.args as Record<string, unknown>;

async function press(value: string, by = "U1"): Promise<void> {
  await slack.interaction({
    type: "block_actions",
    user: { id: by },
    container: { type: "message", message_ts: "1700000001.000100", channel_id: "D1" },
    actions: [{ action_id: "onboard:0", value, action_ts: String(Math.random()) }],
  });
  await slack.settled();
}

describe("a step that is over", () => {
  it("keeps its words and loses its buttons", async () => {
    const step = { type: "rich_text", elements: [] };
    await slack.interaction({
      type: "block_actions",
      user: { id: "U1" },
      container: { type: "message", message_ts: "1700000001.000100", channel_id: "D1" },
      message: {
        ts: "1700000001.000100",
        text: "Welcome",
        blocks: [step, { type: "actions", elements: [] }],
      },
      actions: [{ action_id: "onboard:0", value: "begin:new-ml-engineer", action_ts: "1" }],
    });
    await slack.settled();
    const [change] = slack.slack.of("chat.update");
    expect(change?.args).toMatchObject({
      channel: "D1",
      ts: "1700000001.000100",
      text: "Welcome",
      blocks: [step],
    });
  });
});

async function write(text: string, ts: string): Promise<void> {
  await slack.event({ type: "message", channel: "D1", channel_type: "im", user: "U1", text, ts });
  await slack.settled();
}

const scheduler = () =>
  createScheduler({
    store: world.store,
    clock: world.guide.clock,
    logger,
    owner: "one",
    kinds: onboardingJobs(world.onboarding, [slack.adapter]),
    calendars: [],
    chores: [],
    perSecond: 10_000,
  });

describe("a newcomer in Slack", () => {
  it.each(knowledge.tracks.map(({ id }) => id))(
    "goes through %s by buttons, and asks on the way",
    async (track) => {
      await slack.command({ command: "/onboard", text: "" });
      await slack.settled();
      expect(lastPost().channel).toBe("U1");
      for (let turn = 0; (await world.stateOf(user))?.status !== "done"; turn++) {
        expect(turn).toBeLessThan(80);
        expect(problemsOf("message", lastPost().blocks)).toEqual([]);
        const step = lastPost();
        const actions = buttonsIn(step).map(({ value }) => ({ id: value }));
        if (turn === 3) {
          await write("What is Keras?", "1700000777.000100");
          expect(JSON.stringify(posted().at(-2))).toContain("Keras");
          expect(buttonsIn(lastPost()).map(({ value }) => value)).toEqual(["step"]);
        }
        await press(chooses(track, actions, turn));
      }
      expect(JSON.stringify(lastPost())).toContain("you are through");
      expect((await world.stateOf(user))?.zone).toBe("America/New_York");
    },
  );

  it("begins by the first words, in a direct message", async () => {
    await write("hi, I'm new here", "1700000776.000100");
    expect(buttonsIn(lastPost()).map(({ value }) => value)).toEqual(["step"]);
    await press("step");
    expect(buttonsIn(lastPost()).map(({ value }) => value)).toContain("begin:new-ml-engineer");
  });

  it("may type instead of pressing; Slack's retry of the message is no second answer", async () => {
    await press("begin:managing-ml-engineers");
    await write("next", "1700000778.000100");
    await write("next", "1700000778.000100");
    expect(await world.stateOf(user)).toMatchObject({ at: "background", turn: 2 });
  });

  it("stops and goes on by /onboard, and asks for a restart twice", async () => {
    await press("begin:managing-ml-engineers");
    await press("next:1");
    const say = async (text: string) => {
      await slack.command({ command: "/onboard", text });
      await slack.settled();
      return world.stateOf(user);
    };
    expect(await say("stop")).toMatchObject({ status: "stopped" });
    expect(await say("resume")).toMatchObject({ status: "active", at: "background" });
    expect(await say("restart")).toMatchObject({ at: "background", run: 1 });
    await press("restart");
    expect(await world.stateOf(user)).toMatchObject({ at: "welcome", run: 2 });
  });

  it("given a number after the bot asked back, then it is no answer to the quiz", async () => {
    await press("begin:managing-ml-engineers");
    await press("next:1");
    const choices = [1, 2].map((n) => ({ label: `Meaning ${n}`, question: "What is Keras?" }));
    const turn = {
      message: "m",
      question: "q",
      status: "clarify",
      entry: null,
      table: null,
      choices,
      others: [],
      said: "",
    };
    const frame = { speakers: [world.guide.hashPerson(user)], expiresAtMs: world.nowMs + DAY };
    await write("hello", "1700000779.000100");
    const conversation = "slack:T1:D1";
    await world.store.frames.put({
      conversation,
      data: { frame: { turns: [turn] }, speakers: {} },
      ...frame,
    });
    await write("1", "1700000780.000100");
    expect(await world.stateOf(user)).toMatchObject({ at: "background" });
    await write("1", "1700000781.000100");
    expect(await world.stateOf(user)).toMatchObject({ at: "role" });
  });

  it("is reminded once, on the next working morning of the own time zone", async () => {
    await press("begin:managing-ml-engineers");
    const before = posted().length;
    world.nowMs = Date.parse("2026-11-25T13:59:00Z");
    await scheduler().tick();
    expect(posted()).toHaveLength(before);
    world.nowMs = Date.parse("2026-11-25T14:00:00Z");
    await scheduler().tick();
    await scheduler().tick();
    expect(posted()).toHaveLength(before + 1);
    expect(lastPost()).toMatchObject({ channel: "U1" });
    expect(buttonsIn(lastPost()).map(({ value }) => value)).toContain("reminders:off");
    world.nowMs += 3 * DAY;
    await scheduler().tick();
    expect(posted()).toHaveLength(before + 1);
  });

  it("is not reminded twice by a process that died after sending", async () => {
    await press("begin:managing-ml-engineers");
    world.nowMs = Date.parse("2026-11-25T14:00:00Z");
    const before = posted().length;
    const [job] = await world.store.jobs.claim({
      kinds: ["onboarding-reminder"],
      nowMs: world.nowMs,
      leaseMs: 60_000,
      limit: 1,
    });
    const errand = (await world.onboarding.errand(job!))!;
    const { contact, prompt, id, again } = errand;
    await slack.adapter.onboarding!.send(contact.reach, prompt, { id, again });
    // Killed here: nobody says that it was brought. The lease runs out, and another process takes over.
    world.nowMs += 61_000;
    await scheduler().tick();
    expect(posted()).toHaveLength(before + 1);
    expect((await world.stateOf(user))?.reminder).toBeNull();
  });

  it("sees the way back in Home", async () => {
    await press("begin:managing-ml-engineers");
    await slack.event({ type: "app_home_opened", user: "U1", tab: "home" });
    await slack.settled();
    const home = slack.slack.calls.findLast(({ method }) => method === "views.publish")!.args;
    expect(JSON.stringify(home)).toContain("Your onboarding goes on");
    expect(problemsOf("home", home.view)).toEqual([]);
  });
});

describe("people who join a workspace in Slack", () => {
  const join = async (id: string) => {
    await slack.event({ type: "team_join", user: { id } });
    await slack.settled();
    await scheduler().tick();
  };
  const admin = (text: string) => slack.command({ command: "/onboard", text, user_id: "UADMIN" });

  it("hear nothing until an admin chooses so", async () => {
    await join("U1");
    expect(posted()).toEqual([]);
  });

  it("are offered the tracks, once, and bots and guests are not", async () => {
    await admin("offer");
    await slack.settled();
    for (const id of ["U1", "U1", "UBOT2", "UGUEST"]) await join(id);
    await slack.event({ type: "member_joined_channel", user: "U1", channel: "C1" });
    await slack.settled();
    await scheduler().tick();
    expect(posted().map(({ args }) => args.channel)).toEqual(["U1"]);
    expect(buttonsIn(lastPost())).toHaveLength(3);
  });

  it("begin at once where admins chose so", async () => {
    await admin("start new-ml-engineer");
    await slack.settled();
    await join("U1");
    expect(await world.stateOf(user)).toMatchObject({ track: "new-ml-engineer", status: "active" });
  });

  it("get a button in the channel where direct messages are closed", async () => {
    await admin("offer");
    await slack.settled();
    slack.slack.fail("chat.postMessage", { error: "cannot_dm_bot" });
    await slack.event({ type: "member_joined_channel", user: "U1", channel: "C1" });
    await slack.settled();
    await scheduler().tick();
    const shown = slack.slack.calls.findLast(({ method }) => method === "chat.postEphemeral")!.args;
    expect(shown).toMatchObject({ channel: "C1", user: "U1" });
    expect(buttonsIn(shown as Record<string, unknown>)).toHaveLength(1);
    // A reminder has no place in a channel.
    await press("begin:managing-ml-engineers");
    slack.slack.fail("chat.postMessage", { error: "cannot_dm_bot" });
    world.nowMs = Date.parse("2026-11-25T14:00:00Z");
    const before = slack.slack.calls.length;
    await scheduler().tick();
    expect(slack.slack.calls.slice(before).map(({ method }) => method)).toEqual(["chat.postMessage"]);
    expect(await world.stateOf(user)).toMatchObject({ reminder: null });
  });

  it("only admins choose, and only those who agreed are shown", async () => {
    await slack.command({ command: "/onboard", text: "offer" });
    await slack.settled();
    expect((await world.onboarding.joining("slack:T1")).mode).toBe("off");
    await press("begin:managing-ml-engineers");
    const overview = async () => {
      await admin("team");
      await slack.settled();
      return String(slack.slack.calls.findLast(({ method }) => method === "response_url")!.args.text);
    };
    expect(await overview()).toContain("1 did not agree to be shown");
    await press("consent:on");
    expect(await overview()).toContain("Ada Lovelace: 0 of");
  });

  it("a buddy is told of the beginning and of the talk", async () => {
    await press("begin:managing-ml-engineers");
    await slack.command({ command: "/onboard", text: "buddy <@U2|bob>" });
    await slack.settled();
    await scheduler().tick();
    expect(lastPost()).toMatchObject({ channel: "U2" });
    expect(JSON.stringify(lastPost())).toContain("Ada Lovelace has begun");
  });

  it("a buddy is named by an admin as well, and by nobody else for others", async () => {
    await press("begin:managing-ml-engineers");
    const name = async (by: string) => {
      await slack.command({ command: "/onboard", text: "buddy <@U2|bob> for <@U1|ada>", user_id: by });
      await slack.settled();
      return (await world.stateOf(user))?.buddy;
    };
    expect(await name("U3")).toBeNull();
    expect(await name("UADMIN")).toBe(world.guide.hashPerson("slack:T1:U2"));
    await press("settings");
    expect(JSON.stringify(lastPost())).toContain("names a buddy");
    expect(problemsOf("message", lastPost().blocks)).toEqual([]);
  });

  it("a buddy who has had enough is told nothing any more", async () => {
    await press("begin:managing-ml-engineers");
    await slack.command({ command: "/onboard", text: "buddy <@U2|bob>" });
    await slack.settled();
    await scheduler().tick();
    expect(buttonsIn(lastPost()).map(({ value }) => value)).toEqual(["unbuddy"]);
    await press("unbuddy", "U2");
    expect(await world.stateOf(user)).toMatchObject({ buddy: null, announce: [] });
    expect(await world.store.contacts.get(world.guide.hashPerson("slack:T1:U2"))).toBeNull();
  });

  it("given that Slack cannot say who joined, then it is asked again, and guests are still no newcomers", async () => {
    await admin("offer");
    await slack.settled();
    slack.slack.fail("users.info", { error: "internal_error" }, 2);
    for (const id of ["U1", "UGUEST"]) {
      await slack.event({ type: "team_join", user: { id } });
      await slack.settled();
    }
    await scheduler().tick();
    expect(posted().map(({ args }) => args.channel)).toEqual(["U1"]);
  });

  it("a channel that somebody joins before the welcome goes out is where the button comes", async () => {
    await admin("offer");
    await slack.settled();
    slack.slack.fail("chat.postMessage", { error: "cannot_dm_bot" });
    await slack.event({ type: "team_join", user: { id: "U1" } });
    await slack.settled();
    await slack.event({ type: "member_joined_channel", user: "U1", channel: "C1" });
    await slack.settled();
    await scheduler().tick();
    expect(slack.slack.calls.filter(({ method }) => method === "chat.postEphemeral")).toMatchObject([
      { args: { channel: "C1", user: "U1" } },
    ]);
  });

  it("who joins another channel than the one that admins named is no newcomer", async () => {
    await admin("offer <#C1|newcomers>");
    await slack.settled();
    expect(slack.slack.calls.findLast(({ method }) => method === "response_url")!.args.text).toBe(
      "People who join the workspace or #newcomers are offered the onboarding, once each.",
    );
    const joinChannel = async (channel: string) => {
      await slack.event({ type: "member_joined_channel", user: "U1", channel });
      await slack.settled();
      await scheduler().tick();
    };
    await joinChannel("C2");
    expect(posted()).toEqual([]);
    await joinChannel("C1");
    expect(posted()).toHaveLength(1);
  });

  it("a track that is not there is begun by nobody", async () => {
    await admin("start new-ml-enginer");
    await slack.settled();
    expect((await world.onboarding.joining("slack:T1")).mode).toBe("off");
  });
});
