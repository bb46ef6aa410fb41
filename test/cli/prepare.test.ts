import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { edited, folderOf } from "../knowledge/folder-of.ts";

const root = resolve(import.meta.dirname, "../..");
const { prepare } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).scripts;

/** A folder that holds what an install finds there. */
let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "prepare-"));
  onTestFinished(() => rmSync(project, { recursive: true, force: true }));
});

/** Runs the script as npm does at the end of an install. */
const run = (settings: Readonly<Record<string, string>> = {}) =>
  new Promise<{ code: unknown; out: string; err: string }>((done) => {
    const env = { PATH: process.env.PATH, ...settings };
    execFile("sh", ["-c", prepare], { cwd: project, env }, (error, out, err) =>
      done({ code: error?.code ?? 0, out, err }),
    );
  });

/** The whole project; its compiled code goes with the folder. */
function whole(): void {
  for (const name of ["adapters", "src", "knowledge", "node_modules", "package.json"])
    symlinkSync(join(root, name), join(project, name));
  cpSync(join(root, "bin"), join(project, "bin"), { recursive: true });
}

const newKnowledge = () => folderOf(edited("faq/roasting.md", "the drum", `the ${crypto.randomUUID()}`));
const line = (text: string) => ({ code: 0, out: expect.stringMatching(new RegExp(`^${text}\n$`)), err: "" });

describe("the end of an install", () => {
  it("learns the knowledge, once", async () => {
    whole();
    const settings = { KNOWLEDGE_DIR: newKnowledge() };
    expect(await run(settings)).toEqual(line("Learnt .+ in .+ s, and kept it in data/models"));
    expect(await run(settings)).toEqual(line(".+ is learnt already"));
  });

  it("given no bin/, as in a layer of packages alone, says so and ends well", async () => {
    expect(await run()).toEqual(line("Not learnt ahead: Cannot find module .+"));
  });

  it("given no src/, says so and ends well", async () => {
    cpSync(join(root, "bin"), join(project, "bin"), { recursive: true });
    expect(await run()).toEqual(line("Not learnt ahead: there is no src/ here. The first start learns."));
  });

  it("given a folder for data that cannot be written, says so and ends well", async () => {
    whole();
    writeFileSync(join(project, "data"), "a file");
    expect(await run({ KNOWLEDGE_DIR: newKnowledge() })).toEqual(
      line("Not learnt ahead: data/models cannot be written.+"),
    );
  });

  it("given a knowledge that is broken, says so and ends well", async () => {
    whole();
    expect(await run({ KNOWLEDGE_DIR: folderOf({ "guide.yaml": null }) })).toEqual(
      line("Not learnt ahead: The knowledge in .+ cannot be used. The first start learns."),
    );
  });
});
