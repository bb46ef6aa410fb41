import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { soundFolder, writeInto } from "../knowledge/folder-of.ts";
import { bareEnv } from "../support/bare-env.ts";
import { commandsInOneProcess } from "../support/commands.ts";

const root = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "guide-"));
afterAll(() => rmSync(folder, { recursive: true }));
// Read in no time: what is tested is how a command is called, not what it knows.
const small = join(folder, "small");
for (const [path, text] of Object.entries(soundFolder)) if (text !== null) writeInto(small, path, text);

const environment = { ...bareEnv, DATA_DIR: folder, KNOWLEDGE_DIR: small };

type Settings = Readonly<Record<string, string | undefined>>;

/** Runs a command as a shell would, outside the project, with what is piped in. */
async function run(
  script: string,
  args: readonly string[],
  input: string | Uint8Array = "",
  settings: Settings = {},
  cwd = folder,
) {
  const child = spawn(process.execPath, [join(root, script), ...args], {
    cwd,
    env: { ...environment, ...settings },
  });
  const output = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output.err += text;
  });
  child.stdin.end(input);
  const [code] = await once(child, "close");
  return { code: code as number, ...output };
}

const inOneProcess = commandsInOneProcess();
/** The same, where it is not to be seen that the command's process ends. */
const call = (args: readonly string[], input = "", settings: Settings = {}) =>
  inOneProcess({ args, input, env: { ...environment, ...settings }, cwd: folder });

describe("ask", () => {
  it("prints one answer with its source, and no colour where nobody looks", async () => {
    const { code, out, err } = await run("adapters/cli/main.ts", ["ask", "hello"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.trim()).not.toBe("");
    expect(out).not.toContain("\u001b");
  });

  it("answers lines, a bad one among good ones", async () => {
    const { code, out } = await call(["ask", "--jsonl"], '{"id":1,"q":"hello"}\n{oops\n{"id":3,"q":""}\n');
    const lines = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(lines.map(({ id }) => id)).toEqual([1, null, 3]);
    expect(lines[1]).toMatchObject({ status: "error" });
  });

  it.each([
    ["nothing", [], "which question?"],
    ["blanks", ["  "], "which question?"],
    ["an unknown option", ["--jason"], "--jason"],
    ["lines and a question", ["--jsonl", "hello"], "standard input"],
  ])("explains itself when called with %s", async (_, args, reason) => {
    const { code, err } = await call(["ask", ...args]);
    expect(code).toBe(2);
    expect(err.split("\n")[0]).toContain(reason);
    expect(err).toContain("Usage: ml-career-guide ask [options] [question...]");
  });

  it.each([
    ["a bad setting", { PORT: "eighty" }, [], /^The settings need mending:\n {2}PORT is "eighty"/],
    [
      "a knowledge folder that is not there",
      {},
      ["--knowledge", "nowhere"],
      /^The knowledge in nowhere cannot be used:\n {2}nowhere:1: there is no such folder; .*\n$/,
    ],
  ])("says what to mend about %s, without a stack", async (_, settings, flags, words) => {
    const { code, out, err } = await call(["ask", "hello", ...flags], "", settings);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(words);
  });
});

describe("chat", () => {
  it("works piped: questions before their answers, commands, invalid bytes, and an end", async () => {
    const input = Buffer.concat([
      Buffer.from("hello\n/topics\n"),
      Buffer.from([0xff, 0xfe, 0x0a]),
      Buffer.from("/quit\nnot reached\n"),
    ]);
    const { code, out, err } = await run("adapters/cli/main.ts", ["chat"], input);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^› hello\n\n/);
    expect(out).toContain("› /topics");
    expect(out).not.toContain("not reached");
    expect(out).not.toContain("\u001b");
  });
});

describe("gaps", () => {
  it.each([
    [["--csv", "--json"], "option '--csv' cannot be used with option '--json'"],
    [["--digest", "--json"], "option '--digest' cannot be used with option '--json'"],
    [["--settle", "a", "--csv"], "option '--settle <id>' cannot be used with option '--csv'"],
    [["--since", "yesterday"], "'yesterday' is invalid. Give 12h"],
    [["--limit", "few"], "'few' is invalid. Give a whole number"],
  ])("given %j, says what does not fit", async (flags, words) => {
    const { code, out, err } = await call(["gaps", ...flags]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err.split("\n")[0]).toContain(words);
  });
});

describe("every command", () => {
  it.each([
    ["ask", "hello"],
    ["chat"],
    ["knowledge", "check", "--quick"],
    ["import", "page.md", "--dry-run"],
  ])("%s takes either word for the folder", async (...args) => {
    writeFileSync(join(folder, "page.md"), "# Tin\n\nIt melts at 232.\n");
    writeFileSync(join(folder, "in-the-way"), "");
    for (const word of ["--dir", "--knowledge"])
      expect(await call([...args, word, "in-the-way"])).toMatchObject({ code: 1 });
    const { out } = await call([...args.slice(0, args[0] === "knowledge" ? 2 : 1), "--help"]);
    expect(out.match(/^ +--(?:dir|knowledge) /gm)).toHaveLength(1);
  });

  it("belongs to a version, which is told", async () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(await call(["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
  });
});

describe("a path that may not be used", () => {
  it.each([
    ["a source below a file", ["import", "a-file/x", "--yes"], "a-file/x: there is no such file or folder."],
    [
      "a target that is a file",
      ["import", "page.md", "--dir", "a-file", "--yes"],
      "a-file: is a file; --dir",
    ],
    [
      "a target below a file",
      ["import", "page.md", "--dir", "a-file/x", "--yes"],
      "a-file: is a file; --dir",
    ],
    [
      "a target that cannot be made",
      ["import", "page.md", "--dir", "/proc/xx", "--yes"],
      "/proc/xx: it is not",
    ],
    [
      "a folder with a file where drafts stand",
      ["knowledge", "draft", "--question", "Who waters the plants?", "--dir", "blocked"],
      "blocked/drafts: something of this name is in the way",
    ],
  ])("%s: is told in a sentence with the path, and what helps", async (_, args, words) => {
    writeFileSync(join(folder, "a-file"), "");
    writeFileSync(join(folder, "page.md"), "# Tin\n\nIt melts at 232.\n");
    for (const [path, text] of Object.entries(soundFolder))
      if (text !== null) writeInto(join(folder, "blocked"), path, text);
    writeFileSync(join(folder, "blocked/drafts"), "");
    const { code, err } = await call(args);
    expect(code).toBe(1);
    expect(err).toContain(words);
    expect(err).not.toContain("    at ");
  });
});

describe("a name that nothing has", () => {
  it.each([
    ["No gap of this time", ["gaps"]],
    ["No gap of this time", ["gaps", "--digest"]],
    ["No newcomer", ["onboarding"]],
  ])("%s is of a workspace: told by %j", async (nothing, args) => {
    const { code, err } = await call([...args, "--workspace", "nosuch"]);
    expect({ code, err }).toEqual({
      code: 0,
      err: `${nothing} is of a workspace "nosuch"; an id has its platform in front, as in slack:T1.\n`,
    });
  });

  it.each([
    ["speed", "--only", /^--only nope: no library of that name; there are ours, /],
    ["quality", "--kind", /^--kind nope: no question is of that kind; there are /],
  ])("is told by the bench of %s", async (name, flag, words) => {
    const { code, err } = await run("bench/main.ts", [name, flag, "nope"], "", {}, root);
    expect(code).toBe(1);
    expect(err).toMatch(words);
  });
});

describe("bin", () => {
  it("hands over to the commands, and lists them", async () => {
    expect(await run("bin/ml-career-guide.js", ["ask", "--help"])).toMatchObject({
      code: 0,
      out: expect.stringContaining("Usage: ml-career-guide ask"),
    });
    expect(await run("bin/ml-career-guide.js", [])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/start .*\n.*ask /),
    });
  });

  it("away from the project answers from what it came with, whether settings lie there or not", async () => {
    const away = mkdtempSync(join(tmpdir(), "guide-away-"));
    onTestFinished(() => rmSync(away, { recursive: true }));
    const settings = { KNOWLEDGE_DIR: undefined, DATA_DIR: undefined };
    const guide = (...args: readonly string[]) => run("bin/ml-career-guide.js", args, "", settings, away);
    expect(await guide("ask", "hello")).toMatchObject({ code: 0, err: "" });
    expect(readdirSync(away)).toEqual([]);
    writeFileSync(join(away, ".env"), "PORT=3001\n");
    expect(await guide("knowledge", "sources")).toMatchObject({ code: 0, err: "" });
    writeFileSync(join(away, ".env"), "KNOWLEDGE_DIR=elsewhere\n");
    expect((await guide("ask", "hello")).err).toContain("elsewhere:1: there is no such folder");
  });

  it("names what it does not know, a name from every object's prototype included", async () => {
    for (const name of ["dance", "constructor"])
      expect(await run("bin/ml-career-guide.js", [name])).toMatchObject({
        code: 2,
        err: expect.stringContaining(`unknown command '${name}'`),
      });
  });
});
