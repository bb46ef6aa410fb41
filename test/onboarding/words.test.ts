import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSession } from "../../adapters/cli/chat-session.ts";
import type { Newcomer } from "../../src/onboarding/newcomer.ts";
import { createWorld, type World } from "./world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.store.close());

const ada: Newcomer = {
  user: "test:ada",
  workspace: "test:1",
  platform: "test",
  zone: "Europe/Berlin",
  reach: { user: "ada" },
  name: "Ada",
};
const type = (text: string) => world.onboarding.type(ada, text);
const state = () => world.stateOf(ada.user);

/** At the second step, a choice. */
async function begin(): Promise<void> {
  await world.onboarding.act(ada, "begin:managing-ml-engineers");
  await world.onboarding.act(ada, "next:1");
}

describe("somebody who types instead of pressing", () => {
  it.each(["onboarding", "start my onboarding", "begin the onboarding", "Start onboarding!"])(
    "given “%s” before any track, then the tracks are offered",
    async (text) => {
      expect((await type(text))?.actions.map(({ id }) => id)).toContain("begin:new-ml-engineer");
    },
  );

  it.each(["What is onboarding?", "how long does the onboarding take", "start", "stop", "settings"])(
    "given “%s” before any track, then it is a question as any other",
    async (text) => {
      expect(await type(text)).toBeNull();
    },
  );

  it.each([
    ["stop", { status: "stopped" }],
    ["Stop my onboarding.", { status: "stopped" }],
    ["pause", { status: "paused" }],
    ["pause the onboarding", { status: "paused" }],
    ["back", { at: "welcome" }],
    ["2", { at: "basics" }],
    ["no, i come from elsewhere", { at: "basics" }],
    ["skip", { at: "role", results: { background: { kind: "skipped" } } }],
    ["remind me tomorrow", { reminder: { asked: true } }],
    ["time zone Asia/Tokyo", { zone: "Asia/Tokyo" }],
    ["my timezone is new york", { zone: "America/New_York" }],
  ])("given “%s” under way, then it is done", async (text, expected) => {
    await begin();
    expect(await type(text)).not.toBeNull();
    expect(await state()).toMatchObject(expected);
  });

  it.each(["next", "go on"])("given “%s” at a choice, then the step says what it wants", async (text) => {
    await begin();
    expect((await type(text))?.reply.text).toContain("Choose one of the answers");
    expect(await state()).toMatchObject({ at: "background", turn: 2 });
  });

  it.each(["restart", "start again", "restart my onboarding"])(
    "given “%s”, then it is asked whether the answers may go, and only then they do",
    async (text) => {
      await begin();
      const sure = await type(text);
      expect(sure?.reply.text).toContain("removes what you answered");
      expect(await state()).toMatchObject({ at: "background" });
      await world.onboarding.act(ada, sure!.actions[0]!.id);
      expect(await state()).toMatchObject({ at: "welcome", results: {}, run: 2 });
    },
  );

  it("given another track while one is under way, then nothing is lost without a word", async () => {
    await begin();
    const sure = await world.onboarding.act(ada, "begin:switching-into-ml");
    expect(sure.reply.text).toContain("1 of 16 steps");
    expect(await state()).toMatchObject({ track: "managing-ml-engineers" });
    await world.onboarding.act(ada, sure.actions[0]!.id);
    expect(await state()).toMatchObject({ track: "switching-into-ml" });
  });

  it("given that it is stopped, then only words that name it bring it back", async () => {
    await begin();
    await type("stop");
    for (const text of ["next", "1", "back", "resume"]) expect(await type(text)).toBeNull();
    await type("resume onboarding");
    expect(await state()).toMatchObject({ status: "active", at: "background" });
  });

  it.each(["What does next mean?", "stop words", "time zone differences", "who earns most?", "why skip it"])(
    "given “%s” under way, then it is a question",
    async (text) => {
      await begin();
      expect(await type(text)).toBeNull();
    },
  );
});

describe("in the terminal", () => {
  const open = () =>
    createSession({
      guide: world.guide,
      user: "terminal:local",
      columns: () => 80,
      colours: false,
      onboarding: world.onboarding,
    });

  it("words go on with the onboarding after an answer, numbers with what was printed last", async () => {
    const session = open();
    const say = async (line: string) => (await session.say(line)).output;
    await say("/onboard");
    await say("Managing machine learning engineers");
    expect(await say("What is Keras?")).toContain("[1]");
    expect(await say("next")).toContain("Do you know machine learning from your own work?");
    await say("What is Keras?");
    expect(await say("1")).toContain("Sources:");
    expect(await say("skip")).toContain("What machine learning engineers do");
    expect(await say("/onboard restart")).toContain("removes what you answered");
    expect(await say("Back to where I was")).toContain("What machine learning engineers do");
    expect(await say("/onboard stop")).toContain("is stopped");
    expect(await say("/onboard dance")).toContain("no command of the onboarding");
  });

  it("promises nothing that cannot be brought there", async () => {
    const session = open();
    const say = async (line: string) => (await session.say(line)).output;
    expect(await say("/onboard")).not.toContain("Reminders");
    expect(await say("1")).not.toContain("Remind me tomorrow");
    expect(await say("remind me tomorrow")).toContain("this step waits for you");
    expect(await say("/onboard settings")).toContain("none can reach you here");
  });
});

describe("somebody's very first words", () => {
  const ask = (text: string, id: string) =>
    world.guide.ask({
      id,
      text,
      conversation: "test:c",
      user: ada.user,
      place: { platform: "test", kind: "direct", workspace: "test:1" },
    });

  it("start the offer, whatever they are, unless they ask for something that is known", async () => {
    expect((await ask("hey ho", "m1")).offersOnboarding).toBe(true);
    expect((await ask("hey ho", "m1")).offersOnboarding).toBe(true);
    expect((await ask("hi", "m2")).offersOnboarding).toBe(false);
  });

  it("are answered where they are a question", async () => {
    expect(await ask("What is Keras?", "m1")).toMatchObject({ status: "answered", offersOnboarding: false });
  });

  it("offer nothing to somebody who is in a track", async () => {
    await begin();
    expect((await ask("hi", "m1")).offersOnboarding).toBe(false);
  });
});
