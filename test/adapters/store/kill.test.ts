import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createStore } from "../../../adapters/store/index.ts";
import type { Store } from "../../../src/ports.ts";
import { postgresMissing, startPostgres, type TestServer } from "../../support/postgres.ts";
import { NOW } from "../../support/records.ts";
import { runScript } from "../../support/run-script.ts";
import { runs } from "../../support/runs.ts";

const WRITES = 1_000;
const KILLS = runs(5).numRuns;
const writer = join(import.meta.dirname, "../../support/store-writer.ts");

/** Lets a writer run until it has acknowledged `until` writes (or is done), kills it, and says how far it came. */
async function writeAndKill(address: string, from: number, until: number): Promise<number> {
  const child = runScript(writer, [address, String(from), String(WRITES)]);
  let acknowledged = from - 1;
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
    // A line without its end may be cut off in the middle of a number.
    const lines = text.split("\n");
    text = lines.pop() ?? "";
    acknowledged = Number(lines.at(-1) ?? acknowledged);
    if (acknowledged >= until) child.kill("SIGKILL");
  });
  await once(child, "close");
  return acknowledged;
}

/** Writes everything, with a kill at random moments; returns how many kills it took. */
async function writeAll(address: string, afterKill: (kills: number) => Promise<void>): Promise<number> {
  let next = 1;
  let kills = 0;
  while (next <= WRITES) {
    const until = kills < KILLS ? next + Math.floor((Math.random() * 2 * WRITES) / KILLS / 1.2) : Infinity;
    const acknowledged = await writeAndKill(address, next, until);
    if (acknowledged < WRITES) {
      kills++;
      await afterKill(kills);
    }
    next = acknowledged + 1;
  }
  return kills;
}

/** The numbers whose record is not there as it was written. */
async function missing(store: Store): Promise<number[]> {
  const answers = new Set((await store.answers.since(0)).map(({ id }) => id));
  const jobs = new Set((await store.jobs.pending({})).map(({ id }) => id));
  const events = new Set((await store.events.abandoned("w", NOW + 60_000)).map(({ id }) => id));
  const isThere = async (id: string, number: number) => {
    if (number % 4 === 0) return events.has(id);
    if (number % 4 === 1) return answers.has(id);
    if (number % 4 === 2) return jobs.has(id);
    return (await store.frames.get(id, NOW)) !== null;
  };
  const lost: number[] = [];
  for (let number = 1; number <= WRITES; number++) {
    if (!(await isThere(`w${number}`, number))) lost.push(number);
  }
  return lost;
}

async function verify(address: string): Promise<void> {
  const store = await createStore({
    ...(address.startsWith("postgres") ? { url: address } : { path: address }),
    keepQuestionsDays: 30,
    privacyKey: "a key for tests only",
    clock: { now: () => NOW },
  });
  try {
    expect(await missing(store)).toEqual([]);
  } finally {
    await store.close();
  }
}

/** What holds on both engines. `afterKill` may do more harm. */
function killTests(newAddress: () => Promise<string>, afterKill: (kills: number) => Promise<void>): void {
  it("has every acknowledged write after kills at random moments, and opens", async () => {
    const address = await newAddress();
    const kills = await writeAll(address, afterKill);
    await verify(address);
    expect(kills).toBeGreaterThanOrEqual(3);
  });

  it("is brought up by four processes that start at once, and loses none of their writes", async () => {
    const address = await newAddress();
    const quarter = WRITES / 4;
    const children = [0, 1, 2, 3].map((index) =>
      runScript(writer, [address, String(index * quarter + 1), String((index + 1) * quarter)]),
    );
    for (const child of children) child.stdout.resume();
    const codes = await Promise.all(children.map(async (child) => (await once(child, "close"))[0]));
    expect(codes).toEqual([0, 0, 0, 0]);
    await verify(address);
  });
}

describe("SQLite, given 1,000 writes", () => {
  const folder = mkdtempSync(join(tmpdir(), "kill-"));
  let count = 0;
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  killTests(
    async () => join(folder, String(++count), "bot.db"),
    async () => {},
  );
});

const reason = postgresMissing();

describe.skipIf(reason)(`PostgreSQL, given 1,000 writes${reason ? ` (skipped: ${reason})` : ""}`, () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());
  killTests(
    () => server.createDatabase(),
    async (kills) => {
      if (kills === 2) await server.crash?.();
    },
  );
});
