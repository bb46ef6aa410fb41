import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { type Bot, createBot } from "../../../src/bot.ts";
import { draftFile, type EntryDraft, freeId } from "../../../src/insight/index.ts";
import { type Knowledge, loadKnowledge } from "../../../src/knowledge/index.ts";
import type { Draft, Store } from "../../../src/ports.ts";
import { findEncoder } from "../../encoder/index.ts";
import { removedOnInterrupt } from "../../interrupted.ts";
import { KnowledgeError, openModelCache } from "../../knowledge/index.ts";
import type { Settings } from "../../settings/index.ts";
import { openStore } from "../../store/index.ts";
import { InputError, loadSettings, UsageError } from "../command.ts";

export const clock = { now: () => Date.now() };

/** Opens the store that the settings name for the time of one piece of work. */
export async function withStore<T>(work: (store: Store, settings: Settings) => Promise<T>): Promise<T> {
  const settings = loadSettings();
  const { store } = await openStore(settings, clock);
  try {
    return await work(store, settings);
  } finally {
    await store.close();
  }
}

/**
 * The bot of a folder.
 * @throws KnowledgeError that names the problems where the folder cannot be used.
 */
export async function botOf(dir: string): Promise<Bot> {
  const { knowledge, problems } = await loadKnowledge(dir);
  if (knowledge)
    return createBot(knowledge, { cache: openModelCache(loadSettings()), encoder: findEncoder() });
  throw new KnowledgeError(dir, problems);
}

/** A draft, ready to be tried or accepted. */
export interface ReadyDraft {
  readonly id: string;
  /** The text of its file. */
  readonly text: string;
  /** The file that it was read from, or the draft in the store. */
  readonly from: { readonly file: string } | { readonly draft: Draft };
}

/** Finds a draft by its file or, for one that was made in chat, by its id in the store. */
export async function findDraft(store: Store, dir: string, operand: string | undefined): Promise<ReadyDraft> {
  if (operand === undefined) throw new UsageError("Which draft? Give its file, or its id in the store.");
  const text = await readFile(operand, "utf8").catch(() => null);
  if (text !== null) {
    const id = /^id:[ \t]*["']?([^\s"']+)/m.exec(text)?.[1] ?? basename(operand, ".md");
    // The id becomes a file's name: one that is hidden, lies elsewhere or is a README would never be read.
    if (!/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(id) || id.toLowerCase() === "readme")
      throw new InputError(`${operand}: "${id}" cannot be an entry's id; use letters, digits and hyphens.`);
    return { id, text, from: { file: operand } };
  }
  const draft = await store.drafts.get(operand);
  if (!draft)
    throw new InputError(
      `${operand}: neither a file nor a draft made in chat; "draft" without an id lists those.`,
    );
  const entry = fromChat(draft, (await botOf(dir)).knowledge);
  return { id: entry.id, text: draftFile(entry), from: { draft } };
}

/** A draft made in chat as an entry. */
export function fromChat(
  { question, also, topics, source, answer }: Draft,
  knowledge: Knowledge,
): EntryDraft {
  return { id: freeId(question, knowledge), question, also, topics, related: [], source, answer };
}

/** Path of an entry in a knowledge folder. */
export function entryPath(dir: string, id: string): string {
  return join(dir, "faq", `${id}.md`);
}

/** Gives the knowledge as it would be with the draft in it, from a copy that is gone afterwards. */
export async function withDraft<T>(
  dir: string,
  draft: ReadyDraft,
  work: (result: Awaited<ReturnType<typeof loadKnowledge>>) => Promise<T>,
): Promise<T> {
  const copy = await mkdtemp(join(tmpdir(), "knowledge-"));
  return removedOnInterrupt([copy], async () => {
    await cp(dir, copy, { recursive: true });
    await writeFile(entryPath(copy, draft.id), draft.text, { flag: "w" });
    return work(await loadKnowledge(copy));
  });
}
