import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createStore } from "../../../adapters/store/index.ts";
import { createPersonHasher } from "../../../src/insight/person.ts";
import { answerOf } from "../../support/records.ts";

const folder = mkdtempSync(join(tmpdir(), "store-command-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const KEY = "a key for tests only";
const entry = join(import.meta.dirname, "../../../adapters/cli/store.ts");

/** Runs the command in an empty folder, with these settings only. */
function run(args: readonly string[], data = "data") {
  const env = { PATH: process.env.PATH, DATA_DIR: join(folder, data), PRIVACY_KEY: KEY };
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...args], {
    cwd: folder,
    env,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

const openData = (name: string) =>
  createStore({
    path: join(folder, name, "bot.db"),
    keepQuestionsDays: 30,
    privacyKey: KEY,
    clock: { now: () => Date.now() },
  });

describe("npm run store", () => {
  it("brings the schema up to date, and says so", () => {
    expect(run(["migrate"], "new").stdout).toBe("Schema brought from version 0 to 1.\n");
    expect(run(["migrate"], "new").stdout).toBe("The schema is at version 1 already.\n");
  });

  it("forgets a person by platform id and says what it removed; backup and restore carry the rest", async () => {
    const hash = createPersonHasher(KEY);
    const store = await openData("data");
    await store.answers.put(answerOf({ asker: hash("slack:T1:U1"), atMs: Date.now() }));
    await store.answers.put(
      answerOf({ id: "b", message: "b", asker: hash("slack:T1:U2"), atMs: Date.now() }),
    );
    await store.close();
    expect(JSON.parse(run(["forget", "slack:T1:U1", "--json"]).stdout)).toMatchObject({ answers: 1 });
    expect(run(["backup", "copy.db"]).stdout).toContain("copy.db");
    expect(JSON.parse(run(["restore", "copy.db", "--json"], "moved").stdout)).toMatchObject({ answers: 1 });
    expect(JSON.parse(run(["stats", "--json"], "moved").stdout)).toMatchObject({
      engine: "sqlite",
      answers: 1,
    });
  });

  it.each([
    [["forget", "U1"], 2, "slack:T1:U2"],
    [["forget"], 2, "USER is missing"],
    [["shrink"], 2, "shrink: no such command"],
    [[], 2, "Which command?"],
    [["stats", "--wrong"], 2, "--wrong"],
    [["restore", "none.db"], 1, "there is no such file"],
  ])("given %j, ends with %i and says what to do", (args, status, words) => {
    const result = run(args);
    expect(result.status).toBe(status);
    expect(result.stderr).toContain(words);
    expect(result.stderr).not.toContain("    at ");
  });

  it("explains itself", () => {
    expect(run(["--help"])).toMatchObject({ status: 0, stdout: expect.stringContaining("restore FILE") });
  });
});
