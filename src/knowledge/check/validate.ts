import type { z } from "zod";
import { lineAt, plainValueOf, rawAt, type YamlNode } from "../parse/yaml-node.ts";
import { didYouMean, isSlip, named } from "./nearest.ts";
import type { ProblemLog } from "./problems.ts";

type Issue = z.core.$ZodIssue;

/** How a file is checked. */
export interface ValidateOptions {
  /** Keys that are none of ours, nor nearly: what other programs keep in the same front matter is noted only. */
  readonly foreignKeys?: boolean;
}

/** Checks a YAML value against a schema; each slip is logged where it stands, and gives `null`. */
export function validate<S extends z.ZodType>(
  schema: S,
  node: YamlNode,
  file: string,
  log: ProblemLog,
  { foreignKeys = false }: ValidateOptions = {},
): z.output<S> | null {
  const whole = plainValueOf(node);
  const value = foreignKeys ? withoutForeign(whole, schema, node, file, log) : whole;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) report(issue, value, schema, node, file, log);
  return null;
}

/** The value without the keys of other programs, each of which is noted. */
function withoutForeign(
  value: unknown,
  schema: z.ZodType,
  node: YamlNode,
  file: string,
  log: ProblemLog,
): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const known = keysAt(schema, []);
  const isForeign = (key: string): boolean =>
    !known.includes(key) && !known.some((name) => isSlip(key, name));
  const foreign = Object.keys(value).filter(isForeign);
  for (const key of foreign)
    log.info(
      file,
      lineAt(node, [key]),
      `the key "${key}" is not read`,
      `leave it, or use one of ${named(known)}`,
    );
  return Object.fromEntries(Object.entries(value).filter(([key]) => !foreign.includes(key)));
}

function report(
  issue: Issue,
  value: unknown,
  schema: z.ZodType,
  node: YamlNode,
  file: string,
  log: ProblemLog,
): void {
  const path = issue.path;
  const line = lineAt(node, path);
  const place = nameOf(path);
  switch (issue.code) {
    case "unrecognized_keys":
      for (const key of issue.keys) {
        const known = keysAt(schema, path);
        const remedy = didYouMean(key, known, `keys here are ${named(known)}`);
        log.error(
          file,
          lineAt(node, [...path, key]),
          `unknown key "${key}"${path.length > 0 ? ` in ${place}` : ""}`,
          remedy,
        );
      }
      return;
    case "invalid_type":
      log.error(
        file,
        line,
        ...(path.length === 0
          ? wrongFile(issue.expected, value, schema)
          : wrongType(issue.expected, at(value, path), rawAt(node, path), place)),
      );
      return;
    case "invalid_value": {
      const known = issue.values.map(String);
      const found = at(value, path);
      if (found === undefined) log.error(file, line, `${place} is missing`, `add it: one of ${named(known)}`);
      else
        log.error(
          file,
          line,
          `${place}: unknown value "${String(found)}"`,
          didYouMean(String(found), known, `use one of ${named(known)}`),
        );
      return;
    }
    case "too_small":
      log.error(
        file,
        line,
        `${place} is empty`,
        issue.origin === "string" ? "write its text, or remove the key" : "write at least one, or remove it",
      );
      return;
    case "too_big":
      log.error(file, line, `${place} is too long: at most ${issue.maximum}`, "shorten or split it");
      return;
    case "custom":
      log.error(file, line, `${place}: ${issue.message}`, String(issue.params?.remedy ?? "change it"));
      return;
    default: {
      const found = at(value, path);
      log.error(
        file,
        line,
        `${place}: ${issue.message}`,
        typeof found === "string" ? `change "${found.slice(0, 60)}"` : "change it",
      );
    }
  }
}

/** `columns › Share › type`; list positions count from 1. */
const nameOf = (path: readonly PropertyKey[]): string =>
  path.length === 0
    ? "this file"
    : `"${path.map((step) => (typeof step === "number" ? `#${step + 1}` : String(step))).join(" › ")}"`;

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const step of path) found = (found as Record<PropertyKey, unknown> | null | undefined)?.[step];
  return found;
}

const expectedAs: Readonly<Record<string, string>> = {
  string: "text",
  array: "a list",
  object: "keys with values",
  record: "keys with values",
  boolean: "true or false",
  number: "a number",
};

/** Of a whole file: what is written in it is told by the keys that it can have. */
function wrongFile(expected: string, found: unknown, schema: z.ZodType): [message: string, remedy: string] {
  const isEmpty = found === null || found === undefined;
  const message = isEmpty ? "this file is empty" : `this file is not ${expectedAs[expected] ?? expected}`;
  if (expected === "array") {
    const keys = keysAt(schema, [0]);
    return [message, `write a list: a dash before each item, and in it the keys ${named(keys)}`];
  }
  return [message, `write keys with their values, each on a line of its own: ${named(keysAt(schema, []))}`];
}

function wrongType(
  expected: string,
  found: unknown,
  raw: string | null,
  place: string,
): [message: string, remedy: string] {
  const noun = expectedAs[expected] ?? expected;
  if (found === undefined)
    return [`${place} is missing`, expected === "string" ? "add it" : `add it, as ${noun}`];
  if (found === null) return [`${place} is empty`, "write a value, or remove the key"];
  if (expected === "string" && typeof found !== "object")
    return [`${place} is not text`, `put it into quotes: "${raw ?? String(found)}"`];
  if (expected === "array")
    return [`${place} is not a list`, "write each item on a line of its own, with a dash before it"];
  return [`${place} is not ${noun}`, `write ${noun}`];
}

/** The keys that a schema knows at a path: through lists, maps and optional parts. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let found = definition(schema);
  for (const step of path) {
    const next = found.shape === undefined ? (found.element ?? found.valueType) : found.shape[step];
    if (next === undefined) return [];
    found = definition(next);
  }
  return Object.keys(found.shape ?? {});
}

/** What a schema consists of; zod gives no public way to ask. */
interface Definition {
  readonly shape?: Readonly<Record<PropertyKey, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly innerType?: z.ZodType;
}

function definition(schema: z.ZodType): Definition {
  const own = schema._zod.def as Definition;
  return own.innerType === undefined ? own : definition(own.innerType);
}
