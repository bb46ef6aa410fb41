import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import type { Steps } from "../../steps.ts";
import { didYouMean } from "../check/nearest.ts";
import type { ProblemLog } from "../check/problems.ts";

/** One file of the knowledge folder, as text. */
export interface KnowledgeFile {
  /** Relative to the folder, parted by slashes on every system. */
  readonly path: string;
  readonly text: string;
}

/** Beyond these a folder is refused instead of filling the memory. */
const folderLimits = {
  files: 200_000,
  depth: 8,
  textBytes: 1_000_000,
  tableBytes: 100_000_000,
  allBytes: 400_000_000,
} as const;

const rootFiles = ["guide.yaml", "sources.yaml", "vocabulary.yaml", "decision.json"];
const contents: Readonly<Record<string, RegExp>> = {
  faq: /\.md$/,
  articles: /\.md$/,
  tables: /\.(?:md|csv|ya?ml)$/,
  intents: /\.ya?ml$/,
  onboarding: /\.ya?ml$/,
};
/** Belongs to others, or is for people only. */
const leftAlone = /^(?:drafts|recipes)\/|(?:^|\/)(?:README\.md|LICENSE[^/]*)$/;

interface Found {
  readonly path: string;
  readonly bytes: number;
}

/** Files below the folder, never through a link that leads out of it; hidden ones are skipped. */
function* filesBelow(root: string, folder: string, depth: number, log: ProblemLog): Generator<Found> {
  // That the folder itself cannot be read is told by whoever wanted it.
  const list = () => readdirSync(join(root, folder)).sort();
  const names = folder === "" ? list() : (orTold(folder, log, list) ?? []);
  for (const name of names) {
    if (name.startsWith(".")) continue;
    const path = folder === "" ? name : `${folder}/${name}`;
    const full = join(root, path);
    const isLink = orTold(path, log, () => lstatSync(full).isSymbolicLink());
    if (isLink === null) continue;
    if (isLink && !leadsInside(root, full)) {
      log.error(path, 1, "a link that leads out of the knowledge folder", "put the file itself there");
      continue;
    }
    const stats = orTold(path, log, () => statSync(full));
    if (stats === null) continue;
    if (stats.isFile()) yield { path, bytes: stats.size };
    else if (stats.isDirectory() && !leftAlone.test(`${path}/`)) {
      if (depth >= folderLimits.depth)
        log.error(path, 1, "folders are nested too deeply", "move its files up");
      else yield* filesBelow(root, path, depth + 1, log);
    }
  }
}

/** What is read, or `null` where that is refused, which is told of this one place: the others are read. */
function orTold<T>(path: string, log: ProblemLog, read: () => T): T | null {
  try {
    return read();
  } catch (cause) {
    const { code = "" } = cause as NodeJS.ErrnoException;
    if (code === "EACCES" || code === "EPERM")
      log.error(path, 1, "this user may not read it", "give the user that runs this the right to read it");
    else log.error(path, 1, `it cannot be read (${code})`, "see whether it is there and whole");
    return null;
  }
}

function leadsInside(root: string, full: string): boolean {
  try {
    return `${realpathSync(full)}${sep}`.startsWith(`${realpathSync(root)}${sep}`);
  } catch {
    return false;
  }
}

/** Whether the loader reads it; a file in the wrong place is named, so that nobody waits for its answers. */
function isKnowledge(path: string, log: ProblemLog): boolean {
  if (rootFiles.includes(path)) return true;
  if (leftAlone.test(path)) return false;
  const [top = "", ...below] = path.split("/");
  const pattern = contents[top];
  if (below.length === 0) {
    log.info(
      path,
      1,
      "this file is not read",
      didYouMean(path, rootFiles, "move it into faq, articles, tables, intents or onboarding"),
    );
  } else if (pattern === undefined) {
    log.info(
      path,
      1,
      `files in "${top}" are not read`,
      didYouMean(top, Object.keys(contents), `folders are ${Object.keys(contents).join(", ")}`),
    );
  } else if (!pattern.test(path)) {
    log.info(path, 1, "files of this kind are not read here", remedyFor(top, path));
  } else return true;
  return false;
}

/** What the import makes entries or tables of. */
const importable = /\.(?:csv|tsv|xlsx?|ods|docx|html?|mdx|markdown|rst|adoc|json|ya?ml|zip)$/i;

function remedyFor(top: string, path: string): string {
  if (top === "intents" || top === "onboarding") return "write it as .yaml";
  const written = top === "tables" ? "write it as .csv or .md" : "write it as .md";
  return importable.test(path) ? `${written}, or let npm run import make it` : written;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/**
 * All files that make the knowledge, in the order of their paths; `null` where the folder cannot be read. What
 * cannot be read is logged; of such a file the text is what could be made out.
 */
export function* readFolder(root: string, log: ProblemLog): Steps<KnowledgeFile[] | null> {
  const files: KnowledgeFile[] = [];
  let all = 0;
  try {
    for (const { path, bytes } of filesBelow(root, "", 0, log)) {
      yield;
      if (!isKnowledge(path, log)) continue;
      const limit = path.endsWith(".csv") ? folderLimits.tableBytes : folderLimits.textBytes;
      // What is refused takes no room from the others.
      if (bytes <= limit) all += bytes;
      if (bytes > limit) {
        log.error(
          path,
          1,
          `${megabytes(bytes)}; a file of this kind has at most ${megabytes(limit)}`,
          "split it",
        );
      } else if (all > folderLimits.allBytes || files.length >= folderLimits.files) {
        log.error(
          path,
          1,
          "the knowledge folder is too large; the rest is not read",
          "keep to 200,000 files and 400 MB",
        );
        break;
      } else {
        const read = orTold(path, log, () => readFileSync(join(root, path)));
        files.push({ path, text: read === null ? "" : decode(read, path, log) });
      }
    }
  } catch (cause) {
    log.error(".", 1, whyUnreadable(cause), "name a folder that exists and can be read");
    return null;
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function whyUnreadable(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code === "ENOENT") return "there is no such folder";
  if (code === "ENOTDIR") return "this is no folder";
  return `the knowledge folder cannot be read: ${message}`;
}

const strict = new TextDecoder("utf-8", { fatal: true });

/** UTF-8 with line ends made alike; a byte order mark goes. */
function decode(bytes: Buffer, path: string, log: ProblemLog): string {
  let text: string;
  try {
    text = strict.decode(bytes);
  } catch {
    log.error(path, lineOfBadByte(bytes), "not valid UTF-8", "save the file as UTF-8");
    return bytes.toString("utf8").replace(/\r\n?/g, "\n");
  }
  const nul = text.indexOf("\0");
  if (nul >= 0)
    log.error(
      path,
      text.slice(0, nul).split(/\r\n?|\n/).length,
      "a NUL character, which no text holds",
      "remove it, or save the file as UTF-8",
    );
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

function lineOfBadByte(bytes: Buffer): number {
  const lenient = bytes.toString("utf8");
  return lenient.slice(0, lenient.indexOf("\ufffd")).split("\n").length;
}

/** First 12 hex digits of the SHA-256 over all paths and texts. */
export function* folderHash(files: readonly KnowledgeFile[]): Steps<string> {
  const hash = createHash("sha256");
  for (const { path, text } of files) {
    hash.update(`${path}\0${text.length}\0${text}\0`);
    yield;
  }
  return hash.digest("hex").slice(0, 12);
}
