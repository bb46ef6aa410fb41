import { parseSettings, readEnvironment, type Settings, SettingsError } from "../settings.ts";
import { StoreError } from "../store/index.ts";

/** The command was called in a way that it does not know. */
export class UsageError extends Error {
  readonly code = "usage";
}

/** Runs a command; what a person has to mend is printed as a sentence, anything else with its stack. */
export async function runCommand(usage: string, work: () => Promise<void>): Promise<void> {
  // A reader that has seen enough (`| head`) closes the pipe: nothing is wrong then.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  try {
    await work();
  } catch (error) {
    if (isUsage(error)) {
      console.error(`${error.message}\n\n${usage}`);
      process.exitCode = 2;
    } else if (error instanceof SettingsError || error instanceof StoreError) {
      console.error(error.message);
      process.exitCode = 1;
    } else throw error;
  }
}

/** The settings of the environment and `.env`. */
export function loadSettings(): Settings {
  return parseSettings(readEnvironment(process.env));
}

function isUsage(error: unknown): error is Error {
  return (
    error instanceof Error && ("code" in error ? /^(usage$|ERR_PARSE_ARGS)/.test(String(error.code)) : false)
  );
}
