import { join } from "node:path";
import type { Problem } from "../../src/knowledge/index.ts";

/** The knowledge has errors: the message lists them all, each with its place and its remedy. */
export class KnowledgeError extends Error {
  readonly code = "bad-knowledge";
  constructor(folder: string, problems: readonly Problem[]) {
    super([`The knowledge in ${folder} cannot be used:`, ...problemLines(folder, problems)].join("\n"));
    this.name = "KnowledgeError";
  }
}

/** Errors as lines with file, line and remedy; files as a terminal opens them. */
export function problemLines(folder: string, problems: readonly Problem[]): string[] {
  return problems
    .filter(({ severity }) => severity === "error")
    .map(({ file, line, message, remedy }) => `  ${join(folder, file)}:${line}: ${message}; ${remedy}`);
}
