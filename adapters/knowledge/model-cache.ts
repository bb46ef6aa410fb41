import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ModelCache } from "../../src/ports.ts";
import { makePrivateFolder } from "../private-folder.ts";
import type { Settings } from "../settings/index.ts";

/** Values kept: one for each knowledge that processes of this machine answer from, and some edits of them. */
const maxKept = 4;
/** What a process left unfinished for so long it will not finish. */
const abandonedMs = 10 * 60_000;

/** What is larger is nothing that was kept here: vectors of two million texts. */
const mostBytes = 1_000_000_000;

/** What was learnt when the project was installed: `npm ci` and the image's build leave it here. */
const installed = join(import.meta.dirname, "../../data/models");

/** Sentence vectors that come with the project, made by `npm run train -- vectors`. */
export const shippedVectors = join(import.meta.dirname, "../encoder/shipped");

/**
 * Where a machine's processes keep what they learnt, in the folder of their data, and where they look besides:
 * that folder may be empty at each start, or older than the knowledge that a new version came with.
 */
export const modelFolders = ({ DATA_DIR }: Pick<Settings, "DATA_DIR">): readonly string[] => [
  join(DATA_DIR, "models"),
  installed,
  shippedVectors,
];

/** Opens the model cache that the settings name. */
export const openModelCache = (settings: Pick<Settings, "DATA_DIR">): ModelCache =>
  createModelCache(...modelFolders(settings));

/**
 * Keeps what was learnt as files in `folder`, and finds it there or in one of the `others`. Where that cannot be
 * read or written, or there is no folder, nothing is kept: the bot then starts as it would the first time.
 */
export function createModelCache(folder?: string, ...others: readonly string[]): ModelCache {
  return {
    get(key) {
      // What comes with the project stands first: what was damaged behind it harms nothing but itself.
      const found = [folder, ...others].toReversed().flatMap((each) => {
        const bytes = each === undefined ? null : read(fileOf(each, key));
        return bytes === null ? [] : [bytes];
      });
      // What is kept is a pack of records: what one folder lacks, another may have.
      return found.length > 1 ? Buffer.concat(found) : (found[0] ?? null);
    },
    put(key, bytes) {
      if (folder === undefined) return;
      const file = fileOf(folder, key);
      const unfinished = `${file}.${process.pid}-${randomBytes(4).toString("hex")}`;
      try {
        makePrivateFolder(folder);
        // Written aside and renamed: another process sees the whole file or none.
        writeFileSync(unfinished, bytes);
        renameSync(unfinished, file);
        removeOld(folder);
      } catch {
        discard(unfinished);
      }
    },
  };
}

function read(file: string): Uint8Array | null {
  try {
    return statSync(file).size > mostBytes ? null : readFileSync(file);
  } catch {
    return null;
  }
}

function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The folder is no folder, or may not be written: there is nothing to discard then.
  }
}

function fileOf(folder: string, key: string): string {
  return join(folder, `${key.replaceAll(/[^\w-]/g, "_")}.bin`);
}

function removeOld(folder: string): void {
  const files = readdirSync(folder)
    .map((name) => join(folder, name))
    .map((file) => ({ file, whole: file.endsWith(".bin"), mtimeMs: mtimeOf(file) }))
    .sort((a, b) => b.mtimeMs - a.mtimeMs);
  const newest = files[0]?.mtimeMs ?? 0;
  const old = [
    ...files.filter(({ whole }) => whole).slice(maxKept),
    ...files.filter(({ whole, mtimeMs }) => !whole && mtimeMs < newest - abandonedMs),
  ];
  for (const { file } of old) rmSync(file, { force: true });
}

/** 0 for a file that another process has just taken away. */
function mtimeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
