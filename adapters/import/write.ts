import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { makeFolder } from "../private-folder.ts";
import { type ImportPlan, type PlannedItem, type Precedence, removedOf, writtenBy } from "./planned.ts";
import { type ImportRecord, recordFile, textHash } from "./record.ts";

/** Paths of written and removed files, below the folder. */
export interface Written {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** The source's text of what people edited, for them to compare. */
  readonly beside: readonly string[];
}

/** Where new texts stand whose entries people edited; the loader leaves drafts alone. */
const besideFolder = "drafts/imported";
const stagePrefix = ".import-";

/**
 * Does what the plan says, all of it or nothing: files are written aside, then renamed into their places, and
 * whatever fails on the way puts back what was there. A process that is killed meanwhile is put right by the
 * next import. `put` puts the files in their places; it may keep a history besides.
 */
export async function writeImport(
  plan: ImportPlan,
  precedence: Precedence = {},
  put: (texts: ReadonlyMap<string, string | null>) => Promise<unknown> = (texts) =>
    replaceFiles(plan.dir, texts),
): Promise<Written> {
  const { dir } = plan;
  await recoverImports(dir);
  const items = plan.items.filter(writtenBy(precedence));
  const beside = precedence.replace ? [] : plan.items.filter(({ status }) => status === "both");
  const gone = removedOf(plan.gone, precedence);
  const texts = new Map<string, string | null>([
    ...plan.lists.map(({ path, text }) => [path, text] as const),
    ...items.flatMap(({ key, files }) => [
      // An entry that now asks, or a table that grew, has another file.
      ...Object.keys(plan.record.items[key]?.files ?? {}).map((path) => [path, null] as const),
      ...files.map(({ path, text }) => [path, text] as const),
    ]),
    ...beside.flatMap(({ files }) =>
      files.map(({ path, text }) => [`${besideFolder}/${path.replaceAll("/", "-")}`, text] as const),
    ),
    ...gone.flatMap(({ files }) => files.map((path) => [path, null] as const)),
    [
      recordFile,
      `${JSON.stringify(
        recordAfter(
          plan,
          items,
          gone.map(({ key }) => key),
        ),
        null,
        1,
      )}\n`,
    ],
  ]);
  await put(texts);
  const paths = [...texts].filter(([path]) => path !== recordFile);
  return {
    written: paths
      .filter(([path, text]) => text !== null && !path.startsWith(besideFolder))
      .map(([path]) => path),
    removed: paths.filter(([, text]) => text === null).map(([path]) => path),
    beside: paths.filter(([path]) => path.startsWith(besideFolder)).map(([path]) => path),
  };
}

function recordAfter(
  { record }: ImportPlan,
  written: readonly PlannedItem[],
  gone: readonly string[],
): ImportRecord {
  const now = new Map(Object.entries(record.items));
  for (const key of gone) now.delete(key);
  for (const { key, id, given, files } of written)
    now.set(key, {
      id,
      given,
      files: Object.fromEntries(files.map(({ path, text }) => [path, textHash(text)])),
    });
  return { version: 1, items: Object.fromEntries([...now].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

const journalSchema = z.array(z.object({ path: z.string(), had: z.boolean(), has: z.boolean() }));
const journalFile = "journal.json";

/**
 * Puts files in their places (`null` removes one), all or none. The new ones stand ready before the first is
 * moved, and what they replace is kept until the last is.
 */
export async function replaceFiles(dir: string, texts: ReadonlyMap<string, string | null>): Promise<void> {
  makeFolder(dir);
  const stage = await mkdtemp(join(dir, stagePrefix));
  try {
    const journal: z.infer<typeof journalSchema> = [];
    for (const [path, text] of texts) {
      const had = (await readFile(join(dir, path)).catch(() => null)) !== null;
      if (text === null && !had) continue;
      journal.push({ path, had, has: text !== null });
      if (text !== null) await put(join(stage, "new", path), text);
    }
    await writeFile(join(stage, journalFile), JSON.stringify(journal));
    try {
      for (const { path, had, has } of journal) {
        if (had) await move(join(dir, path), join(stage, "old", path));
        if (has) await move(join(stage, "new", path), join(dir, path));
      }
    } catch (error) {
      await undo(dir, stage);
      throw error;
    }
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

/** Rolls back an import that a killed process left half done. */
export async function recoverImports(dir: string): Promise<void> {
  const names = await readdir(dir).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(stagePrefix))) {
    await undo(dir, join(dir, name));
    await rm(join(dir, name), { recursive: true, force: true });
  }
}

async function undo(dir: string, stage: string): Promise<void> {
  const text = await readFile(join(stage, journalFile), "utf8").catch(() => "[]");
  for (const { path, had, has } of journalIn(text).toReversed()) {
    const kept = join(stage, "old", path);
    const isMoved = had && (await readFile(kept).catch(() => null)) !== null;
    const isNew = has && (await readFile(join(stage, "new", path)).catch(() => null)) === null;
    if (isNew && (isMoved || !had)) await rm(join(dir, path), { force: true });
    if (isMoved) await move(kept, join(dir, path));
  }
}

/** Where the journal is not whole nothing was moved yet. */
function journalIn(text: string): z.infer<typeof journalSchema> {
  try {
    return journalSchema.parse(JSON.parse(text));
  } catch {
    return [];
  }
}

async function move(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await rename(from, to);
}

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
