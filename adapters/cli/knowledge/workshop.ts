import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { type Bot, createBot, findUnlearnt } from "../../../src/bot.ts";
import { draftFile, type EntryDraft, freeId } from "../../../src/insight/index.ts";
import { type Knowledge, loadKnowledge } from "../../../src/knowledge/index.ts";
import { openMeanings } from "../../../src/meaning/index.ts";
import type { Draft, Store } from "../../../src/ports.ts";
import { atOnce } from "../../../src/steps.ts";
import { findEncoder } from "../../encoder/index.ts";
import { InputError } from "../../input-error.ts";
import { KnowledgeError } from "../../knowledge/index.ts";
import type { Settings } from "../../settings/index.ts";
import { openStore } from "../../store/index.ts";
import { loadSettings } from "../settings.ts";
import { modelCache } from "./model-cache.ts";

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
  const { knowledge, problems } = await loadKnowledge(dir, { cache: modelCache() });
  if (knowledge) return botWith(knowledge);
  throw new KnowledgeError(dir, problems);
}

/** Texts whose meanings are learnt for one command; more would take minutes, and "learn" does it ahead. */
const mostLearnt = 5_000;

/** The bot of a knowledge, with the meanings that are kept, and the rest where it is little. */
export function botWith(knowledge: Knowledge): Bot {
  const encoder = findEncoder();
  const meanings = encoder && openMeanings(encoder, modelCache());
  const missing = meanings === null ? 0 : atOnce(findUnlearnt(knowledge, meanings)).length;
  return createBot(knowledge, { meanings, vectors: missing <= mostLearnt ? "all" : "kept" });
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
export async function findDraft(store: Store, dir: string, operand: string): Promise<ReadyDraft> {
  const text = await readFile(operand, "utf8").catch(() => null);
  if (text !== null) {
    const id = /^id:[ \t]*["']?([^\s"']+)/m.exec(text)?.[1] ?? basename(operand, ".md");
    // The id becomes a file's name: one that is hidden, lies elsewhere or is a README would never be read.
    if (!/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(id) || id.toLowerCase() === "readme")
      throw new InputError(
        `${operand}: "${id}" cannot be an entry's id; use lower-case letters, digits and hyphens.`,
      );
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

/** Path of an entry below its knowledge folder. */
export const entryPath = (id: string): string => `faq/${id}.md`;

/** The knowledge as it would be with the draft in it. */
export const withDraft = (dir: string, { id, text }: ReadyDraft): ReturnType<typeof loadKnowledge> =>
  loadKnowledge(dir, { changes: new Map([[entryPath(id), text]]), cache: modelCache() });
