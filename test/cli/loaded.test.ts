import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { bareEnv } from "../support/bare-env.ts";

const root = resolve(import.meta.dirname, "../..");

it("one question loads no platform, no server, no database driver, no parser where the folder is learnt, and of natural what it uses", () => {
  const DATA_DIR = mkdtempSync(join(tmpdir(), "learnt-"));
  onTestFinished(() => rmSync(DATA_DIR, { recursive: true }));
  const hook = resolve(import.meta.dirname, "../support/count-loaded.mjs");
  const ask = () =>
    spawnSync(
      process.execPath,
      ["--import", hook, "adapters/cli/ask.ts", "What does a data scientist earn?"],
      { cwd: root, encoding: "utf8", env: { ...bareEnv, DATA_DIR } },
    );
  // Whatever `npm ci` has learnt: the first question learns the rest.
  ask();
  const { stdout, stderr } = ask();
  expect(stdout).not.toBe("");
  const loaded: string[] = JSON.parse(stderr.trim().split("\n").at(-1)!);
  expect(loaded).toEqual([
    "ansi-regex",
    "apparatus",
    "cli-table3",
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
