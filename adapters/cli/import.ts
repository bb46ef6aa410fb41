import { existsSync } from "node:fs";
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
import { describeCall } from "./call.ts";
import { InputError, runCommand, UsageError } from "./command.ts";
import { knowledgeFolder } from "./knowledge/command.ts";

const call = describeCall({
  words: true,
  calls: ["import -- PATH… [flags]"],
  about: `Makes entries and tables of what a team has: folders of Markdown, MDX, reStructuredText or AsciiDoc, web pages,
Word (.docx), spreadsheets (.xlsx, .ods, .xls, .csv with any delimiter), lists of questions in CSV, JSON or YAML,
exports of Notion and Confluence as .zip. Shows what it made and what it left out, and asks before it writes.
A second import of the same updates what it made; what people edited since stays, and is said.`,
  flags: {
    dir: {
      type: "string",
      value: "DIR",
      about: "knowledge folder to write to (KNOWLEDGE_DIR, else knowledge); made where it is not there",
    },
    base: {
      type: "string",
      value: "URL",
      about: "where the pages stand on the web: relative links and sources get whole addresses",
    },
    turn: {
      type: "string",
      multiple: true,
      default: [] as string[],
      value: "TITLE",
      about: `turns a table round, so that its columns become rows; may be repeated, "*" for all`,
    },
    name: {
      type: "string",
      value: "NAME",
      about: "what the guide knows about, for a folder that has no guide.yaml yet",
    },
    replace: { type: "boolean", default: false, about: "writes over what people edited since, too" },
    prune: {
      type: "boolean",
      default: false,
      about: "removes what earlier imports made and the source no longer has",
    },
    "dry-run": { type: "boolean", default: false, about: "shows what would be done, and writes nothing" },
    yes: { type: "boolean", default: false, about: "writes without asking" },
    all: { type: "boolean", default: false, about: "lists everything, however long" },
    json: {
      type: "boolean",
      default: false,
      about: "print one JSON object: {dir, items, gone, leftOut, notes, written}",
    },
  },
  more: "Ends with 1 where nothing could be made.",
});

await runCommand(call.usage, async () => {
  const { values, positionals } = call.read();
  if (values.help) return console.log(call.usage);
  if (positionals.length === 0) throw new UsageError("What shall be imported? Give folders or files.");
  for (const path of positionals)
    if (!existsSync(path)) throw new InputError(`${path}: there is no such file or folder.`);
  if (values.base !== undefined && !/^https?:\/\//.test(values.base))
    throw new UsageError(`--base ${values.base}: an address that begins with https:// or http://.`);
  const dir = knowledgeFolder(values.dir);
  // Nothing is written until all is read, and then all or nothing: stopping meanwhile leaves the folder as it was.
  const stop = new AbortController();
  const interrupted = (): void => stop.abort(new InputError("Stopped; nothing was written."));
  process.once("SIGINT", interrupted);
  await recoverImports(dir);
  const plan = await planImport(await findFiles(positionals), {
    dir,
    base: values.base ?? null,
    turn: values.turn,
    name: values.name ?? null,
    onProgress: progressTo(process.stderr),
    signal: stop.signal,
  });
  stop.signal.throwIfAborted();
  if (!values.json)
    console.log(describePlan(plan, values.all ? { most: Number.POSITIVE_INFINITY } : {}).join("\n"));
  const wants =
    !values["dry-run"] &&
    isWorthWriting(plan, values) &&
    (values.yes || (await agreed(plan, values, stop.signal)));
  stop.signal.throwIfAborted();
  // From here on it is a matter of milliseconds: whoever stops it now gets the whole.
  process.off("SIGINT", interrupted).on("SIGINT", () => {});
  const done = wants ? await writeImport(plan, values) : null;
  if (values.json) console.log(JSON.stringify(asData(plan, done)));
  else if (done)
    console.log(
      `Written to ${dir}: ${counted(done.written.length, "file")}${done.removed.length > 0 ? `, ${done.removed.length} removed` : ""}. Next: npm run knowledge -- check${dir === "knowledge" ? "" : ` --dir ${dir}`}`,
    );
  else if (!values["dry-run"] && isWorthWriting(plan, values)) console.log("Nothing written.");
  if (plan.items.length === 0) process.exitCode = 1;
});

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
