import { createHash } from "node:crypto";
import type { ModelCache } from "../../ports.ts";
import { ProblemLog } from "../check/problems.ts";
import type { KnowledgeFile } from "../files/folder.ts";
import { createKeptParser, type Parser, parser } from "./parser.ts";

/** Memo of parsed files by their text, so that only those that changed are parsed again. */
export interface ReadMemo {
  /** What `read` makes of a file, and what it says about it, unless the file is as it was, and the one that belongs to it. */
  of<T>(file: KnowledgeFile, log: ProblemLog, read: FileRead<T>, beside?: KnowledgeFile): Promise<T | null>;
  /** The folder is read: what is gone from it is forgotten, what was parsed is kept for the next start. */
  settle(paths: ReadonlySet<string>): void;
}

/** Reads a file; slips are logged. */
export type FileRead<T> = (
  file: KnowledgeFile,
  parser: Parser,
  log: ProblemLog,
  beside?: KnowledgeFile,
) => Promise<T | null>;

interface Made {
  readonly version: string;
  readonly item: unknown;
  readonly problems: ProblemLog;
}

/**
 * Creates the memo of one folder and one way of parsing its files. `settle` evicts files that are gone.
 */
export function createReadMemo(cache?: ModelCache): ReadMemo {
  const made = new Map<string, Made>();
  const kept = cache && createKeptParser(cache);
  return {
    async of(file, log, read, beside) {
      const hash = createHash("sha256").update(file.text);
      if (beside !== undefined) hash.update(`\0${beside.path}\0`).update(beside.text);
      const version = hash.digest("base64");
      const known = made.get(file.path);
      if (known?.version === version) {
        log.take(known.problems);
        return known.item as Awaited<ReturnType<typeof read>>;
      }
      const problems = new ProblemLog();
      const item = await read(file, kept ?? parser, problems, beside);
      log.take(problems);
      made.set(file.path, { version, item, problems });
      return item;
    },
    settle(paths) {
      for (const path of made.keys()) if (!paths.has(path)) made.delete(path);
      kept?.keep();
    },
  };
}
