import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { SettingsError } from "./settings-error.ts";

/** Environment variables, with the names that came from the file. */
export interface Environment {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly fromFile: ReadonlySet<string>;
  /** Name of the file, for errors. */
  readonly file: string;
}

/**
 * The process's variables, completed by an `.env` file where there is one; the process's win.
 * @throws SettingsError where the file is there and cannot be read.
 */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>> = process.env,
  file = ".env",
): Environment {
  const inFile = parseEnv(contentOf(file));
  const fromFile = new Set(Object.keys(inFile).filter((name) => variables[name] === undefined));
  return { variables: { ...inFile, ...variables }, fromFile, file };
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw new SettingsError([
      `${file} cannot be read (${(error as Error).message}); let this user read it, or take it away.`,
    ]);
  }
}
