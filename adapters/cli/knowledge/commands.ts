import { failureOf } from "../command.ts";
import type { KnowledgeCommand, Output } from "./command.ts";

interface CommandEntry {
  readonly what: string;
  load(): Promise<{ readonly command: KnowledgeCommand }>;
}

/** Each command is a file of its own beside this one, loaded when it is called. */
const commands: Readonly<Record<string, CommandEntry>> = {
  check: {
    what: "says what is wrong with the folder, with file, line and remedy",
    load: () => import("./check.ts"),
  },
  stats: { what: "counts what the folder holds", load: () => import("./stats.ts") },
  sources: {
    what: "lists the sources with their licences, and what stands on each",
    load: () => import("./sources.ts"),
  },
  derive: {
    what: "makes tables anew from extracts of open data",
    load: () => import("./derive.ts"),
  },
  learn: {
    what: "learns the folder ahead of the first start",
    load: () => import("./learn.ts"),
  },
  reload: {
    what: "makes a running bot read the folder now",
    load: () => import("./reload.ts"),
  },
  draft: {
    what: "makes a draft entry from what people asked in vain",
    load: () => import("./draft.ts"),
  },
  try: { what: "tells what a draft would win, take and break", load: () => import("./try.ts") },
  accept: {
    what: "writes a draft into the folder, as a change to review",
    load: () => import("./accept.ts"),
  },
  regress: {
    what: "compares two versions of the folder, question by question",
    load: () => import("./regress.ts"),
  },
};

const usage = [
  "Usage: npm run knowledge -- COMMAND [flags]",
  "",
  ...Object.entries(commands).map(([name, { what }]) => `  ${name.padEnd(9)} ${what}`),
  "",
  '"npm run knowledge -- COMMAND --help" lists the flags of one command.',
].join("\n");

const asksForHelp = (arg: string | undefined): boolean => arg === "--help" || arg === "-h";

/** Runs a command of `npm run knowledge`; gives the exit code, 2 where it was called in a way that it does not know. */
export async function runKnowledge(args: readonly string[], output: Output): Promise<number> {
  const [name, ...rest] = args;
  if (asksForHelp(name)) {
    output.print(usage);
    return 0;
  }
  const entry = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (entry === undefined) {
    output.complain(`${name === undefined ? "Which command?" : `${name}: no such command.`}\n\n${usage}`);
    return 2;
  }
  const { command } = await entry.load();
  if (rest.some(asksForHelp)) {
    output.print(command.usage);
    return 0;
  }
  try {
    return await command.run(rest, output);
  } catch (error) {
    const failure = failureOf(error, command.usage);
    if (!failure) throw error;
    output.complain(failure.message);
    return failure.exitCode;
  }
}
