import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSession } from "../../adapters/cli/chat-session.ts";
import { createServer, type Server } from "../../adapters/runtime/server.ts";
import { parseSettings } from "../../adapters/settings/index.ts";
import { createWebAdapter } from "../../adapters/web/index.ts";
import type { Guide } from "../../src/guide.ts";
import { stepOf } from "../../src/knowledge/tracks/track.ts";
import { createOnboarding } from "../../src/onboarding/service.ts";
import { parseState } from "../../src/onboarding/state.ts";
import type { Logger } from "../../src/ports.ts";
import { type Action, plainText } from "../../src/reply/index.ts";
import { testGuide } from "../support/guide.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { shippedBot, shippedKnowledge } from "../support/shipped.ts";
import { chooses } from "./world.ts";

const knowledge = await shippedKnowledge();
const bot = await shippedBot();
let guide: Guide;
const logger: Logger = { debug() {}, info() {}, warn() {}, error() {} };

beforeEach(async () => {
  const clock = { now: () => Date.parse("2026-11-24T08:30:00Z") };
  guide = testGuide({
    bot: () => bot,
    store: await createMemoryStore({ clock }),
    clock,
  });
});
afterEach(() => guide.store.close());

const stateOf = async (user: string) =>
  parseState((await guide.store.onboarding.get(guide.hashPerson(user)))?.data);

const tracks = knowledge.tracks.map(({ id, title }) => [id, title] as const);

describe("a newcomer goes through each shipped track", () => {
  it.each(tracks)("in the terminal: %s", async (track, title) => {
    const session = createSession({
      guide,
      user: "terminal:local",
      columns: () => 80,
      colours: false,
      onboarding: createOnboarding(guide),
      zone: "Europe/Berlin",
    });
    const say = async (line: string) => (await session.say(line)).output;
    expect(await say("hi, I'm new here")).toContain("→ /onboard");
    let shown = await say("/onboard");
    for (let turn = 0; (await stateOf("terminal:local"))?.status !== "done"; turn++) {
      expect(turn).toBeLessThan(80);
      if (turn === 3) {
        expect(await say("What is Keras?")).toMatch(/Keras[\s\S]*Your onboarding goes on with/);
        shown = await say("/onboard");
      }
      const labels = [...shown.matchAll(/^\[(\d+)\] (.+)$/gm)].map(([, number, label]) => ({
        number,
        label,
      }));
      const state = await stateOf("terminal:local");
      const step = state && stepOf(knowledge.tracks.find(({ id }) => id === track)!, state.at);
      const wanted =
        labels.find(({ label }) => label === title) ??
        (step && step.options.length > 0 ? labels[turn % step.options.length] : undefined) ??
        labels.find(({ label }) => /^(?:Next|Done|Try them again)$/.test(label!));
      shown = await say(wanted!.number!);
    }
    expect(shown).toContain("you are through");
    expect(await say("next")).not.toContain("Your onboarding");
  });

  it.each(tracks)("on the page: %s", async (track) => {
    const server: Server = createServer({ host: "127.0.0.1", port: 0, logger });
    const settings = parseSettings({
      variables: { RATE_LIMIT_PER_MINUTE: "0" },
      fromFile: new Set(),
      file: ".env",
    });
    createWebAdapter({ settings, guide, logger, server, onboarding: createOnboarding(guide) });
    await server.start();
    const person = "a".repeat(22);
    const post = async (path: string, body: object) => {
      const response = await fetch(`http://127.0.0.1:${server.port()}${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", cookie: `guide_person=${person}` },
        body: JSON.stringify(body),
      });
      expect(response.status).toBe(200);
      return (await response.json()) as { actions: Action[]; text: string; reply: { citations: unknown[] } };
    };
    const hello = await post("/api/ask", { q: "hi, I'm new here" });
    expect(hello.actions.map(({ id }) => id)).toEqual(["step"]);
    let shown = await post("/api/onboard", { zone: "Asia/Tokyo" });
    for (let turn = 0; (await stateOf(`web:${person}`))?.status !== "done"; turn++) {
      expect(turn).toBeLessThan(80);
      if (turn === 3) {
        const answer = await post("/api/ask", { q: "What is Keras?" });
        expect(answer.text).toContain("Keras");
        expect(answer.actions.map(({ id }) => id)).toEqual(["step"]);
        const back = await post("/api/onboard", { action: "step" });
        expect(back.actions).toEqual(shown.actions);
      }
      // What is typed counts as what is pressed.
      const id = chooses(track, shown.actions, turn);
      const label = shown.actions.find((each) => each.id === id)!.label;
      shown =
        turn % 2 === 1
          ? await post("/api/ask", { q: label })
          : await post("/api/onboard", { action: id, zone: "Asia/Tokyo" });
    }
    expect(shown.text).toContain("you are through");
    expect((await stateOf(`web:${person}`))?.zone).toBe("Asia/Tokyo");
    await server.stop();
  });
});

describe("what the onboarding knows of a newcomer", () => {
  const who = {
    user: "web:ada",
    workspace: "web",
    platform: "web",
    zone: "Europe/Berlin",
    reach: null,
    name: "Ada",
  };

  it("given somebody who asked about a step's entry before, then the step says so and can be left at once", async () => {
    const onboarding = createOnboarding(guide);
    await guide.ask({
      id: "web:c:1",
      text: "What does a machine learning engineer do?",
      conversation: "web:c",
      user: who.user,
      place: { platform: "web", kind: "direct", workspace: "web" },
    });
    let shown = await onboarding.act(who, "begin:new-ml-engineer");
    shown = await onboarding.act(who, shown.actions[0]!.id);
    shown = await onboarding.act(who, shown.actions[0]!.id);
    expect(shown.reply.text).toContain("You asked about this before");
    expect(shown.actions[0]).toMatchObject({ label: "I know this", role: "primary" });
  });

  it("a second press of the same button answers nothing twice", async () => {
    const onboarding = createOnboarding(guide);
    const first = await onboarding.act(who, "begin:new-ml-engineer");
    const again = await onboarding.act(who, "begin:new-ml-engineer");
    expect(again.actions).toEqual(first.actions);
    const next = await onboarding.act(who, first.actions[0]!.id);
    const stale = await onboarding.act(who, first.actions[0]!.id);
    expect(stale.reply.text).toContain("answered already");
    expect(stale.actions).toEqual(next.actions);
  });

  it("pressed from many places at once, each step is left once", async () => {
    const onboarding = createOnboarding(guide);
    const first = await onboarding.act(who, "begin:new-ml-engineer");
    await Promise.all(Array.from({ length: 6 }, () => onboarding.act(who, first.actions[0]!.id)));
    expect(await stateOf(who.user)).toMatchObject({ turn: 2, path: ["welcome"] });
  });

  it("a quiz answer is told with the row that it stands on", async () => {
    const onboarding = createOnboarding(guide);
    let shown = await onboarding.act(who, "begin:managing-ml-engineers");
    while (!shown.reply.text.includes("by the table of averages")) {
      const next = shown.actions.find(({ role }) => role !== "quiet")!;
      shown = await onboarding.act(who, next.id);
      if (shown.reply.text.includes("What concerns you most"))
        shown = await onboarding.act(who, shown.actions.find(({ label }) => label === "Hiring")!.id);
    }
    shown = await onboarding.act(who, shown.actions.find(({ label }) => label === "$180,000")!.id);
    expect(shown.reply.text).toContain("Not quite: the answer is $150,000.");
    const [, source] = shown.reply.body;
    expect(plainText([source!])).toMatch(/^Average salaries.*\(Senior Level\), /);
    // Sources at the end are those of the step that follows.
    expect(shown.reply.citations.some(({ row }) => row === "Senior Level")).toBe(false);
  });

  it("forget takes everything away", async () => {
    const onboarding = createOnboarding(guide);
    await onboarding.act({ ...who, reach: { chat: 1 } }, "begin:new-ml-engineer");
    expect(await guide.forget(who.user)).toMatchObject({ onboarding: 1, contacts: 1, jobs: 1 });
    expect(await onboarding.type(who, "next")).toBeNull();
  });
});
