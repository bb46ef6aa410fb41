import { styleText } from "node:util";
import pino from "pino";
import { z } from "zod";
import type { Logger } from "../../src/ports.ts";

/** Options of `createLogger`. */
export interface LoggerOptions {
  readonly level: "debug" | "info" | "warn" | "error" | "silent";
  /** Takes whole lines. */
  readonly write: (line: string) => void;
  /** Short lines for a person in place of JSON; with colours where the terminal has them. */
  readonly forPeople: boolean;
  readonly colours?: boolean;
  /** Values that must never be written, whatever carries them: tokens, keys, passwords. */
  readonly secrets?: readonly string[];
}

/** Tokens of the platforms look like this, and passwords stand in addresses like that. */
const tokens = /\b(?:xox[a-z]|xapp)-[\w-]+|(?<=:\/\/[^\s:/@]*:)[^\s@/]+(?=@)/g;
/** Shorter values would redact ordinary words. */
const leastSecret = 8;

const redacted = ["token", "authorization", "password", "secret", "cookie", "text", "question"];

/** A structured log that holds ids and figures, and nothing that is somebody's own. */
export function createLogger({
  level,
  write,
  forPeople,
  colours = false,
  secrets = [],
}: LoggerOptions): Logger {
  const hide = hider(secrets);
  const shape = forPeople ? (line: string) => forPerson(line, colours) : (line: string) => line;
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: redacted.flatMap((name) => [name, `*.${name}`]), censor: "[redacted]" },
      serializers: { err: pino.stdSerializers.err },
    },
    { write: (line: string) => write(hide(shape(line))) },
  );
}

function hider(secrets: readonly string[]): (line: string) => string {
  const literal = secrets.filter((secret) => secret.length >= leastSecret);
  return (line) =>
    literal
      .reduce((text, secret) => text.replaceAll(secret, "[redacted]"), line)
      .replace(tokens, "[redacted]");
}

const lineSchema = z.looseObject({ level: z.string(), time: z.string(), msg: z.string().default("") });

/** `12:04:31 warn  knowledge not reloaded  file=faq/skills.md line=12` */
function forPerson(line: string, colours: boolean): string {
  const { level, time, msg, err, ...fields } = lineSchema.parse(JSON.parse(line));
  const paint = (style: "dim" | "yellow" | "red", text: string) =>
    colours ? styleText(style, text, { validateStream: false }) : text;
  const shown = Object.entries(fields).map(([name, value]) => `${name}=${printed(value)}`);
  const error = errorSchema.safeParse(err).data;
  const parts = [
    paint("dim", time.slice(11, 19)),
    level === "warn" ? paint("yellow", "warn ") : level === "error" ? paint("red", "error") : level.padEnd(5),
    msg,
    ...(shown.length > 0 ? [paint("dim", shown.join(" "))] : []),
  ];
  return `${parts.join(" ")}\n${error ? `${paint("dim", error.stack ?? error.message)}\n` : ""}`;
}

const errorSchema = z.object({ message: z.string(), stack: z.string().optional() });

const printed = (value: unknown): string =>
  typeof value === "string" && /^\S+$/.test(value) ? value : JSON.stringify(value);
