import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createReadMemo, loadKnowledge, type Problem } from "../../src/knowledge/index.ts";
import type { LeftOut } from "./find.ts";
import type { MadeItem } from "./make.ts";
import type { ImportPlan, PlannedItem } from "./planned.ts";
import type { ImportRecord } from "./record.ts";

/** How often the folder is checked with what was made; each time what has errors is taken out. */
const mostChecks = 4;

export const errorsOf = (problems: readonly Problem[]) =>
  problems.filter(({ severity }) => severity === "error");

/** The same error after lines moved. */
export const errorKey = ({ file, message }: Problem): string => `${file}: ${message.replace(/:\d+/g, "")}`;

interface Surroundings {
  readonly dir: string;
  readonly record: ImportRecord;
  readonly listsFor: (
    items: readonly MadeItem[],
  ) => readonly { readonly path: string; readonly text: string }[];
  readonly leftOut: LeftOut[];
  readonly gone: ImportPlan["gone"];
  readonly isWritten: (item: PlannedItem) => boolean;
  /** Keys of the errors that the folder has now. */
  readonly known: ReadonlySet<string>;
}

/**
 * Checks the folder as it would be, and leaves out what would bring an error, with the reason. Of two files that
 * do not go together the check blames the one that sorts later: the one that is new is at fault.
 */
export async function sound(
  made: readonly PlannedItem[],
  { dir, record, listsFor, leftOut, gone, isWritten, known }: Surroundings,
): Promise<Pick<ImportPlan, "items" | "problems" | "brings">> {
  const empty = existsSync(dir) ? null : await mkdtemp(join(tmpdir(), "import-"));
  try {
    let items = made;
    const memo = createReadMemo();
    for (let check = 1; ; check++) {
      const changes = new Map<string, string | null>();
      for (const { files } of gone) for (const path of files) changes.set(path, null);
      const written = items.filter(isWritten);
      for (const { key, files } of written) {
        // An entry that now asks, or a table that grew, has another file.
        for (const path of Object.keys(record.items[key]?.files ?? {})) changes.set(path, null);
        for (const { path, text } of files) changes.set(path, text);
      }
      for (const { path, text } of listsFor(items)) changes.set(path, text);
      const { problems } = await loadKnowledge(empty ?? dir, { tolerant: true, changes, memo });
      const errors = errorsOf(problems);
      const faults = faultsOf(written, errors, known);
      if (faults.size === 0 || check === mostChecks) {
        const own = new Set(written.flatMap(({ files }) => files.map(({ path }) => path)));
        const changed = written.length + gone.length > 0;
        const brings = errors.filter((error) => own.has(error.file) || !known.has(errorKey(error)));
        return { items, problems, brings: changed ? brings : [] };
      }
      for (const [{ from, title }, { message, remedy }] of faults)
        leftOut.push({ path: from, reason: `“${title}”: ${message}; ${remedy}` });
      items = items.filter((item) => !faults.has(item));
    }
  } finally {
    if (empty !== null) await rm(empty, { recursive: true, force: true });
  }
}

/** The items that have an error, or that a new error of another file names. */
function faultsOf(
  written: readonly PlannedItem[],
  errors: readonly Problem[],
  known: ReadonlySet<string>,
): ReadonlyMap<PlannedItem, Problem> {
  const itemOf = new Map(written.flatMap((item) => item.files.map(({ path }) => [path, item] as const)));
  const faults = new Map<PlannedItem, Problem>();
  for (const error of errors) {
    const own = itemOf.get(error.file);
    if (own !== undefined) {
      if (!faults.has(own)) faults.set(own, error);
    } else if (!known.has(errorKey(error))) {
      const other = itemOf.get(placeIn(error.message));
      if (other !== undefined && !faults.has(other)) faults.set(other, inOwnWords(error));
    }
  }
  return faults;
}

/** The file whose place a message names. */
const placeIn = (message: string): string =>
  /(\S+):\d+(?= |\)|$)/.exec(message)?.[1]?.replace(/^\(/, "") ?? "";

/** An error that one file has with another, as the other has it. */
const inOwnWords = ({ file, line, message, ...rest }: Problem): Problem => ({
  ...rest,
  file,
  line,
  message: message.replace(/\S+:\d+(?= |\)|$)/, `${file}:${line}`),
});
