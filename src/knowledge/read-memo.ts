import type { KnowledgeFile } from "./folder.ts";
import { type Problem, ProblemLog } from "./problems.ts";

/** What was made of files when they were last read, so that only what changed is read again. */
export interface ReadMemo {
  /** What `read` makes of a file, and what it says about it, unless the file is as it was. */
  of<T>(
    file: KnowledgeFile,
    log: ProblemLog,
    read: (file: KnowledgeFile, log: ProblemLog) => Promise<T | null>,
  ): Promise<T | null>;
}

interface Made {
  readonly text: string;
  readonly item: unknown;
  readonly problems: readonly Problem[];
}

/** Opens a memory for one folder and one way of reading its files; what is gone from the folder is forgotten with the next change. */
export function createReadMemo(): ReadMemo & { forgetAllBut(paths: ReadonlySet<string>): void } {
  const made = new Map<string, Made>();
  return {
    async of(file, log, read) {
      const known = made.get(file.path);
      if (known?.text === file.text) {
        for (const problem of known.problems) log.add(problem);
        return known.item as Awaited<ReturnType<typeof read>>;
      }
      const own = new ProblemLog();
      const item = await read(file, own);
      const problems = own.sorted();
      for (const problem of problems) log.add(problem);
      made.set(file.path, { text: file.text, item, problems });
      return item;
    },
    forgetAllBut(paths) {
      for (const path of made.keys()) if (!paths.has(path)) made.delete(path);
    },
  };
}
