import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Knowledge, loadKnowledge } from "../../src/knowledge/index.ts";
import { fileRefusal } from "../file-error.ts";
import type { Findings, LeftOut } from "./find.ts";
import { guideWith, sourcesWith } from "./lists.ts";
import { givenOf, type MadeItem, makeItems, type ReadFile } from "./make.ts";
import { saysEnough } from "./names.ts";
import { type ImportPlan, type Precedence, removedOf, type Status, writtenBy } from "./planned.ts";
import { openReader, type Reader } from "./reader.ts";
import { type ImportRecord, readRecord, textHash } from "./record.ts";
import { ownNameOf } from "./sections.ts";
import { errorKey, errorsOf, sound } from "./sound.ts";
import { UnreadableError } from "./types.ts";

/** How an import is made. The folder is checked as it would be with the precedence given here. */
interface PlanOptions extends Precedence {
  readonly dir: string;
  readonly base?: string | null;
  readonly turn?: readonly string[];
  /** Name of the guide, where the folder has none yet. */
  readonly name?: string | null;
  /** Called before each file is read. */
  readonly onProgress?: (done: number, all: number, path: string) => void;
  /** Gives it up between two files. */
  readonly signal?: AbortSignal;
  /** What reads the files; else one is opened, and closed at the end. */
  readonly reader?: Reader;
}

/** Parses files and plans what to write. Writes nothing in the folder. */
export async function planImport(findings: Findings, options: PlanOptions): Promise<ImportPlan> {
  const { dir, base = null, turn = [] } = options;
  const leftOut = [...findings.leftOut];
  const files = await readAll(findings, options, leftOut);
  const record = await readRecord(dir);
  const before = await loadKnowledge(dir, { tolerant: true });
  const taken = takenIn(before.knowledge, record, files);
  const made = makeItems(files, { base, turn, record, taken });
  leftOut.push(...made.leftOut);
  const guide = await readFile(join(dir, "guide.yaml"), "utf8").catch(() => null);
  const sources = await readFile(join(dir, "sources.yaml"), "utf8").catch(() => null);
  const name =
    options.name ??
    ownNameOfAll(files) ??
    (files[0] === undefined
      ? "this folder"
      : (files[0].path.split("/")[0] ?? "").replace(/\.\w+$/, "").replace(/[-_]+/g, " "));
  const listsFor = (items: readonly MadeItem[]) => [
    ...fileOr("guide.yaml", guide, guideWith(guide, made.topics, { name, starters: startersOf(items) })),
    ...fileOr(
      "sources.yaml",
      sources,
      sourcesWith(
        sources,
        made.sources.filter(({ id }) =>
          items.some((item) => item.files.some(({ text }) => text.includes(`source: ${id}\n`))),
        ),
      ),
    ),
  ];
  const planned = await Promise.all(
    made.items.map(async (item) => ({ ...item, status: await statusOf(dir, item, record) })),
  );
  const gone = await goneIn(dir, record, made.items);
  const { items, problems, brings } = await sound(planned, {
    dir,
    record,
    listsFor,
    leftOut,
    gone: removedOf(gone, options),
    isWritten: writtenBy(options),
    known: new Set(errorsOf(before.problems).map(errorKey)),
  });
  return {
    dir,
    items,
    gone,
    lists: listsFor(items),
    topics: made.topics,
    sources: made.sources,
    leftOut,
    notes: made.notes,
    changes: made.changes,
    record,
    problems,
    brings,
  };
}

async function readAll(
  findings: Findings,
  { onProgress, signal, reader: given }: PlanOptions,
  leftOut: LeftOut[],
): Promise<ReadFile[]> {
  const reader = given ?? openReader();
  const files: ReadFile[] = [];
  try {
    for (const [index, { path, bytes }] of findings.files.entries()) {
      signal?.throwIfAborted();
      onProgress?.(index, findings.files.length, path);
      try {
        files.push({ path, reads: await reader.read(path, await bytes()) });
      } catch (error) {
        const reason = error instanceof UnreadableError ? error.message : fileRefusal(error);
        if (reason === null) throw error;
        leftOut.push({ path, reason });
      }
    }
    signal?.throwIfAborted();
    onProgress?.(findings.files.length, findings.files.length, "");
    return files;
  } finally {
    if (!given) await reader.close();
  }
}

/** Ids and wordings that the folder holds; those that earlier imports of the same gave are given again. */
function takenIn(knowledge: Knowledge | null, record: ImportRecord, files: readonly ReadFile[]) {
  // A file that holds many pages gives each a path of its own.
  const paths = files.flatMap(({ path, reads }) =>
    reads.map((read) => (read.kind === "page" ? (read.path ?? path) : path)),
  );
  const given = new Set(paths.map(givenOf));
  const imported = new Set(
    Object.values(record.items)
      .filter((item) => given.has(item.given))
      .flatMap((item) => Object.keys(item.files)),
  );
  const items = [...(knowledge?.entries ?? []), ...(knowledge?.tables ?? [])].filter(
    ({ origin }) => !imported.has(origin.file),
  );
  return {
    ids: items.map(({ id }) => id),
    wordings: [
      ...items.flatMap(({ title, also }) => [title, ...also]),
      ...(knowledge?.entries ?? []).flatMap(({ claim, origin }) =>
        claim === null || imported.has(origin.file) ? [] : [claim],
      ),
      ...(knowledge?.intents ?? []).flatMap(({ examples }) => examples),
    ],
  };
}

const fileOr = (path: string, before: string | null, text: string | null) =>
  text === null ? [] : [{ path, text, isNew: before === null }];

/** What the front page of all calls itself. */
function ownNameOfAll(files: readonly ReadFile[]): string | null {
  const front = files.find(({ path }) => /^[^/]+\/(?:readme|index|_index|home)\.\w+$/i.test(path));
  const page = front?.reads.find((read) => read.kind === "page");
  return page === undefined ? null : (page.title ?? ownNameOf(page.nodes));
}

/** Questions before headings, those first that say what they are about, and one of each file. */
const startersOf = (items: readonly MadeItem[]): string[] => {
  const rank = ({ kind, title }: MadeItem) => (kind === "faq" ? 0 : 2) + (saysEnough(title) ? 0 : 1);
  const full = items.toSorted((a, b) => rank(a) - rank(b));
  const first = full.filter(({ from }, at) => full.findIndex((item) => item.from === from) === at);
  return [...new Set([...first, ...full])].slice(0, 4).map(({ title }) => title);
};

async function statusOf(dir: string, item: MadeItem, record: ImportRecord): Promise<Status> {
  const before = record.items[item.key];
  if (before === undefined) return "new";
  const states = await Promise.all(
    item.files.map(async ({ path, text }) => {
      const known = before.files[path];
      const now = await readFile(join(dir, path), "utf8").catch(() => null);
      return {
        edited: now !== null && known !== undefined && textHash(now) !== known,
        gone: now === null && known !== undefined,
        changed: known !== textHash(text),
      };
    }),
  );
  const changed = states.some((state) => state.changed);
  if (states.some((state) => state.gone)) return "removed";
  if (states.some((state) => state.edited)) return changed ? "both" : "kept";
  return changed ? "updated" : "same";
}

async function goneIn(dir: string, record: ImportRecord, items: readonly MadeItem[]) {
  const keys = new Set(items.map(({ key }) => key));
  const given = new Set(items.map((item) => item.given));
  const gone = Object.entries(record.items).filter(([key, item]) => !keys.has(key) && given.has(item.given));
  return Promise.all(
    gone.map(async ([key, { id, files }]) => {
      const states = await Promise.all(
        Object.entries(files).map(async ([path, hash]) => {
          const now = await readFile(join(dir, path), "utf8").catch(() => null);
          return { path, there: now !== null, edited: now !== null && textHash(now) !== hash };
        }),
      );
      return {
        key,
        id,
        files: states.filter(({ there }) => there).map(({ path }) => path),
        edited: states.some(({ edited }) => edited),
      };
    }),
  );
}
