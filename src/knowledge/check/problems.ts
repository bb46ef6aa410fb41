/** An error or a warning about the knowledge, with its place and remedy. */
export interface Problem {
  /** Errors keep the knowledge from being used; information does not. */
  readonly severity: "error" | "info";
  /** Relative to the knowledge folder. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
  readonly remedy: string;
}

/** A file with thousands of slips is reported by its first ones. */
const mostOfAFile = 50;

/** Collects problems, at most some of each file; the rest are counted. */
export class ProblemLog {
  readonly #problems: Problem[] = [];
  readonly #counts = new Map<string, number>();

  error(file: string, line: number, message: string, remedy: string): void {
    this.add({ severity: "error", file, line, message, remedy });
  }

  info(file: string, line: number, message: string, remedy: string): void {
    this.add({ severity: "info", file, line, message, remedy });
  }

  add(problem: Problem): void {
    const count = (this.#counts.get(problem.file) ?? 0) + 1;
    this.#counts.set(problem.file, count);
    if (count <= mostOfAFile) this.#problems.push(Object.freeze(problem));
  }

  /** All that another log was told. */
  take(other: ProblemLog): void {
    for (const problem of other.#problems) this.add(problem);
    for (const [file, count] of other.#counts)
      if (count > mostOfAFile) this.#counts.set(file, this.#counts.get(file)! + count - mostOfAFile);
  }

  get failed(): boolean {
    return this.#problems.some(({ severity }) => severity === "error");
  }

  failedIn(path: string): boolean {
    return this.#problems.some(({ severity, file }) => severity === "error" && file === path);
  }

  /** Errors first, then by file and line. */
  sorted(): readonly Problem[] {
    const dropped = [...this.#counts].filter(([, count]) => count > mostOfAFile);
    const rest = dropped.map(
      ([file, count]): Problem => ({
        severity: "info",
        file,
        line: 1,
        message: `${count - mostOfAFile} more problems in this file`,
        remedy: "mend the first ones and check again",
      }),
    );
    return Object.freeze(
      [...this.#problems, ...rest].sort(
        (a, b) =>
          Number(a.severity === "info") - Number(b.severity === "info") ||
          (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line),
      ),
    );
  }
}
