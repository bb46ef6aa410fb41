/** The door of `knowledge/`: a folder of files → validated, frozen knowledge, or problems with file, line and remedy. */
import { createPause, inTurns, type Steps } from "../steps.ts";
import { checkParts, type KnowledgeParts } from "./checks.ts";
import { findDisagreements } from "./disagreements.ts";
import { readEntry } from "./entries.ts";
import { folderHash, type KnowledgeFile, readFolder } from "./folder.ts";
import { deepFreeze } from "./freeze.ts";
import { readDecision, readIntents, readProfile, readSources, readVocabulary } from "./lists.ts";
import { type Problem, ProblemLog } from "./problems.ts";
import { createReadMemo, type ReadMemo } from "./read-memo.ts";
import { readCsvFile, readTableFile } from "./tables.ts";
import { readTracks } from "./tracks/read.ts";
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
  /** What was made of the entries of this folder before: only those that changed are read again. */
  readonly memo?: ReturnType<typeof createReadMemo>;
}

/** Reads a knowledge folder, checks all of it, and gives it frozen, or says what is wrong and where. Never throws. */
export async function loadKnowledge(
  dir: string,
  { tolerant = false, nowMs, changes, memo = createReadMemo() }: LoadOptions = {},
): Promise<LoadResult> {
  const log = new ProblemLog();
  const onDisk = await inTurns(readFolder(dir, log));
  const files = onDisk === null || changes === undefined ? onDisk : withChanges(onDisk, changes);
  if (files === null) return Object.freeze({ knowledge: null, problems: log.sorted() });
  const parts = await readParts(files, log, memo);
  memo.forgetAllBut(new Set(files.map(({ path }) => path)));
  await inTurns(checkParts(parts, log));
  findDisagreements(parts.tables, parts.vocabulary?.item ?? { concepts: [] }, log);
  const tracks = await readTracks(
    files.filter(({ path }) => path.startsWith("onboarding/")),
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

async function readParts(
  files: readonly KnowledgeFile[],
  log: ProblemLog,
  memo: ReadMemo,
): Promise<KnowledgeParts> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const under = (folder: string, end: RegExp): KnowledgeFile[] =>
    files.filter(({ path }) => path.startsWith(folder) && end.test(path));
  const only = async <T>(path: string, read: (file: KnowledgeFile, log: ProblemLog) => Promise<T | null>) => {
    const file = byPath.get(path);
    return file === undefined ? null : await read(file, log);
  };

  if (!byPath.has("guide.yaml"))
    log.error(
      "guide.yaml",
      1,
      "the file is missing",
      "write it, with name, subject, introduction, topics and starters",
    );
  const entries = await all([...under("faq/", /\.md$/), ...under("articles/", /\.md$/)], (file) =>
    memo.of(file, log, readEntry),
  );
  const written = await all(under("tables/", /\.md$/), (file) => readTableFile(file, log));
  const beside = (path: string) =>
    byPath.get(path.replace(/csv$/, "yaml")) ?? byPath.get(path.replace(/csv$/, "yml"));
  const csv = await all(under("tables/", /\.csv$/), (file) => readCsvFile(file, beside(file.path), log));
  for (const { path } of under("tables/", /\.ya?ml$/))
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
    intents: (await all(under("intents/", /./), (file) => readIntents(file, log))).flat(),
  };
}

/** The id that a file with errors gives itself, as far as it can be made out. */
function idIn({ text }: KnowledgeFile): string[] {
  const id = /^id:[ \t]*["']?([\w.-]+)/m.exec(text)?.[1];
  return id === undefined ? [] : [id];
}

async function all<T>(
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
