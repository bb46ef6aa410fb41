import { lstat, readdir, readFile, realpath, stat } from "node:fs/promises";
import { basename, isAbsolute, join, relative, resolve, sep } from "node:path";
import { fileRefusal } from "../file-error.ts";
import { InputError } from "../input-error.ts";
import { importLimits } from "./limits.ts";
import { unpack } from "./read/archive.ts";
import { readable } from "./read/index.ts";
import { type Found, UnreadableError } from "./types.ts";

/** A file that is skipped, with the reason. */
export interface LeftOut {
  readonly path: string;
  readonly reason: string;
}

/** Files to read, and those that are skipped. */
export interface Findings {
  readonly files: readonly Found[];
  readonly leftOut: readonly LeftOut[];
}

const archive = /\.zip$/i;
/** Not written by the people whose text it is. */
const foreign = /^(?:\..*|node_modules|__MACOSX|vendor|dist|build|_build|venv|__pycache__)$/;
const silent = /\.(?:png|jpe?g|gif|svg|webp|ico|bmp|css|js|mjs|map|woff2?|ttf|eot|mp4|webm|mp3|lock|log)$/i;
/** Parts of a Confluence export that hold no text: its descriptor, and attachments by their numbers. */
const ofExport = /(?:^|\/)exportDescriptor\.properties$|(?:^|\/)attachments(?:\/\d+)+$/;

/**
 * Finds the files below what was given: folders, files and archives, also within archives. Nothing is followed
 * out of a folder, and what is written to is not read.
 * @throws InputError where something given is a part of the knowledge that is written to.
 */
export async function findFiles(paths: readonly string[], target: string): Promise<Findings> {
  const found = new Gathered();
  const written = await realpath(target).catch(() => null);
  for (const path of paths) {
    const stats = await stat(path);
    const name = basename(resolve(path));
    if (written !== null)
      refuseOwn(path, stats.isDirectory(), relative(written, await realpath(path)), target);
    if (stats.isDirectory()) await walk(path, name, 0, found, written);
    else await found.take(name, stats.size, () => readFile(path), 0);
  }
  return found.result();
}

/** Finds the files of what was sent: names with bytes. */
export async function findSent(
  sent: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<Findings> {
  const found = new Gathered();
  for (const { name, bytes } of sent)
    if (isPlainPath(name)) await found.take(name, bytes.byteLength, async () => bytes, 0);
    else found.leave(name, "its name leads elsewhere");
  return found.result();
}

const isPlainPath = (name: string): boolean => !/^[/\\]|(?:^|[/\\])\.\.(?:[/\\]|$)|\0/.test(name);

/** A folder made of itself would hold everything twice. What the loader does not read may lie there to be imported. */
function refuseOwn(path: string, isFolder: boolean, below: string, target: string): void {
  if (below === ".." || below.startsWith(`..${sep}`) || isAbsolute(below)) return;
  if (isFolder || /\.(?:md|csv|ya?ml)$/i.test(below))
    throw new InputError(
      `${path}: is knowledge in ${target} already; give what it is to be made of, or another folder by --dir.`,
    );
}

async function walk(
  folder: string,
  name: string,
  depth: number,
  found: Gathered,
  written: string | null,
): Promise<void> {
  if (written !== null && (await realpath(folder)) === written)
    return found.leave(`${name}/`, "the knowledge that is written to");
  if (depth > importLimits.folderDepth) return found.leave(`${name}/`, "folders are nested too deeply");
  const entries = await orLeft(`${name}/`, found, () => readdir(folder));
  for (const entry of (entries ?? []).sort()) {
    const path = join(folder, entry);
    const below = `${name}/${entry}`;
    if (foreign.test(entry)) continue;
    const stats = await orLeft(below, found, () => lstat(path));
    if (stats === null) continue;
    if (stats.isSymbolicLink()) found.leave(below, "a link; give what it leads to");
    else if (stats.isDirectory()) await walk(path, below, depth + 1, found, written);
    else if (stats.isFile()) await found.take(below, stats.size, () => readFile(path), 0);
  }
}

/** What is read, or `null` where that is refused: then it is left out, with the reason. */
async function orLeft<T>(path: string, found: Gathered, read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    const refusal = fileRefusal(error);
    if (refusal === null) throw error;
    found.leave(path, refusal);
    return null;
  }
}

class Gathered {
  readonly #files: Found[] = [];
  readonly #leftOut: LeftOut[] = [];
  /** Given twice, a file is read once. */
  readonly #paths = new Set<string>();
  #unpacked = 0;

  leave(path: string, reason: string): void {
    this.#leftOut.push({ path, reason });
  }

  async take(path: string, size: number, bytes: () => Promise<Uint8Array>, depth: number): Promise<void> {
    if (silent.test(path) || ofExport.test(path) || path.split("/").some((part) => foreign.test(part)))
      return;
    if (archive.test(path)) return this.#open(path, size, bytes, depth);
    if (!readable.test(path)) return this.leave(path, reasonFor(path));
    if (size > importLimits.fileBytes)
      return this.leave(path, `larger than ${importLimits.fileBytes / 1e6} MB`);
    if (this.#paths.has(path)) return;
    this.#paths.add(path);
    if (this.#files.length >= importLimits.files)
      return this.leave(path, `more than ${importLimits.files} files`);
    this.#files.push({ path, bytes });
  }

  async #open(path: string, size: number, bytes: () => Promise<Uint8Array>, depth: number): Promise<void> {
    if (depth >= importLimits.archiveDepth) return this.leave(path, "archives are nested too deeply");
    if (size > importLimits.archiveBytes)
      return this.leave(path, `larger than ${importLimits.archiveBytes / 1e6} MB`);
    try {
      const files = unpack(
        await bytes(),
        importLimits.unpackedBytes - this.#unpacked,
        (name) => !silent.test(name),
      );
      for (const file of files.values()) this.#unpacked += file.byteLength;
      // An export has another name each time: what is in it is known by its own.
      for (const [name, file] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
        await this.take(name, file.byteLength, async () => file, depth + 1);
    } catch (error) {
      const reason = error instanceof UnreadableError ? error.message : fileRefusal(error);
      if (reason === null) throw error;
      this.leave(path, reason);
    }
  }

  result(): Findings {
    return { files: withoutDoubles(this.#files), leftOut: this.#leftOut };
  }
}

/** Notion writes a database twice: the view's rows, and `_all` of them. */
function withoutDoubles(files: readonly Found[]): Found[] {
  const paths = new Set(files.map(({ path }) => path));
  const isDouble = (path: string): boolean =>
    /(?<!_all)\.csv$/i.test(path) && paths.has(path.replace(/\.csv$/i, "_all.csv"));
  return files.filter(({ path }) => !isDouble(path));
}

function reasonFor(path: string): string {
  if (/\.doc$/i.test(path)) return "an old Word file; save it as .docx";
  if (/\.pdf$/i.test(path)) return "a PDF; export what it was made from";
  if (/\.pptx?$/i.test(path)) return "slides; export their text";
  return "files of this kind are not read";
}
