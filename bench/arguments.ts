import { parseArgs } from "node:util";

/** A flag of a benchmark: with a value or without. */
export interface Flag {
  readonly type: "string" | "boolean";
  readonly help: string;
  readonly required?: boolean;
}

/** Reads the flags of one benchmark; prints the usage and returns `null` for `--help` or a bad flag. */
export function readFlags<Name extends string>(
  name: string,
  about: string,
  flags: Readonly<Record<Name, Flag>>,
  args: readonly string[],
): Partial<Record<Name, string>> | null {
  const known = Object.entries<Flag>(flags);
  const usage = [
    `Usage: npm run bench -- ${name} ${known.map(([flag, { type, required }]) => write(flag, type, required)).join(" ")}`,
    "",
    about,
    "",
    ...known.map(([flag, { help }]) => `  --${flag.padEnd(16)} ${help}`),
  ].join("\n");
  try {
    const options = Object.fromEntries(known.map(([flag, { type }]) => [flag, { type }]));
    const parsed = parseArgs({ args: [...args], options: { ...options, help: { type: "boolean" } } });
    const values: Readonly<Record<string, unknown>> = parsed.values;
    if (values.help === true) {
      console.log(usage);
      return null;
    }
    const missing = known.filter(([flag, { required }]) => required === true && values[flag] === undefined);
    if (missing.length > 0) throw new Error(`missing: ${missing.map(([flag]) => `--${flag}`).join(", ")}`);
    return Object.fromEntries(
      Object.entries(values).map(([flag, value]) => [flag, String(value)]),
    ) as Partial<Record<Name, string>>;
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exitCode = 2;
    return null;
  }
}

function write(flag: string, type: Flag["type"], required = false): string {
  const shown = type === "string" ? `--${flag} …` : `--${flag}`;
  return required ? shown : `[${shown}]`;
}
