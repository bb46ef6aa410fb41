import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { replaceFiles } from "../../import/index.ts";
import { WebError } from "../errors.ts";

/** What was changed on the page, by whom: hidden from the loader, kept with the folder. */
const historyFile = ".changes.jsonl";
/** Older changes can no longer be undone, nor are they listed. */
const mostChanges = 300;
/** Of one change; what is longer is named without its texts. */
const mostChars = 2_000_000;

const changeSchema = z.object({
  id: z.string(),
  atMs: z.number(),
  by: z.string(),
  what: z.string(),
  /** `null`: the file was not there. */
  files: z.record(z.string(), z.object({ before: z.string().nullable(), after: z.string().nullable() })),
  undone: z.string().nullable().default(null),
  /** False where the texts were too long to be kept, and it cannot be taken back. */
  kept: z.boolean().default(true),
});

/** A recorded change of files, with its author. */
export type Change = z.infer<typeof changeSchema>;

/** Input of a change. */
export interface NewChange {
  readonly by: string;
  readonly what: string;
  readonly atMs: number;
  readonly texts: ReadonlyMap<string, string | null>;
}

/** Change log of a folder: applies changes one after the other, and undoes them. */
export interface History {
  /** Newest first. */
  list(): Promise<readonly Change[]>;
  make(change: NewChange): Promise<Change>;
  /** Puts back what stood there. @throws WebError where somebody changed it since. */
  undo(id: string, by: string, atMs: number): Promise<Change>;
}

/** Opens the history of a folder. */
export function openHistory(dir: string): History {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const next = last.then(task, task);
    last = next.catch(() => {});
    return next;
  };

  async function read(): Promise<Change[]> {
    const text = await readFile(join(dir, historyFile), "utf8").catch(() => "");
    return text
      .split("\n")
      .filter((line) => line !== "")
      .flatMap((line) => {
        const parsed = changeSchema.safeParse(parse(line));
        return parsed.success ? [parsed.data] : [];
      });
  }
  const textOf = (path: string) => readFile(join(dir, path), "utf8").catch(() => null);

  async function write({ by, what, atMs, texts }: NewChange, undone: string | null): Promise<Change> {
    const files: Change["files"] = {};
    for (const [path, after] of texts) files[path] = { before: await textOf(path), after };
    const chars = Object.values(files).reduce(
      (sum, { before, after }) => sum + (before?.length ?? 0) + (after?.length ?? 0),
      0,
    );
    const kept = chars <= mostChars;
    const named = Object.fromEntries(Object.keys(files).map((path) => [path, { before: null, after: null }]));
    const change: Change = {
      id: randomBytes(6).toString("hex"),
      atMs,
      by,
      what,
      files: kept ? files : named,
      undone,
      kept,
    };
    const all = [...(await read()), change].slice(-mostChanges);
    const lines = `${all.map((each) => JSON.stringify(each)).join("\n")}\n`;
    await replaceFiles(dir, new Map([...texts, [historyFile, lines]]));
    return change;
  }

  return {
    list: async () => (await read()).reverse(),
    make: (change) => inTurn(() => write(change, null)),
    undo: (id, by, atMs) =>
      inTurn(async () => {
        const all = await read();
        const change = all.find((each) => each.id === id);
        if (change === undefined) throw new WebError("conflict", "This change is not remembered any more.");
        if (!change.kept) throw new WebError("conflict", "This change is too large to be taken back here.");
        if (all.some(({ undone }) => undone === id))
          throw new WebError("conflict", "This change was taken back already.");
        for (const [path, { after }] of Object.entries(change.files))
          if ((await textOf(path)) !== after)
            throw new WebError("conflict", `${path} was changed since; open it, and change it by hand.`);
        const texts = new Map(Object.entries(change.files).map(([path, { before }]) => [path, before]));
        return write({ by, atMs, what: `Took back: ${change.what}`, texts }, id);
      }),
  };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
