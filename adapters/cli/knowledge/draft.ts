import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Bot } from "../../../src/bot.ts";
import { counted } from "../../../src/counted.ts";
import {
  asTitle,
  draftFile,
  draftFromGap,
  type EntryDraft,
  freeId,
  reportGaps,
} from "../../../src/insight/index.ts";
import type { Store } from "../../../src/ports.ts";
import { InputError } from "../../input-error.ts";
import { makeFolder } from "../../private-folder.ts";
import type { Settings } from "../../settings/index.ts";
import { type FolderOptions, knowledgeFolder } from "../settings.ts";
import { aligned } from "../text.ts";
import { isEntryId } from "../values.ts";
import { botOf, fromChat, withStore } from "./workshop.ts";

export interface DraftOptions extends FolderOptions {
  /** For a draft from scratch. */
  readonly question?: string | undefined;
  readonly id?: string | undefined;
  readonly answer?: string | undefined;
  readonly source?: string | undefined;
  readonly topic?: readonly string[] | undefined;
  readonly also?: readonly string[] | undefined;
  /** Gaps from this time on, in milliseconds since 1970. */
  readonly since: number;
  readonly replace?: boolean | undefined;
}

/** Writes a draft from the gap or draft with an id, or from scratch; without either, lists those that there are. */
export async function draft(from: string | undefined, options: DraftOptions): Promise<void> {
  const dir = knowledgeFolder(options.dir);
  const bot = await botOf(dir);
  return withStore(async (store, settings) => {
    const source = { store, settings, bot, sinceMs: options.since };
    if (from === undefined && options.question === undefined) {
      console.log(await listing(source));
      return;
    }
    const found = options.question === undefined ? await find(source, from!) : fresh(options.question, bot);
    const draft: EntryDraft = {
      ...found,
      id: options.id ?? found.id,
      also: [...found.also, ...(options.also ?? [])],
      topics: options.topic ?? found.topics,
      source: options.source ?? found.source,
      answer: options.answer ?? found.answer,
    };
    if (!isEntryId(draft.id))
      throw new InputError(`${draft.id}: no name for a file; give one of letters a to z and digits by --id.`);
    const file = join(dir, "drafts", `${draft.id}.md`);
    await write(file, draftFile(draft), options.replace ?? false);
    if (options.json) console.log(JSON.stringify({ id: draft.id, file }));
    else console.log([`Draft written to ${file}`, ...nextSteps(draft, file)].join("\n"));
  });
}

interface Source {
  readonly store: Store;
  readonly settings: Settings;
  readonly bot: Bot;
  readonly sinceMs: number;
}

function gapsOf({ store, settings, bot, sinceMs }: Source) {
  return reportGaps(store, bot, { sinceMs, belowConfidence: settings.GAP_CONFIDENCE_PERCENT / 100 });
}

async function listing(source: Source): Promise<string> {
  const gaps = (await gapsOf(source)).map(
    ({ id, question, count }) => [id, `${question} (asked ${counted(count, "time")})`] as const,
  );
  const drafts = (await source.store.drafts.list("open")).map(({ id, question }) => [id, question] as const);
  const part = (title: string, rows: readonly (readonly [string, string])[]) =>
    rows.length === 0 ? `${title}: none` : `${title}:\n${aligned(rows)}`;
  return `${part("Gaps", gaps)}\n\n${part("Drafts made in chat", drafts)}`;
}

/** A gap by its id or that of any of its answers: with another --since its first question may be another. */
async function find(source: Source, id: string): Promise<EntryDraft> {
  const gaps = await gapsOf(source);
  const gap =
    gaps.find((each) => each.id === id) ??
    gaps.find(({ answers }) => answers.some((each) => each.startsWith(id)));
  if (gap) return draftFromGap(gap, source.bot.knowledge);
  const draft = await source.store.drafts.get(id);
  if (!draft)
    throw new InputError(`${id}: no gap and no draft has this id; "draft" without an id lists them.`);
  return fromChat(draft, source.bot.knowledge);
}

function fresh(typed: string, { knowledge }: Bot): EntryDraft {
  const question = asTitle(typed.trim());
  return {
    id: freeId(question, knowledge),
    question,
    also: [],
    topics: [],
    related: [],
    source: null,
    answer: "",
  };
}

async function write(file: string, text: string, replace: boolean): Promise<void> {
  makeFolder(dirname(file));
  await writeFile(file, text, { flag: replace ? "w" : "wx" }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
    throw new InputError(`${file} is there already; edit it, or give --replace or another --id.`);
  });
}

function nextSteps({ source, answer, topics, related }: EntryDraft, file: string): string[] {
  return [
    ...(related.length > 0 && topics.length > 0
      ? [`  Look at topics and related: they are taken from the nearest entry, ${related.join(", ")}.`]
      : []),
    ...(answer === "" ? ["  Write the answer below the front matter, the direct statement first."] : []),
    ...(source === null ? ["  Name the source (an id from sources.yaml)."] : []),
    `  Then: npm run knowledge -- try ${file}`,
  ];
}
