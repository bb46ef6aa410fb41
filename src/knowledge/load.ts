/** A folder of files → validated, frozen knowledge, or problems with file, line and remedy. */
import type { ModelCache } from "../ports.ts";
import { createPause, inTurns, type Steps } from "../steps.ts";
import { checkParts, type KnowledgeParts } from "./check/checks.ts";
import { type Problem, ProblemLog } from "./check/problems.ts";
import { readEntry } from "./entries.ts";
import { folderHash, type KnowledgeFile, readFolder } from "./files/folder.ts";
import { deepFreeze } from "./freeze.ts";
import { readDecision, readIntents, readProfile, readSources, readVocabulary } from "./guide-files.ts";
import { createReadMemo, type FileRead, type ReadMemo } from "./kept/read-memo.ts";
import { findDisagreements } from "./tables/disagreements.ts";
import { readCsvFile, readTableFile } from "./tables/read.ts";
import { checkTracks, readTrack } from "./tracks/read.ts";
import type { Track } from "./tracks/track.ts";
import type { Knowledge } from "./types.ts";

export interface LoadResult {
  /** Frozen; `null` where there is any error. */
  readonly knowledge: Knowledge | null;
  /** Errors first, then by file and line. */
  readonly problems: readonly Problem[];
}

export interface LoadOptions {
  /** Gives a knowledge of all that could be read even where there are errors: for keepers' tools, never for answering. */
  readonly tolerant?: boolean;
  /** Deadlines of tracks that lie before it are errors; without it none is, so that a day that passes stops no bot. */
  readonly nowMs?: number;
  /** Files as they would be, by path; `null` for one that would go. */
  readonly changes?: ReadonlyMap<string, string | null>;
  /** What was made of the files of this folder before: only those that changed are read again. */
  readonly memo?: ReadMemo;
  /** Keeps between starts what was parsed, where no memo with a cache of its own is given. */
  readonly cache?: ModelCache;
}

/** Reads a knowledge folder, checks all of it, and gives it frozen, or says what is wrong and where. Never throws. */
export async function loadKnowledge(
  dir: string,
  { tolerant = false, nowMs, changes, cache, memo = createReadMemo(cache) }: LoadOptions = {},
): Promise<LoadResult> {
  const log = new ProblemLog();
  const onDisk = await inTurns(readFolder(dir, log));
  const files = onDisk === null || changes === undefined ? onDisk : withChanges(onDisk, changes);
  if (files === null) return Object.freeze({ knowledge: null, problems: log.sorted() });
  // What was told of a file before it is parsed is why it cannot be: more about it would be untrue.
  const unread = new Set(files.filter(({ path }) => log.failedIn(path)).map(({ path }) => path));
  const parts = await readParts(files, unread, log, memo);
  const readable = files.filter(({ path }) => !unread.has(path));
  const written = await each(under(readable, "onboarding/"), (file) => memo.of(file, log, readTrack));
  memo.settle(new Set(files.map(({ path }) => path)));
  await inTurns(checkParts(parts, log));
  findDisagreements(parts.tables, parts.vocabulary?.item ?? { concepts: [] }, log);
  const tracks = checkTracks(
    written,
    {
      entries: parts.entries.map(({ item }) => item),
      tables: parts.tables.map(({ item }) => item),
      unreadIds: parts.unreadIds,
      nowMs: nowMs ?? null,
    },
    log,
  );
  const usable = parts.profile !== null && (tolerant || !log.failed);
  return Object.freeze({
    knowledge: usable ? await inTurns(assemble(parts, tracks, files)) : null,
    problems: log.sorted(),
  });
}

/** Files with some of them changed, in the order of their paths. */
function withChanges(
  files: readonly KnowledgeFile[],
  changes: ReadonlyMap<string, string | null>,
): KnowledgeFile[] {
  const changed = [...changes].flatMap(([path, text]) => (text === null ? [] : [{ path, text }]));
  return [...files.filter(({ path }) => !changes.has(path)), ...changed].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  );
}

const under = (files: readonly KnowledgeFile[], folder: string, end = /./): KnowledgeFile[] =>
  files.filter(({ path }) => path.startsWith(folder) && end.test(path));

async function readParts(
  files: readonly KnowledgeFile[],
  unread: ReadonlySet<string>,
  log: ProblemLog,
  memo: ReadMemo,
): Promise<KnowledgeParts> {
  const readable = files.filter(({ path }) => !unread.has(path));
  const byPath = new Map(files.map((file) => [file.path, file]));
  const only = async <T>(path: string, read: FileRead<T>) => {
    const file = byPath.get(path);
    return file === undefined || unread.has(path) ? null : await memo.of(file, log, read);
  };
  const all = <T>(folder: string, end: RegExp, read: FileRead<T>) =>
    each(under(readable, folder, end), (file) => memo.of(file, log, read));

  if (!byPath.has("guide.yaml"))
    log.error(
      "guide.yaml",
      1,
      "the file is missing",
      "write it, with name, subject, introduction, topics and starters",
    );
  const entries = [
    ...(await all("faq/", /\.md$/, readEntry)),
    ...(await all("articles/", /\.md$/, readEntry)),
  ];
  const written = await all("tables/", /\.md$/, readTableFile);
  const beside = (path: string) =>
    byPath.get(path.replace(/csv$/, "yaml")) ?? byPath.get(path.replace(/csv$/, "yml"));
  const csv = await each(under(readable, "tables/", /\.csv$/), (file) =>
    memo.of(file, log, readCsvFile, beside(file.path)),
  );
  for (const { path } of under(files, "tables/", /\.ya?ml$/))
    if (!byPath.has(path.replace(/ya?ml$/, "csv")))
      log.error(
        path,
        1,
        "no CSV file of this name",
        `write ${path.replace(/ya?ml$/, "csv")}, or remove this file`,
      );
  if (entries.length + written.length + csv.length === 0 && !log.failed)
    log.error(".", 1, "neither entries nor tables are here", "write files in faq/, articles/ or tables/");
  const tables = [...written, ...csv.map(({ table }) => table)];
  const read = new Set([...entries, ...tables].map(({ file }) => file));
  const failed = files.filter(({ path }) => !read.has(path) && log.failedIn(path));
  return {
    unreadIds: failed.filter(({ path }) => /^(?:faq|articles|tables)\//.test(path)).flatMap(idIn),
    profile: await only("guide.yaml", readProfile),
    sources: await only("sources.yaml", readSources),
    ownSources: csv.flatMap(({ source }) => source ?? []),
    vocabulary: await only("vocabulary.yaml", readVocabulary),
    entries,
    tables,
    decision: await only("decision.json", readDecision),
    intents: (await all("intents/", /./, readIntents)).flat(),
  };
}

/** The id that a file with errors gives itself, as far as it can be made out. */
function idIn({ text }: KnowledgeFile): string[] {
  const id = /^id:[ \t]*["']?([\w.-]+)/m.exec(text)?.[1];
  return id === undefined ? [] : [id];
}

async function each<T>(
  files: readonly KnowledgeFile[],
  read: (file: KnowledgeFile) => Promise<T | null>,
): Promise<T[]> {
  const items: T[] = [];
  const pause = createPause();
  for (const file of files) {
    // Whoever asks meanwhile is answered in between.
    if (pause.isDue()) await pause.take();
    const item = await read(file);
    if (item !== null) items.push(item);
  }
  return items;
}

function* assemble(
  parts: KnowledgeParts,
  tracks: readonly Track[],
  files: readonly KnowledgeFile[],
): Steps<Knowledge> {
  const leading = new Set((parts.sources?.item ?? []).flatMap(({ id, leads }) => (leads ? [id] : [])));
  const items = [...parts.entries, ...parts.tables];
  for (const { item } of items) {
    deepFreeze(item);
    yield;
  }
  return deepFreeze({
    hash: yield* folderHash(files),
    profile: parts.profile!.item,
    sources: [...(parts.sources?.item ?? []), ...parts.ownSources],
    entries: parts.entries.map(({ item }) => item),
    tables: parts.tables.map(({ item }) => (leading.has(item.source) ? { ...item, leads: true } : item)),
    vocabulary: parts.vocabulary?.item ?? { concepts: [] },
    intents: parts.intents.map(({ item }) => item),
    tracks,
    decision: parts.decision?.item ?? null,
  });
}
