import { z } from "zod";
import type { Phrases } from "../../src/phrases/index.ts";
import { WebError } from "./errors.ts";

/** Room for 100,000 characters of any script, escaped. */
const mostBodyBytes = 1_000_000;
/** What is too much is still taken in up to here, and thrown away: a client that is cut off while it sends never reads why. */
const mostTakenBytes = { announced: 16_000_000, endless: 2_000_000 } as const;

/**
 * Parses a JSON body of bounded size and validates it.
 * @throws WebError that says what is wrong.
 */
export async function readJson<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\b/i.test(type))
    throw new WebError("wrong-type", (phrases) => phrases("send-json"));
  return checked(parseJson(decode(await readBytes(request))), schema);
}

/**
 * Validates a value against a schema.
 * @throws WebError that names the first field that does not fit.
 */
export function checked<T>(value: unknown, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new WebError("bad-request", (phrases) => {
    const error = (raw: z.core.$ZodRawIssue): string => faultOf(raw, schema, phrases);
    const [issue] = schema.safeParse(value, { error }).error?.issues ?? [];
    return issue?.message ?? phrases("does-not-fit", { field: phrases("whole-body") });
  });
}

function faultOf(issue: z.core.$ZodRawIssue, schema: z.ZodType, phrases: Phrases): string {
  const path = issue.path ?? [];
  const field = path.join(".") || phrases("whole-body");
  switch (issue.code) {
    case "invalid_type":
      return phrases("wrong-kind", { field, kind: issue.expected === "int" ? "integer" : issue.expected });
    case "unrecognized_keys":
      return phrases("unknown-key", { field, keys: issue.keys.slice(0, 3).map(shortly).join(", ") });
    case "invalid_value":
      return phrases("one-of", { field, values: issue.values.join(", ") });
    case "invalid_format":
      return phrases("not-of-form", { field });
    case "too_big":
    case "too_small": {
      const number = numberAt(schema, path);
      if (number !== null) return phrases("out-of-range", { field, ...number });
      if (issue.code === "too_small") return phrases("shorter-than", { field, least: figure(issue.minimum) });
      const most = figure(issue.maximum);
      return phrases(issue.origin === "string" ? "longer-than" : "too-many", { field, most });
    }
    default:
      return phrases("does-not-fit", { field });
  }
}

const figure = (bound: number | bigint): string => bound.toLocaleString("en-US");

/** Both bounds of a number that a schema has at a path; `null` where none stands there. */
function numberAt(
  schema: unknown,
  path: readonly PropertyKey[],
): { readonly least: string; readonly most: string } | null {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return numberAt(schema.unwrap(), path);
  if (schema instanceof z.ZodExactOptional) return numberAt(schema.unwrap(), path);
  const [key, ...rest] = path;
  if (key !== undefined && schema instanceof z.ZodObject) return numberAt(schema.shape[String(key)], rest);
  if (key !== undefined && schema instanceof z.ZodArray) return numberAt(schema.element, rest);
  if (!(schema instanceof z.ZodNumber) || schema.minValue === null || schema.maxValue === null) return null;
  return { least: figure(schema.minValue), most: figure(schema.maxValue) };
}

const shortly = (key: string): string => JSON.stringify(key.slice(0, 40));

async function readBytes(request: Request): Promise<Uint8Array> {
  const tooLarge = new WebError("too-large", (phrases) => phrases("too-large"), { connection: "close" });
  const announced = Number(request.headers.get("content-length") ?? 0);
  const most = announced > 0 ? mostTakenBytes.announced : mostTakenBytes.endless;
  if (announced > most) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > most) throw tooLarge;
      if (size <= mostBodyBytes) chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof WebError) throw error;
    throw new WebError("cut-off", (phrases) => phrases("cut-off"));
  }
  if (size > mostBodyBytes) throw tooLarge;
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new WebError("not-utf8", (phrases) => phrases("not-utf8"));
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new WebError("not-json", (phrases) => phrases("not-json", { example: '{"q": "…"}' }));
  }
}
