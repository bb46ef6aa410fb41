import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { recoverImports, writeImport } from "../../adapters/import/index.ts";
import { bringing, textsIn } from "./world.ts";

const command = new URL("../../adapters/cli/main.ts", import.meta.url).pathname;
const pages = Object.fromEntries(
  Array.from({ length: 200 }, (_, at) => [
    `handbook/part-${at % 7}/page-${at}.md`,
    `# Page ${at}\n\nShelf ${at} stands in row ${at % 13}.\n\n## Its keeper\n\nAsk keeper ${at}.\n`,
  ]),
);

const earlier = mkdtempSync(join(tmpdir(), "earlier-"));
afterAll(() => rmSync(earlier, { recursive: true }));
let made: Promise<void> | undefined;

/** What an import of the handbook leaves; made once. */
async function importedBefore(): Promise<string> {
  made ??= (async () => {
    const { dir, plan } = bringing(pages);
    await writeImport(await plan(["handbook"]));
    cpSync(dir, earlier, { recursive: true });
  })();
  await made;
  return earlier;
}

/** A handbook where an import of it stands already. */
async function standing(handbook: typeof pages) {
  const world = bringing(handbook);
  cpSync(await importedBefore(), world.dir, { recursive: true });
  return { ...world, before: textsIn(world.dir) };
}

/** An import in a process of its own, of a handbook that changed since the last. */
async function underWay() {
  const changed = Object.entries(pages).map(([path, text]) => [path, text.replaceAll("row", "aisle")]);
  const world = await standing(Object.fromEntries(changed));
  const child = spawn(
    process.execPath,
    [command, "import", join(world.home, "handbook"), "--dir", world.dir, "--yes"],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  return { ...world, child, ended: once(child, "exit") };
}

const stages = (dir: string): string[] => readdirSync(dir).filter((name) => name.startsWith(".import-"));

/** Until files are being moved into their places; false where the process came to its end before. */
async function moving(dir: string, child: { readonly exitCode: number | null }): Promise<boolean> {
  while (child.exitCode === null) {
    if (stages(dir).some((name) => existsSync(join(dir, name, "old")))) return true;
    await pause(1);
  }
  return false;
}

describe("an import that is stopped", () => {
  it("by Ctrl+C while it reads: nothing is written, and nothing is left", async () => {
    const { dir, before, child, ended } = await underWay();
    await pause(700);
    child.kill("SIGINT");
    await ended;
    expect(stages(dir)).toEqual([]);
    const after = textsIn(dir);
    if (child.exitCode === 0) expect(Object.values(after).join("")).not.toContain("in row");
    else expect(after).toEqual(before);
  });

  it("by a kill while it writes: the next one puts back what was, whole", async () => {
    const { dir, before, child, ended } = await underWay();
    const caught = await moving(dir, child);
    child.kill("SIGKILL");
    await ended;
    await recoverImports(dir);
    expect(stages(dir)).toEqual([]);
    const after = textsIn(dir);
    if (caught && Object.values(after).join("").includes("in row")) expect(after).toEqual(before);
    else expect(Object.values(after).join("")).not.toContain("in row");
  });

  it("before its journal was whole: nothing was moved, and the folder is as it was", async () => {
    const { dir, plan, before } = await standing(pages);
    const stage = join(dir, ".import-half");
    mkdirSync(stage);
    writeFileSync(join(stage, "journal.json"), '[{"path":"guide.yaml","had":tr');
    await writeImport(await plan(["handbook"]));
    expect(stages(dir)).toEqual([]);
    expect(readFileSync(join(dir, "guide.yaml"), "utf8")).toBe(before["guide.yaml"]);
    expect(textsIn(dir)).toEqual(before);
  });
});
