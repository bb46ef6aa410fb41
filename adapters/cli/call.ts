import { parseArgs } from "node:util";

/** A flag of a command, declared once: how it is read, and what the help says of it. */
interface Flag {
  readonly type: "string" | "boolean";
  readonly default?: string | boolean | string[];
  readonly multiple?: boolean;
  readonly short?: string;
  /** What stands behind it in the help: `DIR`. */
  readonly value?: string;
  readonly about: string;
}

const help = { type: "boolean", short: "h", default: false, about: "this text" } as const;

/** How a command is called. */
export interface CallParts<Flags> {
  /** Each way to call it, without `npm run`. */
  readonly calls: readonly string[];
  readonly about?: string;
  /** Whether words may stand between the flags; else they are refused. */
  readonly words?: boolean;
  /** Commands of its own, or what else its words may be, each with what it does. */
  readonly parts?: Readonly<Record<string, string>>;
  readonly flags: Flags;
  readonly more?: string;
}

/** What a command line says: its flags, typed as they are declared, and the words between them. */
type Read<Flags extends Readonly<Record<string, Flag>>> = ReturnType<
  typeof parseArgs<{ options: Flags & { readonly help: typeof help }; allowPositionals: true }>
>;

/** A command's help, and the reader of its flags: both are made of what is declared. */
export function describeCall<const Flags extends Readonly<Record<string, Flag>>>(parts: CallParts<Flags>) {
  const options = { ...parts.flags, help };
  return {
    usage: usageOf(parts.calls, { ...parts, flags: options }),
    /** Reads the process's arguments, or those given. @throws where a flag is not known or wants a value */
    read: (args: readonly string[] = process.argv.slice(2)): Read<Flags> =>
      parseArgs({ args: [...args], options, allowPositionals: parts.words ?? false }) as Read<Flags>,
  };
}

function usageOf(
  calls: readonly string[],
  { about, parts = {}, flags, more }: Omit<CallParts<Readonly<Record<string, Flag>>>, "calls">,
): string {
  const said = Object.entries(flags).map(
    ([name, { value, about: what }]) => [value ? `--${name} ${value}` : `--${name}`, what] as const,
  );
  return [
    calls.map((call, index) => `${index === 0 ? "Usage:" : "      "} npm run ${call}`).join("\n"),
    ...(about === undefined ? [] : [about]),
    ...(Object.keys(parts).length > 0 ? [table(Object.entries(parts))] : []),
    table(said),
    ...(more === undefined ? [] : [more]),
  ].join("\n\n");
}

/** Two columns; further lines of a text stand under its first. */
function table(rows: readonly (readonly [name: string, about: string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length)) + 3;
  return rows
    .map(([name, about]) => `  ${name.padEnd(width)}${about.replaceAll("\n", `\n${" ".repeat(width + 2)}`)}`)
    .join("\n");
}
