import { beforeEach, describe, expect, it } from "vitest";
import { sweepChore } from "../../adapters/jobs/retention.ts";
import type { Store } from "../../src/ports.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { answerOf, DAY, NOW } from "../support/records.ts";
import { silent } from "../support/silent-logger.ts";

const HOUR = 3_600_000;

describe("the hourly sweep", () => {
  let store: Store;
  let uptimeMs: number;
  beforeEach(async () => {
    store = await createMemoryStore();
    uptimeMs = 0;
    await store.answers.put(answerOf({ atMs: NOW }));
  });
  const chore = () => sweepChore(store, silent, () => uptimeMs);
  const kept = async () => (await store.stats()).rows.answers;

  it("given a clock 400 days ahead for five hours, then nothing is removed, and the next right hour sweeps", async () => {
    const sweep = chore();
    await sweep.run(NOW);
    for (let hour = 0; hour < 6; hour++) {
      uptimeMs = hour * HOUR;
      await sweep.run(NOW + 400 * DAY + hour * HOUR);
    }
    expect(await kept()).toBe(1);
    await sweep.run(NOW + HOUR);
    expect(await store.settings.get("upkeep:sweep")).toEqual({ atMs: NOW + HOUR });
    // A later jump is doubted anew, from its own beginning.
    uptimeMs = 20 * HOUR;
    await sweep.run(NOW + 400 * DAY);
    expect(await kept()).toBe(1);
  });

  it("given a bot that was off for so long, then it is swept once the clock has stayed so for six hours", async () => {
    await chore().run(NOW);
    const restarted = chore();
    await restarted.run(NOW + 400 * DAY);
    uptimeMs = 6 * HOUR;
    await restarted.run(NOW + 400 * DAY + 6 * HOUR);
    expect(await kept()).toBe(0);
  });

  it("given a store that was never swept, or a clock set back, then it is swept at once", async () => {
    await chore().run(NOW + 400 * DAY);
    expect(await kept()).toBe(0);
    await store.answers.put(answerOf({ atMs: NOW - 400 * DAY }));
    await chore().run(NOW);
    expect(await kept()).toBe(0);
  });

  it("given a lease that a clock ahead took, then it counts for nothing once the clock is right", async () => {
    const lease = { name: "chore sweep", ttlMs: HOUR };
    expect(await store.leases.acquire({ ...lease, owner: "a", nowMs: NOW + 400 * DAY })).toBe(true);
    expect(await store.leases.acquire({ ...lease, owner: "b", nowMs: NOW })).toBe(true);
    expect(await store.leases.acquire({ ...lease, owner: "c", nowMs: NOW })).toBe(false);
  });
});
