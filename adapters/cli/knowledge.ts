import { failureOf } from "./command.ts";
import { type KnowledgeCommand, type Output, terminal } from "./knowledge/command.ts";

/** Each command is a file of its own in knowledge/, loaded when it is called. */
const commands = {
  check: "says what is wrong with the folder, with file, line and remedy",
  stats: "counts what the folder holds",
  draft: "makes a draft entry from what people asked in vain",
  try: "tells what a draft would win, take and break",
  accept: "writes a draft into the folder, as a change to review",
  regress: "compares two versions of the folder, question by question",
} as const;

const usage = [
  "Usage: npm run knowledge -- COMMAND [flags]",
  "",
  ...Object.entries(commands).map(([name, what]) => `  ${name.padEnd(9)} ${what}`),
  "",
  '"npm run knowledge -- COMMAND --help" lists the flags of one command.',
].join("\n");

/** Runs a command of `npm run knowledge`; gives the exit code, 2 where it was called in a way that it does not know. */
export async function runKnowledge(args: readonly string[], output: Output): Promise<number> {
  const [name, ...rest] = args;
  if (name === "--help" || name === "-h") {
    output.print(usage);
    return 0;
  }
  if (name === undefined || !Object.hasOwn(commands, name)) {
    output.complain(`${name === undefined ? "Which command?" : `${name}: no such command.`}\n\n${usage}`);
    return 2;
  }
  const { command } = (await import(`./knowledge/${name}.ts`)) as { readonly command: KnowledgeCommand };
  try {
    return await command.run(rest, output);
  } catch (error) {
    const failure = failureOf(error, command.usage);
    if (!failure) throw error;
    output.complain(failure.message);
    return failure.exitCode;
  }
}

if (import.meta.main) process.exitCode = await runKnowledge(process.argv.slice(2), terminal);
