import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { loadKnowledge, type Problem } from "../../../src/knowledge/index.ts";
import { WebError } from "../errors.ts";

/** A file that keepers may edit: what the loader reads, nothing hidden, nothing outside. */
const editable =
  /^(?:guide\.yaml|sources\.yaml|vocabulary\.yaml|(?:faq|articles)\/(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.md|tables\/(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.(?:md|csv|ya?ml)|(?:intents|onboarding)\/(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.ya?ml)$/;

/** Whether a path names a file that may be edited. */
export const isEditable = (path: string): boolean =>
  path.length <= 300 && editable.test(path) && !path.includes("..");

/** Version of a text; of a missing file `new`. */
export const versionOf = (text: string | null): string =>
  text === null ? "new" : createHash("sha256").update(text).digest("hex").slice(0, 16);

/** A file's text, `null` where it is not there. */
export const textOf = (dir: string, path: string): Promise<string | null> =>
  readFile(join(dir, path), "utf8").catch(() => null);

/** @throws WebError where the file is not of the version that was edited. */
export async function stillIs(dir: string, path: string, version: string): Promise<void> {
  const now = versionOf(await textOf(dir, path));
  if (now === version) return;
  throw new WebError(
    "conflict",
    version === "new"
      ? `${path} is there already; choose another id.`
      : "Somebody changed this file since you opened it; copy your text, and open it again.",
  );
}

/** What a check says of a file, as it would be; and how many errors others have. */
export async function checkFile(
  dir: string,
  path: string,
  text: string | null,
): Promise<{ readonly problems: readonly Problem[]; readonly elsewhere: readonly Problem[] }> {
  const { problems } = await loadKnowledge(dir, { changes: new Map([[path, text]]) });
  const before = new Set((await loadKnowledge(dir)).problems.map(keyOf));
  return {
    problems: problems.filter(({ file }) => file === path),
    elsewhere: problems.filter(
      (problem) => problem.file !== path && problem.severity === "error" && !before.has(keyOf(problem)),
    ),
  };
}

const keyOf = ({ file, message }: Problem): string => `${file}\0${message}`;
