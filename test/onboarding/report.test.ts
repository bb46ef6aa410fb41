import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Knowledge } from "../../src/knowledge/types.ts";
import type { Newcomer } from "../../src/onboarding/newcomer.ts";
import { csvOf } from "../../src/onboarding/report.ts";
import { createOnboarding } from "../../src/onboarding/service.ts";
import { testGuide } from "../support/guide.ts";
import { stepWith, trackWith } from "./tracks.ts";
import { chooses, createWorld, HOUR, type World } from "./world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.store.close());

const person = (name: string): Newcomer => ({
  user: `test:${name}`,
  workspace: "test:1",
  platform: "test",
  zone: "Europe/Berlin",
  reach: { user: name },
  name,
});

/** Goes on until the first quiz is answered, wrongly. */
async function failAQuiz(who: Newcomer): Promise<void> {
  let { actions } = await world.onboarding.act(who, "begin:managing-ml-engineers");
  for (;;) {
    const wrong = actions.find(({ label }) => label === "A larger team");
    ({ actions } = await world.onboarding.act(who, (wrong ?? actions[0]!).id));
    if (wrong) return;
  }
}

const ask = (who: Newcomer) =>
  world.guide.ask({
    id: `${who.user}:1`,
    text: "What is Keras?",
    conversation: who.user,
    user: who.user,
    place: { platform: "test", kind: "direct", workspace: "test:1" },
  });

describe("what managers and admins see", () => {
  it("people who agreed, by name; of the others only how many", async () => {
    for (const name of ["ada", "bob"]) await failAQuiz(person(name));
    await world.onboarding.act(person("ada"), "consent:on");
    const { people, hidden, tracks } = await world.onboarding.overview("test:1");
    expect(people).toMatchObject([{ name: "ada", quizzes: 1, quizzesRight: 0, status: "active" }]);
    expect(hidden).toBe(1);
    expect(tracks).toMatchObject([{ started: 2, finished: 0 }]);
    await world.onboarding.act(person("ada"), "consent:off");
    expect((await world.onboarding.overview("test:1")).people).toEqual([]);
  });

  it("quizzes by topic and frequent questions only where enough people stand behind them", async () => {
    for (const name of ["ada", "bob"]) {
      await failAQuiz(person(name));
      await ask(person(name));
    }
    expect(await world.onboarding.overview()).toMatchObject({ quizzes: [], questions: [] });
    await failAQuiz(person("cy"));
    await ask(person("cy"));
    const { quizzes, questions } = await world.onboarding.overview();
    expect(quizzes).toMatchObject([{ topic: "Misconceptions", right: 0, wrong: 3 }]);
    expect(questions).toMatchObject([{ count: 3, people: 3 }]);
  });

  it("who finished a track stays counted there, whatever they begin next", async () => {
    const ada = person("ada");
    let { actions } = await world.onboarding.act(ada, "begin:managing-ml-engineers");
    for (let turn = 0; (await world.stateOf(ada.user))?.status !== "done"; turn++)
      ({ actions } = await world.onboarding.act(ada, chooses("", actions, turn)));
    const offered = await world.onboarding.act(ada, "tracks");
    expect(offered.reply.text).toContain("✔ You finished it.");
    await world.onboarding.act(ada, "begin:switching-into-ml");
    expect((await world.onboarding.overview()).tracks).toEqual([
      { track: "Switching into machine learning engineering", started: 1, finished: 0, stopped: 0 },
      { track: "Managing machine learning engineers", started: 1, finished: 1, stopped: 0 },
    ]);
    expect(csvOf(await world.onboarding.overview(), "completion")).toBe(
      "track,started,finished,stopped\r\nSwitching into machine learning engineering,1,0,0\r\nManaging machine learning engineers,1,1,0\r\n",
    );
  });

  it("quizzes and questions as CSV", async () => {
    for (const name of ["ada", "bob", "cy"]) {
      await failAQuiz(person(name));
      await ask(person(name));
    }
    const overview = await world.onboarding.overview();
    expect(csvOf(overview, "quizzes")).toBe("topic,right,wrong\r\nMisconceptions,0,3\r\n");
    expect(csvOf(overview, "questions")).toMatch(/^question,asked,people\r\n.*Keras.*,3,3\r\n$/);
  });

  it("a CSV that no spreadsheet runs", async () => {
    const mallory = person('=HYPERLINK("x"),1');
    await failAQuiz(mallory);
    await world.onboarding.act(mallory, "consent:on");
    const [head, line] = csvOf(await world.onboarding.overview()).split("\r\n");
    expect(head).toMatch(/^name,workspace,track,/);
    expect(line).toMatch(/^"'=HYPERLINK\(""x""\),1",test:1,Managing/);
  });
});

describe("a buddy", () => {
  const tell = async (): Promise<string[]> => {
    const query = { kinds: ["onboarding-milestone"], nowMs: world.nowMs, leaseMs: HOUR, limit: 50 };
    const told: string[] = [];
    for (const job of await world.store.jobs.claim(query)) {
      const errand = await world.onboarding.errand(job);
      if (errand) told.push(`${errand.contact.name}: ${errand.prompt.reply.text}`);
      if (errand) await world.onboarding.brought(job);
      await world.store.jobs.finish(job, world.nowMs);
    }
    return told;
  };
  const contact = (who: Newcomer) => world.store.contacts.get(world.guide.hashPerson(who.user));

  it("reads a name to the end, and after it nothing is kept of how the newcomer is reached", async () => {
    const [ada, bob] = [person("ada"), person("bob")];
    let { actions } = await world.onboarding.act(ada, "begin:managing-ml-engineers");
    expect(await world.onboarding.nameBuddy(ada, bob)).toBe(true);
    expect(await tell()).toEqual([
      "bob: ada has begun “Managing machine learning engineers”, with you as buddy.",
    ]);
    for (let turn = 0; (await world.stateOf(ada.user))?.status !== "done"; turn++)
      ({ actions } = await world.onboarding.act(ada, chooses("", actions, turn)));
    expect((await tell()).sort()).toEqual([
      "bob: ada has finished “Managing machine learning engineers”.",
      "bob: ada is at “Plan with your team”: a good moment to talk.",
      "bob: ada is half-way through “Managing machine learning engineers”.",
    ]);
    expect(await contact(ada)).toBeNull();
  });

  it("keeps the own name, and is not kept once somebody else is named", async () => {
    const [ada, bob, cy] = [person("ada"), person("bob"), person("cy")];
    await world.onboarding.act(ada, "begin:managing-ml-engineers");
    await world.onboarding.act(bob, "begin:new-ml-engineer");
    await world.onboarding.nameBuddy(ada, { ...bob, name: "somebody" });
    expect(await contact(bob)).toMatchObject({ name: "bob" });
    await world.onboarding.nameBuddy(ada, cy);
    expect([await contact(bob), await contact(cy)]).toMatchObject([{ name: "bob" }, { name: "cy" }]);
    await world.onboarding.act(ada, "nobuddy");
    expect(await contact(cy)).toBeNull();
    expect(await world.onboarding.nameBuddy(person("nobody"), cy)).toBe(false);
    expect(await contact(cy)).toBeNull();
  });
});

describe("a track that is edited while people are in it", () => {
  const knowledgeWith = (steps: readonly string[]): Knowledge => ({
    ...world.guide.bot().knowledge,
    tracks: [trackWith(steps.map((id) => stepWith(id)))],
  });

  it("given that a step is gone, then its people are at the nearest one, are told so once, and are still reminded", async () => {
    let knowledge = knowledgeWith(["hello", "tea", "bye"]);
    const guide = testGuide({
      bot: () => ({ ...world.guide.bot(), knowledge }),
      store: world.store,
      clock: world.guide.clock,
      hashPerson: world.guide.hashPerson,
    });
    const onboarding = createOnboarding(guide);
    const ada = person("ada");
    const first = await onboarding.act(ada, "begin:pond");
    const second = await onboarding.act(ada, first.actions[0]!.id);
    knowledge = knowledgeWith(["hello", "coffee", "bye"]);
    const stale = await onboarding.act(ada, second.actions[0]!.id);
    expect(stale.reply.text).toContain("This track was edited");
    expect(stale.reply.text).toContain("Step bye");
    expect((await onboarding.open(ada)).reply.text).not.toContain("edited");
    const state = await world.stateOf(ada.user);
    expect(state).toMatchObject({ at: "bye", moved: false, results: { hello: { kind: "done" } } });
    expect(state?.reminder).not.toBeNull();
    expect(await world.store.jobs.pending({ kind: "onboarding-reminder" })).toHaveLength(1);
  });

  it("given that the whole track is gone, then the others are offered", async () => {
    const ada = person("ada");
    await world.onboarding.act(ada, "begin:new-ml-engineer");
    const guide = testGuide({
      bot: () => ({ ...world.guide.bot(), knowledge: knowledgeWith(["hello"]) }),
      store: world.store,
      clock: world.guide.clock,
      hashPerson: world.guide.hashPerson,
    });
    const shown = await createOnboarding(guide).open(ada);
    expect(shown.actions.map(({ id }) => id)).toEqual(["begin:pond"]);
  });
});
