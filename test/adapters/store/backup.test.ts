import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { restoreFromFile } from "../../../adapters/store/backup.ts";
import { createStore, openDatabase, type StoreOptions } from "../../../adapters/store/index.ts";
import { createPseudonyms } from "../../../adapters/store/pseudonyms.ts";
import { postgresMissing, startPostgres, type TestServer } from "../../support/postgres.ts";
import { answerOf, NOW } from "../../support/records.ts";

const base = { keepQuestionsDays: 30, privacyKey: "a key for tests only", clock: { now: () => NOW } };

describe("restore", () => {
  let folder: string;
  let backup: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "restore-test-"));
    backup = join(folder, "backup.db");
    const store = await createStore({ ...base, path: join(folder, "bot.db") });
    await store.answers.put(answerOf());
    await store.backup(backup);
    await store.close();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const restore = async (to: Partial<StoreOptions>, file = backup, replace = false) => {
    const target = { open: () => openDatabase({ ...base, ...to }), path: to.path ?? null };
    const names = createPseudonyms(base.privacyKey);
    return (await restoreFromFile(target, file, { replace, nowMs: NOW, names })).rows;
  };

  const answersIn = async (options: Partial<StoreOptions>) => {
    const store = await createStore({ ...base, ...options });
    const { rows } = await store.stats();
    await store.close();
    return rows.answers;
  };

  it("fills an empty database, and nobody else can read file or backup", async () => {
    const path = join(folder, "fresh", "bot.db");
    expect(await restore({ path })).toMatchObject({ answers: 1, votes: 0 });
    expect(await answersIn({ path })).toBe(1);
    for (const file of [path, backup]) expect(statSync(file).mode & 0o077).toBe(0);
  });

  it("replaces what is there only when told so", async () => {
    const path = join(folder, "bot.db");
    await expect(restore({ path })).rejects.toMatchObject({ code: "not-empty" });
    expect(await restore({ path }, backup, true)).toMatchObject({ answers: 1 });
    expect(await answersIn({ path })).toBe(1);
  });

  it.each([
    ["a file that is not there", () => join(folder, "none.db"), "there is no such file"],
    ["a text file", () => write("notes.txt", "no database"), "is no backup of this bot"],
    ["another program's SQLite file", () => foreignDatabase(), "is no backup of this bot"],
  ])("refuses %s and leaves everything as it was", async (_, file, reason) => {
    const path = join(folder, "bot.db");
    await expect(restore({ path }, file(), true)).rejects.toThrow(reason);
    expect(await answersIn({ path })).toBe(1);
  });

  it("refuses a backup of a newer bot, and so does the store a newer database", async () => {
    const newer = new DatabaseSync(backup);
    newer.exec("INSERT INTO schema_versions (version, applied_at) VALUES (999, 0)");
    newer.close();
    const path = join(folder, "other.db");
    await expect(restore({ path })).rejects.toMatchObject({ code: "too-new" });
    await expect(createStore({ ...base, path: backup })).rejects.toMatchObject({ code: "too-new" });
  });

  it("leaves no temporary files behind", async () => {
    await restore({ path: join(folder, "fresh.db") });
    expect(readdirSync(folder).sort()).toEqual(["backup.db", "bot.db", "fresh.db"]);
    expect(existsSync(`${backup}.part`)).toBe(false);
  });

  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  const foreignDatabase = () => {
    const file = join(folder, "foreign.db");
    const database = new DatabaseSync(file);
    database.exec("CREATE TABLE notes (text TEXT)");
    database.close();
    return file;
  };

  const missing = postgresMissing();
  describe.skipIf(missing)(`with PostgreSQL${missing ? ` (skipped: ${missing})` : ""}`, () => {
    let server: TestServer;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(() => server.stop());

    it("moves a team from SQLite to PostgreSQL and back", async () => {
      const url = await server.createDatabase();
      expect(await restore({ url })).toMatchObject({ answers: 1 });
      const store = await createStore({ ...base, url });
      const back = join(folder, "back.db");
      await store.backup(back);
      expect((await store.answers.get("answer-1"))?.question).toBe("Which pond is the largest?");
      await store.close();
      copyFileSync(back, join(folder, "opened.db"));
      expect(await answersIn({ path: join(folder, "opened.db") })).toBe(1);
    });
  });
});

describe("a database that cannot be opened", () => {
  it("is named with its remedy, without the password", async () => {
    const url = "postgres://bot:hunter2@127.0.0.1:1/none";
    const failure = await createStore({ ...base, url }).catch((error: Error) => error);
    expect(failure).toMatchObject({ code: "unopened" });
    expect(String(failure)).toContain("DATABASE_URL");
    expect(String(failure)).not.toContain("hunter2");
  });

  it("is a damaged file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "damaged-"));
    writeFileSync(join(folder, "bot.db"), "x".repeat(5_000));
    await expect(createStore({ ...base, path: join(folder, "bot.db") })).rejects.toMatchObject({
      code: "unopened",
    });
    rmSync(folder, { recursive: true, force: true });
  });
});
