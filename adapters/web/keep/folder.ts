import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createReadMemo, loadKnowledge, type Problem } from "../../../src/knowledge/index.ts";
import { createModelCache } from "../../knowledge/index.ts";
import { WebError } from "../errors.ts";

/** A file that keepers may edit: what the loader reads, nothing hidden, nothing outside. */
const editable =
  /^(?:guide\.yaml|sources\.yaml|vocabulary\.yaml|(?:faq|articles)\/(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.md|tables\/(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.(?:md|csv|ya?ml)|(?:intents|onboarding)\/(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.ya?ml)$/;

/** Whether a path names a file that may be edited. */
export const isEditable = (path: string): boolean =>
  path.length <= 300 && editable.test(path) && !path.includes("..");

/** Content hash of a text, for optimistic locking; `new` for a missing file. */
export const versionOf = (text: string | null): string =>
  text === null ? "new" : createHash("sha256").update(text).digest("hex").slice(0, 16);

/** A file's text, `null` where it is not there. */
export const fileText = (dir: string, path: string): Promise<string | null> =>
  readFile(join(dir, path), "utf8").catch(() => null);

/** @throws WebError where the file is not of the version that was edited. */
export async function stillIs(dir: string, path: string, version: string): Promise<void> {
  const now = versionOf(await fileText(dir, path));
  if (now === version) return;
  throw new WebError(
    "conflict",
    version === "new"
      ? `${path} is there already; choose another id.`
      : "Somebody changed this file since you opened it; copy your text, and open it again.",
  );
}

/** Problems of an edited file, and those that it causes in others. */
export interface Checked {
  readonly problems: readonly Problem[];
  readonly elsewhere: readonly Problem[];
  /** Errors that others have anyway: until they are mended nothing goes live. */
  readonly waits: readonly Problem[];
}

/** Creates the check of unsaved edits, which memoises the parsed files of the folder. */
export function openChecks(
  dir: string,
  models: readonly string[],
): (path: string, changes: ReadonlyMap<string, string | null>) => Promise<Checked> {
  const memo = createReadMemo(createModelCache(...models));
  return async (path, changes) => {
    const { problems } = await loadKnowledge(dir, { changes, memo });
    const others = problems.filter(({ file, severity }) => file !== path && severity === "error");
    // Only what the change itself brings about is told.
    const before = new Set(
      others.length === 0 ? [] : (await loadKnowledge(dir, { memo })).problems.map(keyOf),
    );
    return {
      problems: problems.filter(({ file }) => file === path),
      elsewhere: others.filter((problem) => !before.has(keyOf(problem))),
      waits: others.filter((problem) => before.has(keyOf(problem))),
    };
  };
}

const keyOf = ({ file, message }: Problem): string => `${file}\0${message}`;

/** A file's text with what belongs to it: a source that the folder does not have yet goes into sources.yaml. */
export async function withSource(
  dir: string,
  path: string,
  text: string,
  source: { readonly id: string; readonly title: string } | null,
): Promise<Map<string, string | null>> {
  const changes = new Map<string, string | null>([[path, text]]);
  if (source === null) return changes;
  const before = (await fileText(dir, sourcesFile)) ?? "";
  // JSON is YAML, whatever signs a title holds.
  const line = `- id: ${source.id}\n  title: ${JSON.stringify(source.title)}\n`;
  return changes.set(
    sourcesFile,
    before.trim() === "" || before.trim() === "[]" ? line : `${before.trimEnd()}\n${line}`,
  );
}

const sourcesFile = "sources.yaml";
