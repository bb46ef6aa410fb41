import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { counted } from "../../src/counted.ts";
import {
  describePlan,
  findFiles,
  type ImportPlan,
  planImport,
  recoverImports,
  writeImport,
} from "../import/index.ts";
import { InputError } from "../input-error.ts";
import { knowledgeFolder } from "./settings.ts";

export interface ImportOptions {
  readonly dir?: string | undefined;
  readonly base?: string | undefined;
  readonly turn?: readonly string[] | undefined;
  readonly name?: string | undefined;
  readonly replace?: boolean | undefined;
  readonly prune?: boolean | undefined;
  readonly dryRun?: boolean | undefined;
  readonly yes?: boolean | undefined;
  readonly all?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** Makes entries and tables of files, shows them, and writes them where that is agreed to. */
export async function importFiles(paths: readonly string[], options: ImportOptions): Promise<void> {
  for (const path of paths)
    if (!statSync(path, { throwIfNoEntry: false }))
      throw new InputError(`${path}: there is no such file or folder.`);
  const dir = knowledgeFolder(options.dir);
  checkTarget(dir, options.dryRun ?? false);
  const wishes = { replace: options.replace ?? false, prune: options.prune ?? false };
  // Nothing is written until all is read, and then all or nothing: stopping meanwhile leaves the folder as it was.
  const stop = new AbortController();
  const interrupted = (): void => stop.abort(new InputError("Stopped; nothing was written."));
  process.once("SIGINT", interrupted);
  await recoverImports(dir);
  const plan = await planImport(await findFiles(paths, dir), {
    dir,
    base: options.base ?? null,
    turn: options.turn ?? [],
    name: options.name ?? null,
    ...wishes,
    onProgress: progressTo(process.stderr),
    signal: stop.signal,
  });
  stop.signal.throwIfAborted();
  if (!options.json)
    console.log(describePlan(plan, options.all ? { most: Number.POSITIVE_INFINITY } : {}).join("\n"));
  const wants =
    !options.dryRun &&
    plan.brings.length === 0 &&
    isWorthWriting(plan, wishes) &&
    (options.yes || (await agreed(plan, wishes, stop.signal)));
  stop.signal.throwIfAborted();
  // From here on it is a matter of milliseconds: whoever stops it now gets the whole.
  process.off("SIGINT", interrupted).on("SIGINT", () => {});
  const done = wants ? await writeImport(plan, wishes) : null;
  if (options.json) console.log(JSON.stringify(asData(plan, done)));
  else if (done)
    console.log(
      `Written to ${dir}: ${counted(done.written.length, "file")}${done.removed.length > 0 ? `, ${done.removed.length} removed` : ""}. Next: npm run knowledge -- check${dir === "knowledge" ? "" : ` --dir ${dir}`}`,
    );
  else if (!options.dryRun && isWorthWriting(plan, wishes)) console.log("Nothing written.");
  if (plan.items.length === 0 || plan.brings.length > 0) process.exitCode = 1;
}

/** Reading may take minutes: that nothing could be written is said before it. */
function checkTarget(dir: string, dryRun: boolean): void {
  let nearest = resolve(dir);
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  if (!statSync(nearest).isDirectory())
    throw new InputError(`${nearest}: is a file; --dir names the folder that is written to.`);
  if (!dryRun) accessSync(nearest, constants.W_OK | constants.X_OK);
}

interface Wishes {
  readonly replace: boolean;
  readonly prune: boolean;
}

function isWorthWriting({ items, gone }: ImportPlan, { replace, prune }: Wishes): boolean {
  const changes = items.filter(
    ({ status }) => status !== "same" && (replace || !["kept", "removed"].includes(status)),
  );
  return changes.length > 0 || (prune && gone.some(({ edited }) => !edited));
}

async function agreed(
  { items, dir, gone }: ImportPlan,
  { replace, prune }: Wishes,
  signal: AbortSignal,
): Promise<boolean> {
  if (!process.stdin.isTTY) {
    console.log("Nothing asked, since nobody is at a terminal: --yes writes it.");
    return false;
  }
  const fresh = items.filter(({ status }) => status === "new").length;
  const over = items.filter(
    ({ status }) => status === "updated" || (replace && ["kept", "both", "removed"].includes(status)),
  ).length;
  const parts = [
    ...(fresh > 0 ? [`write ${fresh} new`] : []),
    ...(over > 0 ? [`write over ${over}`] : []),
    ...(prune && gone.length > 0 ? [`remove ${gone.filter(({ edited }) => !edited).length}`] : []),
  ];
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await lines.question(
      `In ${dir}: ${parts.join(", ") || "put what differs beside"}? [y/N] `,
      { signal },
    );
    return /^y(?:es)?$/i.test(answer.trim());
  } catch {
    return false;
  } finally {
    lines.close();
  }
}

/** A bar on a terminal; nothing where a machine reads. */
function progressTo(stream: NodeJS.WriteStream): (done: number, all: number, path: string) => void {
  if (!stream.isTTY) return () => {};
  return (done, all, path) => {
    const width = 24;
    const full = Math.round((done / Math.max(1, all)) * width);
    const bar = `${"█".repeat(full)}${"░".repeat(width - full)}`;
    const room = Math.max(0, (stream.columns ?? 80) - width - 18);
    const name = path.length > room ? `…${path.slice(path.length - room + 1)}` : path;
    stream.write(done === all ? "\r\u001b[K" : `\r\u001b[K${bar} ${done} of ${all} ${name}`);
  };
}

function asData({ dir, items, gone, leftOut, notes, changes, problems }: ImportPlan, done: object | null) {
  return {
    dir,
    items: items.map(({ id, kind, title, from, status, files }) => ({
      id,
      kind,
      title,
      from,
      status,
      files: files.map(({ path }) => path),
    })),
    gone,
    leftOut,
    notes,
    changes: Object.fromEntries(changes),
    problems,
    written: done,
  };
}
