import { mkdir, writeFile } from "node:fs/promises";
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
import type { Settings } from "../../settings/index.ts";
import { describeCall } from "../call.ts";
import { InputError, UsageError } from "../command.ts";
import { parseSince } from "../since.ts";
import { aligned, type KnowledgeCommand, knowledgeFolder } from "./command.ts";
import { botOf, clock, fromChat, withStore } from "./workshop.ts";

const call = describeCall({
  words: true,
  calls: [
    "knowledge -- draft                    lists gaps and drafts",
    "knowledge -- draft ID [flags]           from a gap, or from a draft made in chat",
    `knowledge -- draft --question "…"       from scratch`,
  ],
  about: `Writes DIR/drafts/ENTRY.md: the question, its wordings, and room for the answer and its source.
Then "try" it, and "accept" it.`,
  flags: {
    id: { type: "string", value: "ENTRY", about: "id of the entry (default: made from the question)" },
    answer: { type: "string", value: "TEXT", about: "the answer, Markdown, first paragraph first" },
    source: { type: "string", value: "ID", about: "the source that it stands on, from sources.yaml" },
    topic: {
      type: "string",
      multiple: true,
      value: "ID",
      about: "may be repeated (default: those of the nearest entry)",
    },
    also: {
      type: "string",
      multiple: true,
      default: [] as string[],
      value: "TEXT",
      about: "another wording; may be repeated",
    },
    since: { type: "string", default: "30d", value: "30d", about: "gaps from this time on" },
    replace: { type: "boolean", default: false, about: "write over a draft file of the same name" },
    dir: { type: "string", value: "DIR", about: "knowledge folder (KNOWLEDGE_DIR, else knowledge)" },
    json: { type: "boolean", default: false, about: "print one JSON object: {id, file}" },
    question: { type: "string", value: "TEXT", about: "the question, for a draft from scratch" },
  },
});

export const command: KnowledgeCommand = {
  usage: call.usage,
  async run(args, output) {
    const { values, positionals } = call.read(args);
    const dir = knowledgeFolder(values.dir);
    const bot = await botOf(dir);
    return withStore(async (store, settings) => {
      const source = { store, settings, bot, sinceMs: parseSince(values.since, clock.now()) };
      const [wanted] = positionals;
      if (wanted === undefined && values.question === undefined) {
        output.print(await listing(source));
        return 0;
      }
      const found = values.question === undefined ? await find(source, wanted!) : fresh(values.question, bot);
      const draft: EntryDraft = {
        ...found,
        id: values.id ?? found.id,
        also: [...found.also, ...values.also],
        topics: values.topic ?? found.topics,
        source: values.source ?? found.source,
        answer: values.answer ?? found.answer,
      };
      // It becomes the name of a file.
      if (!/^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/.test(draft.id))
        throw new UsageError(`--id ${draft.id}: an id is lower-case letters and digits, joined by dashes.`);
      const file = join(dir, "drafts", `${draft.id}.md`);
      await write(file, draftFile(draft), values.replace);
      if (values.json) output.print(JSON.stringify({ id: draft.id, file }));
      else output.print([`Draft written to ${file}`, ...nextSteps(draft, file)].join("\n"));
      return 0;
    });
  },
};

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
  if (question === "") throw new UsageError("--question is empty.");
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
  await mkdir(dirname(file), { recursive: true });
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
