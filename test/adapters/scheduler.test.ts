import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sweepChore } from "../../adapters/jobs/retention.ts";
import { createScheduler, type JobKind, type SchedulerParts } from "../../adapters/jobs/scheduler.ts";
import type { Job, Logger, NewJob, Store } from "../../src/ports.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { answerOf, DAY, MINUTE, NOW } from "../support/records.ts";

let store: Store;
let nowMs: number;
let done: string[];
const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() } satisfies Logger;

beforeEach(async () => {
  nowMs = NOW;
  done = [];
  store = await createMemoryStore({ clock: { now: () => nowMs } });
  vi.clearAllMocks();
});
afterEach(() => store.close());

const reminder = (run: (job: Job) => Promise<void> = async (job) => void done.push(job.id)): JobKind => ({
  kind: "reminder",
  run,
});

const scheduler = (about: Partial<SchedulerParts> = {}) =>
  createScheduler({
    store,
    clock: { now: () => nowMs },
    logger,
    owner: "one",
    kinds: [reminder()],
    calendars: [],
    chores: [],
    perSecond: 10_000,
    ...about,
  });

const job = (id: string, dueAtMs = NOW): NewJob => ({
  id,
  kind: "reminder",
  dueAtMs,
  data: null,
  person: null,
});

describe("jobs", () => {
  it("are done when they are due, and not before", async () => {
    await store.jobs.schedule(job("a", NOW));
    await store.jobs.schedule(job("b", NOW + 1));
    const one = scheduler();
    await one.tick();
    expect(done).toEqual(["a"]);
    nowMs += 1;
    await one.tick();
    await one.tick();
    expect(done).toEqual(["a", "b"]);
  });

  it("are done once by three replicas that tick at the same moment", async () => {
    for (let index = 0; index < 50; index++) await store.jobs.schedule(job(`j${index}`));
    const replicas = ["one", "two", "three"].map((owner) => scheduler({ owner }));
    await Promise.all(replicas.map((each) => each.tick()));
    expect(done).toHaveLength(50);
    expect(new Set(done).size).toBe(50);
  });

  it("run side by side, but no more than asked for", async () => {
    for (let index = 0; index < 9; index++) await store.jobs.schedule(job(`j${index}`));
    let running = 0;
    let most = 0;
    const run = async () => {
      most = Math.max(most, ++running);
      await new Promise(setImmediate);
      running--;
    };
    await scheduler({ kinds: [reminder(run)], concurrency: 3 }).tick();
    expect(most).toBe(3);
  });

  it("given failures, then come again later and later, and are given up in the end", async () => {
    await store.jobs.schedule(job("a"));
    const run = vi.fn().mockRejectedValue(new Error("unreachable"));
    const one = scheduler({ kinds: [reminder(run)] });
    const pauses: number[] = [];
    for (let lastMs = nowMs; (await store.jobs.pending({})).length > 0; nowMs += MINUTE) {
      const before = run.mock.calls.length;
      await one.tick();
      if (run.mock.calls.length === before) continue;
      if (before > 0) pauses.push((nowMs - lastMs) / MINUTE);
      lastMs = nowMs;
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(run).toHaveBeenCalledTimes(10);
    expect(logger.error).toHaveBeenCalledWith(
      expect.objectContaining({ job: "a", attempt: 10 }),
      "job given up",
    );
  });

  it("given one that fails, then the others are done all the same", async () => {
    await store.jobs.schedule(job("bad"));
    await store.jobs.schedule(job("good"));
    const run = async ({ id }: Job) => {
      if (id === "bad") throw new Error("no");
      done.push(id);
    };
    await scheduler({ kinds: [reminder(run)] }).tick();
    expect(done).toEqual(["good"]);
  });

  it("given a replica that dies at work, then another does the job after a minute", async () => {
    await store.jobs.schedule(job("a"));
    await store.jobs.claim({ kinds: ["reminder"], nowMs, leaseMs: MINUTE, limit: 1 });
    const other = scheduler();
    await other.tick();
    expect(done).toEqual([]);
    nowMs += MINUTE;
    await other.tick();
    expect(done).toEqual(["a"]);
  });
});

describe("calendars", () => {
  const daily = {
    name: "daily",
    upcoming: async (now: number) => {
      const dueAtMs = (Math.floor(now / DAY) + 1) * DAY;
      return [job(`daily ${dueAtMs / DAY}`, dueAtMs)];
    },
  };

  it("keep their hour, however late the ticks are", async () => {
    const one = scheduler({ calendars: [daily] });
    for (let tick = 0; tick < 40; tick++) {
      await one.tick();
      nowMs += 7 * 60 * MINUTE + 13;
    }
    const days = done.map((id) => Number(id.split(" ")[1]));
    expect(days.length).toBeGreaterThan(10);
    expect(days).toEqual(days.map((_, index) => days[0]! + index));
  });

  it("given a pause of a month, then what was missed comes once, and goes on as usual", async () => {
    const one = scheduler({ calendars: [daily] });
    await one.tick();
    nowMs += 30 * DAY;
    await one.tick();
    expect(done).toHaveLength(1);
    nowMs += DAY;
    await one.tick();
    expect(done).toHaveLength(2);
  });

  it("given one that fails, then it is reported and the rest goes on", async () => {
    await store.jobs.schedule(job("a"));
    const broken = { name: "broken", upcoming: () => Promise.reject(new Error("no")) };
    await scheduler({ calendars: [broken, daily] }).tick();
    expect(done).toEqual(["a"]);
    expect(await store.jobs.pending({})).toHaveLength(1);
    expect(logger.error).toHaveBeenCalledOnce();
  });
});

describe("chores", () => {
  it("are done by one replica in their time", async () => {
    const run = vi.fn(async () => {});
    const chores = [{ name: "tidy", everyMs: MINUTE, run }];
    const replicas = ["one", "two"].map((owner) => scheduler({ owner, chores }));
    const tickAll = () => Promise.all(replicas.map((each) => each.tick()));
    await tickAll();
    await tickAll();
    expect(run).toHaveBeenCalledTimes(1);
    nowMs += MINUTE;
    await tickAll();
    expect(run).toHaveBeenCalledTimes(2);
  });

  it("sweep what has outlived its time", async () => {
    await store.answers.put(answerOf());
    nowMs += 31 * DAY;
    await scheduler({ chores: [sweepChore(store, logger)] }).tick();
    expect((await store.answers.get("answer-1"))?.question).toBeNull();
  });
});

describe("starting and stopping", () => {
  it("ticks at once and again, until it is stopped; twice is safe", async () => {
    vi.useFakeTimers();
    try {
      const upcoming = vi.fn(async () => []);
      const one = scheduler({ calendars: [{ name: "count", upcoming }] });
      one.start();
      await vi.advanceTimersByTimeAsync(0);
      expect(upcoming).toHaveBeenCalledTimes(1);
      await vi.advanceTimersByTimeAsync(MINUTE);
      expect(upcoming.mock.calls.length).toBeGreaterThan(2);
      await one.stop();
      await one.stop();
      upcoming.mockClear();
      await vi.advanceTimersByTimeAsync(MINUTE);
      expect(upcoming).not.toHaveBeenCalled();
    } finally {
      vi.useRealTimers();
    }
  });

  it("finishes what has begun", async () => {
    await store.jobs.schedule(job("a"));
    const one = scheduler({
      kinds: [
        reminder(async ({ id }) => {
          await new Promise(setImmediate);
          done.push(id);
        }),
      ],
    });
    const ticking = one.tick();
    await vi.waitUntil(async () => (await store.jobs.pending({}))[0]?.attempt === 1);
    await one.stop();
    await ticking;
    expect(done).toEqual(["a"]);
  });
});
