import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createStore } from "../../../adapters/store/index.ts";
import { createPersonHasher } from "../../../src/privacy/person.ts";
import { bareEnv } from "../../support/bare-env.ts";
import { commandsInOneProcess } from "../../support/commands.ts";
import { answerOf } from "../../support/records.ts";

const folder = mkdtempSync(join(tmpdir(), "store-command-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const KEY = "a key for tests only";
const command = commandsInOneProcess();

/** Runs the command in an empty folder, with these settings only. */
function run(args: readonly string[], data = "data", settings: Readonly<Record<string, string>> = {}) {
  const env = { ...bareEnv, DATA_DIR: join(folder, data), PRIVACY_KEY: KEY, ...settings };
  return command({ args: ["store", ...args], env, cwd: folder });
}

const openData = (name: string) =>
  createStore({
    path: join(folder, name, "bot.db"),
    keepQuestionsDays: 30,
    privacyKey: KEY,
    clock: { now: () => Date.now() },
  });

describe("npm run store", () => {
  it("brings the schema up to date, and says so", async () => {
    expect((await run(["migrate"], "new")).out).toBe("Schema brought from version 0 to 2.\n");
    expect((await run(["migrate"], "new")).out).toBe("The schema is at version 2 already.\n");
  });

  it("forgets a person by platform id and says what it removed; backup and restore carry the rest", async () => {
    const hash = createPersonHasher(KEY);
    const store = await openData("data");
    await store.answers.put(answerOf({ asker: hash("slack:T1:U1"), atMs: Date.now() }));
    await store.answers.put(
      answerOf({ id: "b", message: "b", asker: hash("slack:T1:U2"), atMs: Date.now() }),
    );
    await store.close();
    expect(JSON.parse((await run(["forget", "slack:T1:U1", "--json"])).out)).toMatchObject({ answers: 1 });
    expect((await run(["backup", "copy.db"])).out).toContain("copy.db");
    expect(JSON.parse((await run(["restore", "copy.db", "--json"], "moved")).out)).toMatchObject({
      answers: 1,
    });
    expect(JSON.parse((await run(["stats", "--json"], "moved")).out)).toMatchObject({
      engine: "sqlite",
      database: join(folder, "moved", "bot.db"),
      answers: 1,
    });
  });

  it.each([["backup"], ["restore"]])("refuses to %s the database to or from itself", async (command) => {
    const store = await openData("own");
    await store.answers.put(answerOf({ id: command, message: command, atMs: Date.now() }));
    await store.close();
    const { code, err } = await run(
      [command, "own/bot.db", ...(command === "restore" ? ["--replace"] : [])],
      "own",
    );
    expect({ code, err }).toEqual({
      code: 1,
      err: "own/bot.db: is the database itself; give the file of a backup.\n",
    });
  });

  it("restores from another bot's database with the writes that still stand beside it", async () => {
    const store = await openData("live");
    await store.answers.put(answerOf({ atMs: Date.now() }));
    const restored = await run(["restore", join("live", "bot.db"), "--json"], "from-live");
    await store.close();
    expect(JSON.parse(restored.out)).toMatchObject({ answers: 1 });
  });

  it.each([
    [["forget", "U1"], 2, "slack:T1:U2"],
    [["forget"], 2, "missing required argument 'user'"],
    [["shrink"], 2, "unknown command 'shrink'"],
    [["restroe", "copy.db"], 2, "(Did you mean restore?)"],
    [[], 2, "Usage: ml-career-guide store [options] [command]"],
    [["stats", "--wrong"], 2, "--wrong"],
    [["restore", "none.db"], 1, "there is no such file"],
    [["restore", "."], 1, "a folder"],
    [["backup", "."], 1, "a folder"],
    [["backup", "none/of/these/copy.db"], 1, "none/of/these: there is no such folder; make it"],
    [["backup", "a-file/copy.db"], 1, "a-file: there is no such folder; make it"],
    [["backup", "/proc/copy.db"], 1, "/proc/copy.db: it is not there, and cannot be made there"],
    [["backup", "a-file"], 1, "a-file: is there already; give another name, or --replace."],
    [["backup", "a-file", "--replace"], 0, ""],
    [["forget", "slack:T1:U1", "slack:T1:U2"], 2, "too many arguments for 'forget'"],
    [["stats", "data"], 2, "too many arguments for 'stats'"],
    [["forget", "slack:T1:U1", "--replace"], 2, "unknown option '--replace'"],
    [["constructor"], 2, "unknown command 'constructor'"],
  ])("given %j, ends with %i and says what to do", async (args, code, words) => {
    writeFileSync(join(folder, "a-file"), "");
    const result = await run(args);
    expect(result.code).toBe(code);
    expect(result.err).toContain(words);
    expect(result.err).not.toMatch(/ {4}at |DATA_DIR/);
  });

  it.each([
    ["a file", "file"],
    ["in a file", "file/data"],
  ])("given a data folder that is %s, says so and what to do, without a stack", async (_, data) => {
    writeFileSync(join(folder, "file"), "");
    for (const PRIVACY_KEY of ["", KEY]) {
      const { code, err } = await run(["stats"], data, { PRIVACY_KEY });
      expect(code).toBe(1);
      expect(err).toMatch(
        /^DATA_DIR: .* cannot be used as a folder for data .*; name one that exists or can be made/,
      );
      expect(err).not.toContain("    at ");
    }
  });

  it("restores over what the last process only left behind to be alone at its work", async () => {
    const store = await openData("left");
    await store.leases.acquire({ name: "digest", owner: "gone", nowMs: Date.now(), ttlMs: 1 });
    await store.close();
    expect((await run(["backup", "left.db"])).code).toBe(0);
    expect(await run(["restore", "left.db", "--json"], "left")).toMatchObject({ code: 0, err: "" });
  });

  it("explains itself", async () => {
    expect(await run(["--help"])).toMatchObject({ code: 0, out: expect.stringContaining("restore <file>") });
  });
});
