import { KnowledgeError } from "../knowledge/index.ts";
import { parseSettings, readEnvironment, type Settings, SettingsError } from "../settings/index.ts";
import { StoreError } from "../store/index.ts";

/** The command was called in a way that it does not know. */
export class UsageError extends Error {
  readonly code = "usage";
}

/** What the command was given cannot be worked with: a missing file, a name that nobody knows. */
export class InputError extends Error {
  readonly code = "input";
}

/** What a person has to mend, as a sentence, and the exit code that goes with it. */
export interface Failure {
  readonly message: string;
  readonly exitCode: 1 | 2;
}

const forPeople = [SettingsError, StoreError, KnowledgeError, InputError];

/** Reads an error as a failure; `null` where it is a fault of the program, which is worth its stack. */
export function failureOf(error: unknown, usage: string): Failure | null {
  if (error instanceof UsageError || isParseArgsError(error)) {
    return { message: `${error.message}\n\n${usage}`, exitCode: 2 };
  }
  return error instanceof Error && forPeople.some((kind) => error instanceof kind)
    ? { message: error.message, exitCode: 1 }
    : null;
}

/** Runs a command; what a person has to mend is printed as a sentence, anything else with its stack. */
export async function runCommand(usage: string, work: () => Promise<void>): Promise<void> {
  // A reader that has seen enough (`| head`) closes the pipe: nothing is wrong then.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  try {
    await work();
  } catch (error) {
    const failure = failureOf(error, usage);
    if (!failure) throw error;
    console.error(failure.message);
    process.exitCode = failure.exitCode;
  }
}

/** The settings of the environment and `.env`. */
export function loadSettings(): Settings {
  return parseSettings(readEnvironment(process.env));
}

function isParseArgsError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}
