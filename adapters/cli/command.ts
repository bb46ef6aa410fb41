import { styleText } from "node:util";
import { type AddHelpTextContext, Command, CommanderError, type CommandUnknownOpts, Option } from "commander";
import { fileSentence } from "../file-error.ts";
import { InputError } from "../input-error.ts";

/** Wider lines are hard to read, however wide the terminal is. */
const mostColumns = 100;

/** A command that others are added to; they take over what is set here. */
export function createProgram(name: string): Command {
  return new Command(name)
    .exitOverride()
    .showHelpAfterError()
    .configureOutput({
      getOutHelpWidth: () => Math.min(process.stdout.columns ?? 80, mostColumns),
      getErrHelpWidth: () => Math.min(process.stderr.columns ?? 80, mostColumns),
    })
    .configureHelp({
      prepareContext({ error, helpWidth = 80 }) {
        this.helpWidth = helpWidth;
        // After a wrong call the message and what can be called stand close together.
        if (error) this.commandDescription = () => "";
      },
      commandUsage: (command) => `${calledAs(command)} ${command.usage()}`,
      subcommandTerm: (command) =>
        `${command.name()} ${command.usage()}`.replace(/ \[(?:options|command)\]/g, ""),
      styleTitle: (title) => styleText("bold", title),
    });
}

/** What is typed to call a command: its name, or the script of npm that called it now. */
function calledAs(command: CommandUnknownOpts): string {
  const names: string[] = [];
  for (let each: CommandUnknownOpts | null = command; each !== null; each = each.parent)
    names.unshift(each.name());
  const script = names.indexOf(process.env.npm_lifecycle_event ?? "");
  if (script < 0) return names.join(" ");
  const name = names[script]!;
  // npm knows `start` by itself.
  return [name === "start" ? "npm start --" : `npm run ${name} --`, ...names.slice(script + 1)].join(" ");
}

/** Text below a command's help: calls of it, given by what stands behind its name. */
export const examples =
  (...calls: readonly string[]) =>
  ({ command, error }: AddHelpTextContext): string => {
    if (error) return "";
    const start = calledAs(command);
    // What npm itself prints would be in the way of another program.
    const piped = start.replace("npm run", "npm run --silent");
    const lines = calls.map((call) => `  ${/[<>|]/.test(call) ? piped : start} ${call}`);
    return ["", styleText("bold", "Examples:"), ...lines].join("\n");
  };

/** What the folder of knowledge is called behind a command. */
const folderWords = ["dir", "knowledge"] as const;

/** Where a command shows one word for the folder, it takes the other as well. */
function takeBothWords(command: CommandUnknownOpts): void {
  for (const each of command.commands) takeBothWords(each);
  const shown = command.options.filter((option) => folderWords.some((word) => option.name() === word));
  if (shown.length !== 1) return;
  const [option] = shown;
  const other = new Option(`--${folderWords.find((word) => word !== option!.name())} <folder>`).hideHelp();
  if (option!.parseArg) other.parseArg = option!.parseArg;
  command.addOption(other).on(`option:${other.name()}`, () => {
    const given = command.getOptionValue(other.attributeName());
    command.setOptionValueWithSource(option!.attributeName(), given, "cli");
  });
}

/**
 * Runs the command that the arguments name, and sets the exit code: 2 where they are not understood, 1 where a person
 * has to mend something, which is printed as a sentence; so is a path that may not be used. Anything else is a fault, and is thrown.
 */
export async function runProgram(
  program: CommandUnknownOpts,
  args: readonly string[] = process.argv.slice(2),
): Promise<void> {
  // A reader that has seen enough (`| head`) closes the pipe: nothing is wrong then.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  takeBothWords(program);
  const asks = args.length === 0 && program.commands.length > 0;
  try {
    await program.parseAsync(asks ? ["--help"] : args, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else {
      const refused = fileSentence(error);
      if (refused === null && !(error instanceof Error && (await isForPeople(error)))) throw error;
      console.error(refused ?? (error as Error).message);
      process.exitCode = 1;
    }
  }
}

/** Each kind is loaded already where it was thrown, and needed by nothing else here. */
async function isForPeople(error: Error): Promise<boolean> {
  const [{ KnowledgeError }, { SettingsError }, { StoreError }] = await Promise.all([
    import("../knowledge/index.ts"),
    import("../settings/index.ts"),
    import("../store/index.ts"),
  ]);
  return [InputError, KnowledgeError, SettingsError, StoreError].some((kind) => error instanceof kind);
}
