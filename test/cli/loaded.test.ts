import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { bareEnv } from "../support/bare-env.ts";

const root = resolve(import.meta.dirname, "../..");

it("one question loads no platform, no server, no database driver, no parser of imports, and of natural what it uses", () => {
  const hook = resolve(import.meta.dirname, "../support/count-loaded.mjs");
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", hook, "adapters/cli/ask.ts", "What does a data scientist earn?"],
    { cwd: root, encoding: "utf8", env: { ...bareEnv } },
  );
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
