import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { bareEnv } from "../support/bare-env.ts";

const root = resolve(import.meta.dirname, "../..");
const hook = resolve(import.meta.dirname, "../support/count-loaded.mjs");

/** What a command prints, and the packages that it loads. */
function run(args: readonly string[], env: Record<string, string> = {}) {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", hook, "adapters/cli/main.ts", ...args],
    {
      cwd: root,
      encoding: "utf8",
      env: { ...bareEnv, ...env },
    },
  );
  return { stdout, loaded: JSON.parse(stderr.trim().split("\n").at(-1)!) as string[] };
}

it("one question loads no platform, no server, no database driver, no parser where the folder is learnt, and of natural what it uses", () => {
  const DATA_DIR = mkdtempSync(join(tmpdir(), "learnt-"));
  onTestFinished(() => rmSync(DATA_DIR, { recursive: true }));
  const ask = () => run(["ask", "What does a data scientist earn?"], { DATA_DIR });
  // Whatever `npm ci` has learnt: the first question learns the rest.
  ask();
  const { stdout, loaded } = ask();
  expect(stdout).not.toBe("");
  expect(loaded).toEqual([
    "ansi-regex",
    "apparatus",
    "cli-table3",
    "commander",
    "emoji-regex",
    "fuse.js",
    "is-fullwidth-code-point",
    "luxon",
    "natural",
    "string-width",
    "strip-ansi",
    "sylvester",
    "zod",
  ]);
});

it("a start of the server, keepers' page and all, is made without a parser of Markdown, YAML, HTML or CSV", () => {
  const { loaded } = run(["compile"]);
  expect(loaded).toContain("hono");
  expect(loaded.filter((name) => /yaml|mark|mdast|hast|unified|parse/.test(name))).toEqual([]);
});

it.each([["--help"], ["start", "--help"], ["ask", "--help"], ["knowledge", "check", "--help"]])(
  "%s %s %s loads the reader of commands alone",
  (...args) => {
    const { stdout, loaded } = run(args);
    expect(stdout).toMatch(/^Usage: /);
    expect(loaded).toEqual(["commander"]);
  },
);
