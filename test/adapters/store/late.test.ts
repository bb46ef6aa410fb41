import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseSettings } from "../../../adapters/settings/index.ts";
import type { Database } from "../../../adapters/store/database.ts";
import {
  createPseudonyms,
  createStore,
  openDatabase,
  openSteadyStore,
  restoreFromFile,
} from "../../../adapters/store/index.ts";
import { openLate } from "../../../adapters/store/late.ts";
import { openSqlite } from "../../../adapters/store/sqlite.ts";
import type { Logger } from "../../../src/ports.ts";
import { answerOf, NOW } from "../../support/records.ts";

const KEY = "a key of sixteen characters and more";
const clock = { now: () => NOW };
let folder: string;
let told: string[];
const log = (_: object, message: string) => void told.push(message);
const logger = { debug: log, info: log, warn: log, error: log } as Logger;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "late-"));
  told = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = () => join(folder, "bot.db");
const options = () => ({ path: path(), keepQuestionsDays: 30, privacyKey: KEY, clock });
const open = (settings: Record<string, string> = {}) =>
  openSteadyStore(
    parseSettings({
      variables: { DATA_DIR: folder, PRIVACY_KEY: KEY, ...settings },
      fromFile: new Set(),
      file: ".env",
    }),
    clock,
    logger,
  );

describe("a bot that starts while its store is damaged", () => {
  it("answers, says so, and remembers once a backup is restored, without a restart", async () => {
    const good = await createStore(options());
    await good.answers.put({ ...answerOf(), id: "before" });
    await good.backup(join(folder, "copy.db"));
    await good.close();
    writeFileSync(path(), "no database at all, and longer than a page".repeat(200));

    const { store } = await open();
    expect(store.health()).toMatchObject({
      ready: false,
      detail: expect.stringMatching(/^sqlite does not answer/),
    });
    expect(told).toEqual(["the store does not answer: questions are answered without it"]);
    expect(await store.events.claim("e1", NOW)).toEqual({ kind: "won", attempt: 1 });
    await store.answers.put({ ...answerOf(), id: "meanwhile" });
    expect(await store.answers.get("meanwhile")).toMatchObject({ id: "meanwhile" });

    const target = { open: () => openDatabase(options()), path: path() };
    const names = createPseudonyms(KEY);
    await restoreFromFile(target, join(folder, "copy.db"), { replace: false, nowMs: NOW, names });
    await store.check();
    expect(store.health()).toMatchObject({ ready: true, waitingWrites: 0, lostWrites: 0 });
    expect(await store.answers.get("before")).toMatchObject({ id: "before" });
    await store.close();
    const after = await createStore(options());
    expect(await after.answers.get("meanwhile")).toMatchObject({ id: "meanwhile" });
    await after.close();
  });

  it("starts beside a process that holds the file, and goes on with everything else meanwhile", async () => {
    await (await createStore(options())).close();
    const holder = openSqlite(path());
    const { promise: letGo, resolve: end } = Promise.withResolvers<void>();
    const held = holder.exclusive(() => letGo);
    let turns = 0;
    // Opening that waited without letting anything else run would wait for ever.
    const timer = setInterval(() => ++turns === 30 && end(), 10);
    const { store } = await open();
    clearInterval(timer);
    await held;
    await store.check();
    expect(store.health()).toMatchObject({ ready: true });
    await store.close();
    await holder.close();
  });
});

describe("a bot that starts while its server is away", () => {
  it("starts, and says which store it is", async () => {
    const { store } = await open({ DATABASE_URL: "postgres://guide:hidden@127.0.0.1:9/guide" });
    expect(store.health()).toMatchObject({
      ready: false,
      detail: expect.stringMatching(/^postgres does not/),
    });
    expect(store.health().detail).not.toContain("hidden");
    expect(await store.frames.get("c", NOW)).toBeNull();
    await store.close();
  });
});

describe("what only a person can set right", () => {
  it("keeps the bot from starting: another key", async () => {
    await (await createStore(options())).close();
    await expect(open({ PRIVACY_KEY: "quite another key" })).rejects.toMatchObject({ code: "wrong-key" });
  });

  it.skipIf(process.getuid?.() === 0)("keeps the bot from starting: a file of another user", async () => {
    writeFileSync(path(), "");
    chmodSync(path(), 0o400);
    await expect(open()).rejects.toMatchObject({ code: "unreadable" });
    expect(readFileSync(path(), "utf8")).toBe("");
  });
});

describe("a database that is opened late", () => {
  it("is opened once for all that ask at the same moment, and again after a failure", async () => {
    let tries = 0;
    const late = openLate("sqlite", async (): Promise<Database> => {
      tries++;
      if (tries === 1) throw new Error("not yet");
      return openSqlite(":memory:");
    });
    const both = await Promise.allSettled([late.all("SELECT 1 AS one"), late.check()]);
    expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(tries).toBe(1);
    expect(await late.all("SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await late.check();
    expect(tries).toBe(2);
    await late.close();
    await expect(late.all("SELECT 1 AS one")).rejects.toThrow("closed");
  });
});
