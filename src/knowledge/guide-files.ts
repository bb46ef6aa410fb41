import type { z } from "zod";
import { type Placed, placed } from "./check/placed.ts";
import type { ProblemLog } from "./check/problems.ts";
import {
  conceptsSchema,
  decisionSchema,
  intentsSchema,
  profileSchema,
  sourcesSchema,
} from "./check/schemas.ts";
import { validate } from "./check/validate.ts";
import type { KnowledgeFile } from "./files/folder.ts";
import type { Parser } from "./kept/parser.ts";
import type { FileRead } from "./kept/read-memo.ts";
import { lineAt } from "./parse/yaml-node.ts";
import type { FittedDecision, IntentSet, Profile, Source, Vocabulary } from "./types.ts";

async function readWith<S extends z.ZodType>(
  schema: S,
  file: KnowledgeFile,
  parser: Parser,
  log: ProblemLog,
): Promise<Placed<z.output<S>> | null> {
  const node = await parser.yaml({ file: file.path, text: file.text, firstLine: 1 }, log);
  const item = node === null ? null : validate(schema, node, file.path, log);
  return node === null || item === null ? null : placed(item, file.path, node);
}

/** Reads guide.yaml. */
export const readProfile: FileRead<Placed<Profile>> = (file, parser, log) =>
  readWith(profileSchema, file, parser, log);

/** Reads sources.yaml. */
export const readSources: FileRead<Placed<readonly Source[]>> = async (file, parser, log) => {
  const read = await readWith(sourcesSchema, file, parser, log);
  return read === null ? null : { ...read, item: read.item.map(withoutGaps) };
};

/** The same without keys that nothing stands under. */
const withoutGaps = (source: z.output<typeof sourcesSchema>[number]): Source =>
  Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined)) as unknown as Source;

/** Reads decision.json, which is written by a program: a slip in it is told by its path. */
export const readDecision: FileRead<Placed<FittedDecision>> = async ({ path, text }, _parser, log) => {
  const remedy = 'make it anew: "npm run train -- decision --folder", or remove it';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    log.error(path, 1, "not valid JSON", remedy);
    return null;
  }
  const { data, error } = decisionSchema.safeParse(value);
  if (data) return { item: data, file: path, line: () => 1 };
  const [issue] = error.issues;
  log.error(path, 1, `${issue?.path.join(".") || "the file"}: ${issue?.message ?? "does not fit"}`, remedy);
  return null;
};

/** Reads vocabulary.yaml. */
export const readVocabulary: FileRead<Placed<Vocabulary>> = async (file, parser, log) => {
  const read = await readWith(conceptsSchema, file, parser, log);
  return read === null ? null : { ...read, item: { concepts: read.item } };
};

/** Reads a file of intents/: a list of sets, each placed by itself. */
export const readIntents: FileRead<Placed<IntentSet>[]> = async (file, parser, log) => {
  const node = await parser.yaml({ file: file.path, text: file.text, firstLine: 1 }, log);
  const sets = node === null ? null : validate(intentsSchema, node, file.path, log);
  if (node === null || sets === null) return [];
  return sets.map((set, index) => ({
    item: { ...set, origin: { file: file.path, line: lineAt(node, [index]) } },
    file: file.path,
    line: (path) => lineAt(node, [index, ...path]),
  }));
};
