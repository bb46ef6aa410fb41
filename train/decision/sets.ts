import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { type Labelled, parseLabelled } from "../../src/insight/labelled.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import type { Knowledge } from "../../src/knowledge/types.ts";

/** `asks`: it wants an answer; whether the folder holds it nobody has read. */
const wantedSchema = z.enum(["answer", "partly", "decline", "clarify", "chitchat", "asks"]);

/** One message of somebody, read and labelled by hand; see JUDGING.md. */
const lineSchema = z.object({
  id: z.string(),
  q: z.string(),
  prior: z.array(z.string()).default([]),
  kind: z.string(),
  do: wantedSchema.optional(),
  label: z.object({ do: wantedSchema }).optional(),
  /** Ids of all entries and tables that answer it, or a part of it. */
  entries: z.array(z.string()).default([]),
  /** In whose channel it was said, where a file holds those of several. */
  set: z.string().optional(),
});

export interface Line {
  readonly id: string;
  readonly set?: string | undefined;
  readonly q: string;
  readonly prior: readonly string[];
  readonly kind: string;
  readonly wanted: z.infer<typeof wantedSchema>;
  readonly entries: readonly string[];
  /** Patterns that tell a right answer, where nobody named the entries. */
  readonly patterns?: Labelled;
}

/** A folder of knowledge with what people asked it. */
export interface TrainingSet {
  readonly name: string;
  /** Sets of one family are left out together. */
  readonly family: string;
  readonly knowledge: Knowledge;
  readonly lines: readonly Line[];
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Folders of other trades; each has its questions beside it. */
const folders = [
  "hospital-volunteers",
  "it-helpdesk",
  "brewing-supplies",
  "film-festival",
  "town-hall",
  "climbing-gym",
  "bike-couriers",
  "seed-library",
] as const;

/** The questions about the career were labelled against what the two founding documents say. */
const foundingSources = new Set(["article", "glossary"]);

/** Reads every set. @throws Error where a folder has errors or a line does not fit. */
export async function loadSets(): Promise<TrainingSet[]> {
  const channel = readLines(here("../folders/channel.jsonl"));
  const channelOf = (name: string) => channel.filter(({ set }) => set === name);
  const sets = await Promise.all(
    folders.map(
      async (name): Promise<TrainingSet> => ({
        name,
        family: name,
        knowledge: await load(here(`../folders/${name}`)),
        lines: [...readLines(here(`../folders/${name}.questions.jsonl`)), ...channelOf(name)],
      }),
    ),
  );
  const whole = await load(here("../../knowledge"));
  const shipped = onlyFrom(whole, foundingSources);
  const lines = readLines(here("../folders/career.questions.jsonl"));
  return [
    ...sets,
    { name: "career", family: "career", knowledge: shipped, lines },
    { name: "career, few wordings", family: "career", knowledge: withWordings(shipped, 3), lines },
    {
      name: "people",
      family: "people",
      knowledge: whole,
      lines: [
        ...["questions", "turns"].flatMap((of) => readLines(here(`../folders/people.${of}.jsonl`))),
        ...channelOf("people"),
      ],
    },
    {
      name: "career, by its authors",
      family: "authors",
      knowledge: whole,
      lines: readPatterns(),
    },
  ];
}

/** One folder with its own labelled questions. @throws Error where it has errors or a line does not fit. */
export async function loadSet(folder: string, files: readonly string[]): Promise<TrainingSet> {
  if (files.length === 0) throw new Error("give the labelled questions with --questions FILE");
  const knowledge = await load(folder);
  return { name: basename(folder), family: basename(folder), knowledge, lines: files.flatMap(readLines) };
}

async function load(folder: string): Promise<Knowledge> {
  const { knowledge, problems } = await loadKnowledge(folder);
  if (!knowledge) throw new Error(`${folder}: ${problems.map(({ message }) => message).join("; ")}`);
  return knowledge;
}

const wanted = { answer: "answer", decline: "decline", clarify: "clarify", chitchat: "chitchat" } as const;
/** Of the questions that the knowledge's authors wrote every so many is taken: they are one kind of asking among many. */
const everyAuthored = 2;

function readPatterns(): Line[] {
  const file = here("../../test/eval/tuning-4.jsonl");
  const others = ["tuning-2", "tuning-3", "open-data"].map((name) => here(`../../test/eval/${name}.jsonl`));
  return [file, ...others]
    .flatMap((each) => parseLabelled(readFileSync(each, "utf8"), each))
    .filter((_, i) => i % everyAuthored === 0)
    .map((patterns) => ({
      id: patterns.id,
      q: patterns.q,
      prior: patterns.prior,
      kind: patterns.kind,
      wanted: wanted[patterns.expect],
      entries: [],
      patterns,
    }));
}

/** Reads labelled lines. @throws Error with file and line where one does not fit. */
export function readLines(file: string): Line[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((text, i) => {
      if (text.trim() === "") return [];
      const { do: own, label, ...line } = lineSchema.parse(JSON.parse(text));
      const wanted = own ?? label?.do;
      if (!wanted) throw new Error(`${file}:${i + 1}: no label; write "do"`);
      return [{ ...line, wanted }];
    });
}

/** A knowledge with the entries and tables of some sources alone. */
export function onlyFrom(knowledge: Knowledge, sources: ReadonlySet<string>): Knowledge {
  const kept = <Of extends { readonly source: string }>(all: readonly Of[]) =>
    all.filter(({ source }) => sources.has(source));
  return { ...knowledge, entries: kept(knowledge.entries), tables: kept(knowledge.tables) };
}

/** A knowledge whose entries keep so many wordings each. */
export function withWordings(knowledge: Knowledge, most: number): Knowledge {
  const thin = <Of extends { readonly also: readonly string[] }>(each: Of): Of => ({
    ...each,
    also: each.also.slice(0, most),
  });
  return { ...knowledge, entries: knowledge.entries.map(thin), tables: knowledge.tables.map(thin) };
}
