import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { mendingChore, onboardingJobs } from "../../adapters/jobs/onboarding.ts";
import { createScheduler } from "../../adapters/jobs/scheduler.ts";
import { createStore } from "../../adapters/store/index.ts";
import type { Newcomer } from "../../src/onboarding/newcomer.ts";
import { isWorkingTime } from "../../src/onboarding/working-time.ts";
import type { OnboardingOutlet, Store } from "../../src/ports.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { postgresMissing, startPostgres, type TestServer } from "../support/postgres.ts";
import { chooses, createWorld, DAY, HOUR, knowledge, logger, NOW, type World } from "./world.ts";

interface Sent {
  readonly user: string;
  readonly id: string;
  readonly atMs: number;
}

/** A platform that keeps what was brought, and can be asked for it, as Slack and Discord can. */
function createPlatform(now: () => number) {
  const sent: Sent[] = [];
  const outlet: OnboardingOutlet = {
    platform: "test",
    async send(contact, _, { id, again }) {
      if (again && sent.some((each) => each.id === id)) return true;
      sent.push({ user: (contact as { user: string }).user, id, atMs: now() });
      return true;
    },
  };
  return { sent, outlet };
}

const person = (name: string, zone: string): Newcomer => ({
  user: `test:${name}`,
  workspace: "test:1",
  platform: "test",
  zone,
  reach: { user: name },
  name,
});

const scheduler = (world: World, outlet: OnboardingOutlet, owner = "one", perSecond = 100_000) =>
  createScheduler({
    store: world.store,
    clock: world.guide.clock,
    logger,
    owner,
    kinds: onboardingJobs(world.onboarding, [{ onboarding: outlet }]),
    calendars: [],
    chores: [mendingChore(world.onboarding, logger)],
    perSecond,
  });

describe("two weeks, in many time zones", () => {
  const zones = ["Europe/Berlin", "America/Los_Angeles", "Asia/Tokyo", "Asia/Kolkata", "Pacific/Auckland"];
  const people = Array.from({ length: 20 }, (_, at) => person(`p${at}`, zones[at % zones.length]!));
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
  });
  afterEach(() => world.store.close());

  it("each is reminded at most once a step, in the own working hours, and not at all once they do not want it", async () => {
    const { sent, outlet } = createPlatform(() => world.nowMs);
    const jobs = scheduler(world, outlet);
    for (const who of people) await world.onboarding.act(who, "begin:new-ml-engineer");
    await world.onboarding.act(people[0]!, "reminders:off");
    await world.onboarding.act(people[1]!, "pause");
    await world.onboarding.act(people[2]!, "stop");
    for (let passed = 0; passed < 14 * DAY; passed += HOUR) {
      world.nowMs = NOW + passed;
      await jobs.tick();
      // Some take a step every other day, some never do anything.
      if (passed % (2 * DAY) === 0)
        for (const [at, who] of people.entries()) {
          if (at < 3 || at % 2 === 0) continue;
          const { actions } = await world.onboarding.open(who);
          await world.onboarding.act(who, chooses("new-ml-engineer", actions, at));
        }
    }
    expect(new Set(sent.map(({ id }) => id)).size).toBe(sent.length);
    const of = (at: number) => sent.filter(({ user }) => user === `p${at}`);
    expect([of(0), of(1), of(2)]).toEqual([[], [], []]);
    for (const [at, who] of people.entries()) {
      for (const { atMs } of of(at))
        expect(isWorkingTime(atMs, who.zone!, { from: 9, until: 17 })).toBe(true);
      // Whoever does nothing stays on the first step, and hears of it once.
      if (at > 3 && at % 2 === 0) expect(of(at)).toHaveLength(1);
      if (at > 3 && at % 2 === 1) expect(of(at).length).toBeGreaterThan(2);
    }
  });

  it("given a pause of a week, then each gets one late reminder, and not before the morning", async () => {
    const { sent, outlet } = createPlatform(() => world.nowMs);
    for (const who of people) await world.onboarding.act(who, "begin:new-ml-engineer");
    // Saturday night in Berlin: nobody is at work anywhere but in the weekday's first hours far east.
    world.nowMs = Date.parse("2026-12-05T22:00:00Z");
    await scheduler(world, outlet).tick();
    expect(sent).toEqual([]);
    for (let hours = 0; hours < 48; hours++) {
      world.nowMs += HOUR;
      await scheduler(world, outlet).tick();
    }
    expect(sent).toHaveLength(people.length);
    expect(new Set(sent.map(({ user }) => user)).size).toBe(people.length);
  });

  it("given that all are late at once, then they go out a few a second, each once", async () => {
    const { sent, outlet } = createPlatform(() => world.nowMs);
    for (const who of people)
      await world.onboarding.act({ ...who, zone: "Europe/Berlin" }, "begin:new-ml-engineer");
    world.nowMs = Date.parse("2026-12-04T10:00:00Z");
    vi.useFakeTimers();
    try {
      const ticking = scheduler(world, outlet, "one", 5).tick();
      const counts: number[] = [];
      for (let second = 0; second < 5; second++) {
        await vi.advanceTimersByTimeAsync(900);
        counts.push(sent.length);
        await vi.advanceTimersByTimeAsync(100);
      }
      await ticking;
      expect(counts[0]).toBeGreaterThan(0);
      for (const [second, count] of counts.entries()) expect(count).toBeLessThanOrEqual(5 * (second + 1));
      expect(sent).toHaveLength(people.length);
      expect(new Set(sent.map(({ user }) => user)).size).toBe(people.length);
    } finally {
      vi.useRealTimers();
    }
  });

  it("“remind me tomorrow” comes on the next working day, even after the step's own reminder", async () => {
    const { sent, outlet } = createPlatform(() => world.nowMs);
    const [who] = people as [Newcomer];
    await world.onboarding.act(who, "begin:new-ml-engineer");
    world.nowMs = Date.parse("2026-11-25T08:00:00Z");
    await scheduler(world, outlet).tick();
    await world.onboarding.act(who, "tomorrow");
    world.nowMs = Date.parse("2026-11-26T08:00:00Z");
    await scheduler(world, outlet).tick();
    world.nowMs = Date.parse("2026-11-27T08:00:00Z");
    await scheduler(world, outlet).tick();
    expect(sent).toHaveLength(2);
  });
});

class Killed extends Error {}

/** A store that dies before or after its n-th write, and takes no call from then on. */
function mortal(store: Store, dies: { before: boolean; at: number }) {
  let writes = 0;
  let dead = false;
  const guard =
    (target: object, name: PropertyKey) =>
    async (...args: unknown[]) => {
      if (dead) throw new Killed();
      const isWrite = ["put", "schedule", "cancel", "finish", "delete", "retry"].includes(String(name));
      const isNow = isWrite && ++writes === dies.at;
      if (isNow) dead = true;
      if (isNow && dies.before) throw new Killed();
      const result = await (Reflect.get(target, name) as (...all: unknown[]) => unknown).apply(target, args);
      if (isNow) throw new Killed();
      return result;
    };
  const group = (target: object) =>
    new Proxy(target, {
      get: (of, name) => (typeof Reflect.get(of, name) === "function" ? guard(of, name) : null),
    });
  const wrapped = new Proxy(store, {
    get(of, name) {
      const value = Reflect.get(of, name);
      return typeof value === "object" && value !== null ? group(value) : value;
    },
  });
  return { store: wrapped, isDead: () => dead, writes: () => writes };
}

describe("a kill at every write", () => {
  const kills = Array.from({ length: 15 }, (_, at) => [at + 1, true] as const).flatMap(([at]) => [
    { at, before: true },
    { at, before: false },
  ]);

  it.each(kills)("write $at, before it: $before", async (dies) => {
    await survive(dies);
  });

  it("the kills above are all there are", async () => {
    expect(await survive({ before: true, at: Number.POSITIVE_INFINITY })).toBe(kills.length / 2);
  });

  /** How many writes it took. */
  async function survive(dies: { before: boolean; at: number }): Promise<number> {
    const store = await createMemoryStore({ clock: { now: () => NOW } });
    const first = mortal(store, dies);
    let world = await createWorld(first.store);
    let nowMs = NOW;
    const { sent, outlet } = createPlatform(() => nowMs);
    const ada = person("ada", "Europe/Berlin");
    const buddy = person("bob", "Europe/Berlin");
    const move = async (ms: number) => {
      nowMs = ms;
      world.nowMs = ms;
      await scheduler(world, outlet, `at ${ms}`).tick();
    };
    /** Does something, in a new process if the old one dies of it; the person presses again then. */
    const surviving = async (task: () => Promise<unknown>) => {
      for (let tries = 0; tries < 2; tries++) {
        try {
          await task();
          if (!first.isDead() || world.store === store) return;
        } catch {}
        world = await createWorld(store);
        world.nowMs = nowMs;
      }
    };
    await surviving(() => world.onboarding.act(ada, "begin:managing-ml-engineers"));
    await surviving(() => world.onboarding.nameBuddy(ada, buddy));
    await surviving(() => world.onboarding.act(ada, "next:1"));
    await surviving(() => move(NOW + 10 * 60_000));
    await surviving(() => move(Date.parse("2026-11-25T08:00:00Z")));
    // Leases run out, and what was left undone is done.
    await surviving(() => move(Date.parse("2026-11-25T09:00:00Z")));
    await surviving(() => move(Date.parse("2026-11-25T10:00:00Z")));
    expect(await world.stateOf("test:ada")).toMatchObject({ at: "background", turn: 2, reminder: null });
    expect(sent.map(({ user }) => user).sort()).toEqual(["ada", "bob"]);
    await store.close();
    return first.writes();
  }
});

describe("a new process at every step, the old one killed", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "onboarding-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each(knowledge.tracks.map(({ id }) => id))(
    "%s goes on where it was, and a press that the dead one took counts once",
    async (track) => {
      const ada = person("ada", "Europe/Berlin");
      const path = join(folder, "bot.db");
      // Never closed before the end: a killed process closes nothing.
      const stores: Store[] = [];
      const start = async () => {
        const clock = { now: () => NOW };
        const store = await createStore({
          path,
          keepQuestionsDays: 30,
          privacyKey: "a key for tests",
          clock,
        });
        stores.push(store);
        return createWorld(store);
      };
      let shown = await (await start()).onboarding.act(ada, `begin:${track}`);
      for (let turn = 0; ; turn++) {
        expect(turn).toBeLessThan(60);
        const { onboarding, stateOf } = await start();
        expect((await onboarding.open(ada)).actions).toEqual(shown.actions);
        const before = await stateOf(ada.user);
        if (before?.status === "done") break;
        const id = chooses(track, shown.actions, turn);
        shown = await onboarding.act(ada, id);
        const after = await stateOf(ada.user);
        await (await start()).onboarding.act(ada, id);
        expect(await stateOf(ada.user)).toEqual(after);
        expect(after?.turn).toBe(before!.turn + 1);
      }
      for (const store of stores) await store.close();
    },
    60_000,
  );
});

const missing = postgresMissing();

describe.skipIf(missing)(`two replicas on PostgreSQL${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  it("send each of 200 people's reminders once", async () => {
    const url = await server.createDatabase();
    const clock = { now: () => NOW };
    const open = () => createStore({ url, keepQuestionsDays: 30, privacyKey: "a key for tests only", clock });
    const stores = [await open(), await open()];
    const replicas = await Promise.all(stores.map((store) => createWorld(store)));
    const [one] = replicas as [World];
    const { sent, outlet } = createPlatform(() => one.nowMs);
    const people = Array.from({ length: 200 }, (_, at) => person(`p${at}`, "Europe/Berlin"));
    // Every second press comes to the other replica as well, at the same moment.
    for (let at = 0; at < people.length; at += 20)
      await Promise.all(
        people
          .slice(at, at + 20)
          .flatMap((who) => replicas.map((world) => world.onboarding.act(who, "begin:new-ml-engineer"))),
      );
    const jobs = replicas.map((world, at) => scheduler(world, outlet, `replica ${at}`));
    for (const ms of [Date.parse("2026-11-25T08:00:00Z"), Date.parse("2026-11-25T08:05:00Z")]) {
      for (const world of replicas) world.nowMs = ms;
      await Promise.all(jobs.map((each) => each.tick()));
    }
    expect(sent).toHaveLength(200);
    expect(new Set(sent.map(({ user }) => user)).size).toBe(200);
    await Promise.all(stores.map((store) => store.close()));
  }, 60_000);

  it("given that one dies in the middle, then the other one sends what is left, and nothing again", async () => {
    const url = await server.createDatabase();
    const clock = { now: () => NOW };
    const open = () => createStore({ url, keepQuestionsDays: 30, privacyKey: "a key for tests only", clock });
    const stores = [await open(), await open()] as const;
    const dying = mortal(stores[0], { before: true, at: 100 });
    const replicas = [await createWorld(dying.store), await createWorld(stores[1])] as const;
    const { sent, outlet } = createPlatform(() => replicas[1].nowMs);
    const people = Array.from({ length: 60 }, (_, at) => person(`p${at}`, "Europe/Berlin"));
    for (const who of people) await replicas[1].onboarding.act(who, "begin:new-ml-engineer");
    const jobs = replicas.map((world, at) => scheduler(world, outlet, `replica ${at}`));
    const at = async (ms: number) => {
      for (const world of replicas) world.nowMs = ms;
      await Promise.all(jobs.map((each) => each.tick()));
    };
    await jobs[0]!.tick();
    replicas[0].nowMs = Date.parse("2026-11-25T08:00:00Z");
    await jobs[0]!.tick();
    expect(dying.isDead()).toBe(true);
    expect(sent.length).toBeGreaterThan(10);
    expect(sent.length).toBeLessThan(60);
    await at(Date.parse("2026-11-25T08:00:30Z"));
    await at(Date.parse("2026-11-25T08:02:00Z"));
    expect(sent).toHaveLength(60);
    expect(new Set(sent.map(({ user }) => user)).size).toBe(60);
    await Promise.all(stores.map((store) => store.close()));
  }, 60_000);
});
