import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, onTestFinished } from "vitest";
import { findFiles, type ImportPlan, planImport } from "../../adapters/import/index.ts";
import { openReader } from "../../adapters/import/reader.ts";
import { createBot } from "../../src/bot.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import type { Reply } from "../../src/reply/index.ts";

/** A reader for all imports of a test file: a thread for each of them would load every parser anew. */
const reader = openReader();
afterAll(() => reader.close());

/** A temporary folder with what a team brings, and an empty one beside it that knowledge goes to. */
export function bringing(files: Readonly<Record<string, string | Uint8Array>>) {
  const home = mkdtempSync(join(tmpdir(), "bringing-"));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const put = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), content);
  };
  for (const [path, content] of Object.entries(files)) put(path, content);
  const dir = join(home, "knowledge");
  const plan = async (
    given: readonly string[],
    options: Partial<Parameters<typeof planImport>[1]> = {},
  ): Promise<ImportPlan> =>
    planImport(
      await findFiles(
        given.map((path) => resolve(home, path)),
        dir,
      ),
      { dir, reader, ...options },
    );
  return { home, dir, put, plan, remove: (path: string) => rmSync(join(home, path), { recursive: true }) };
}

/** All files below a folder with their texts, hidden ones as well. */
export function textsIn(dir: string): Record<string, string> {
  const names = readdirSync(dir, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    names
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(dir.length + 1), readFileSync(path, "utf8")]),
  );
}

/** Asks the folder; fails where it has an error. */
export async function asking(dir: string): Promise<(question: string) => Reply> {
  const { knowledge, problems } = await loadKnowledge(dir);
  if (!knowledge) throw new Error(JSON.stringify(problems.slice(0, 5), null, 1));
  const bot = createBot(knowledge);
  return (question) => bot.answer({ id: "1", text: question }, null).reply;
}
