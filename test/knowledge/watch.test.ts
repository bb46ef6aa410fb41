import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { watchKnowledge } from "../../src/knowledge/files/watch.ts";
import type { LoadResult } from "../../src/knowledge/load.ts";
import { folderOf, writeInto } from "./folder-of.ts";

/** Watches a folder; `next` waits for the following reload. */
function watching(dir: string) {
  const results: LoadResult[] = [];
  let wake = (): void => {};
  const watch = watchKnowledge(
    dir,
    (result) => {
      results.push(result);
      wake();
    },
    { debounceMs: 30 },
  );
  onTestFinished(() => watch.close());
  const next = async (): Promise<LoadResult> => {
    if (results.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    return results.shift()!;
  };
  return { watch, results, next };
}

const milk = (question: string) =>
  `---\nid: milk\nquestion: ${question}\nsource: handbook\n---\n\nFoam it.\n`;

it("given a new file, then the folder is read again", async () => {
  const dir = folderOf();
  const { next } = watching(dir);
  writeInto(dir, "faq/milk.md", milk("Which milk?"));
  expect((await next()).knowledge!.entries.map(({ id }) => id)).toContain("milk");
});

it("given an editor that writes beside and renames, then the new text is read", async () => {
  const dir = folderOf({ "faq/milk.md": milk("Which milk?") });
  const { next } = watching(dir);
  writeInto(dir, "faq/.milk.md.swp", milk("What milk?"));
  renameSync(join(dir, "faq/.milk.md.swp"), join(dir, "faq/milk.md"));
  const { knowledge } = await next();
  expect(knowledge!.entries.find(({ id }) => id === "milk")!.title).toBe("What milk?");
});

it("given a broken edit, then it is told; given its repair, then the folder is read again", async () => {
  const dir = folderOf();
  const { next } = watching(dir);
  writeInto(dir, "faq/milk.md", "---\nid: [\n---\n");
  const broken = await next();
  expect(broken.knowledge).toBeNull();
  expect(broken.problems[0]).toMatchObject({ severity: "error", file: "faq/milk.md" });
  rmSync(join(dir, "faq/milk.md"));
  expect((await next()).knowledge).not.toBeNull();
});

it("given a closed watch, then nothing is told any more", async () => {
  const dir = folderOf();
  const closed = watching(dir);
  const open = watching(dir);
  closed.watch.close();
  closed.watch.close();
  writeInto(dir, "faq/milk.md", milk("Which milk?"));
  await open.next();
  expect(closed.results).toEqual([]);
});
