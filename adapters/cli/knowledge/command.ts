import { type StyleTextOptions, styleText } from "node:util";
import type { ModelCache } from "../../../src/ports.ts";
import { openModelCache } from "../../knowledge/index.ts";
import { readEnvironment } from "../../settings/index.ts";
import { loadSettings } from "../command.ts";

/** Where a command writes; a test collects the lines instead. */
export interface Output {
  /** One or more lines to standard output. */
  print(text: string): void;
  /** What went wrong, to standard error. */
  complain(text: string): void;
  /** Colours only where a terminal reads them. */
  paint(style: Style, text: string): string;
}

type Style = "red" | "green" | "yellow" | "cyan" | "dim" | "bold";

/** A command of `npm run knowledge`, in a file of its own that exports it as `command`. */
export interface KnowledgeCommand {
  /** Printed for `--help`, without running. */
  readonly usage: string;
  /** Gives the exit code: 0, or 1 where the knowledge is not in order. Unknown flags throw, as `parseArgs` does. */
  run(args: readonly string[], output: Output): Promise<number>;
}

/** The folder to work on: the given one, else `KNOWLEDGE_DIR`, else `knowledge`. */
export const knowledgeFolder = (given: string | undefined): string =>
  given ?? (readEnvironment(process.env).variables.KNOWLEDGE_DIR || "knowledge");

/** What earlier commands and starts have learnt. */
export const modelCache = (): ModelCache => openModelCache(loadSettings());

const painted: StyleTextOptions = { stream: process.stdout };

/** Standard output and error; `styleText` sees whether a terminal reads and whether NO_COLOR is set. */
export const terminal: Output = {
  print: (text) => console.log(text),
  complain: (text) => console.error(text),
  paint: (style, text) => styleText(style, text, painted),
};

/** Two columns, the first as wide as its widest cell. */
export function aligned(rows: readonly (readonly [label: string, value: string])[]): string {
  const width = Math.max(0, ...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `${label.padEnd(width)}  ${value}`.trimEnd()).join("\n");
}
