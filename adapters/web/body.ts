import type { z } from "zod";
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
    const [issue] = schema.safeParse(value, { error: (raw) => faultOf(raw, phrases) }).error?.issues ?? [];
    const fault = issue?.message ?? phrases("does-not-fit");
    const field = issue?.path.join(".");
    return field ? phrases("of-field", { field, fault }) : fault;
  });
}

function faultOf(issue: z.core.$ZodRawIssue, phrases: Phrases): string {
  switch (issue.code) {
    case "invalid_type":
      return phrases("wrong-kind", { kind: issue.expected });
    case "unrecognized_keys":
      return phrases("unknown-key", { keys: issue.keys.slice(0, 3).map(shortly).join(", ") });
    case "invalid_value":
      return phrases("one-of", { values: issue.values.join(", ") });
    case "invalid_format":
      return phrases("not-of-form");
    case "too_big":
      return issue.origin === "string"
        ? phrases("longer-than", { most: issue.maximum.toLocaleString("en-US") })
        : phrases("out-of-range");
    case "too_small":
      return phrases("out-of-range");
    default:
      return phrases("does-not-fit");
  }
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
