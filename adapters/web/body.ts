import type { z } from "zod";
import { WebError } from "./errors.ts";

/** Room for 100,000 characters of any script, escaped. */
const mostBodyBytes = 1_000_000;
/** What is too much is still taken in up to here, and thrown away: a client that is cut off while it sends never reads why. */
const mostTakenBytes = { announced: 16_000_000, endless: 2_000_000 } as const;

/** Reads a JSON body of bounded size and checks its shape. @throws WebError that says what is wrong. */
export async function readJson<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\b/i.test(type))
    throw new WebError("wrong-type", "Send JSON, with the header Content-Type: application/json.");
  return checked(parseJson(decode(await readBytes(request))), schema);
}

/** Checks the shape of what came in. @throws WebError that names the first field that does not fit. */
export function checked<T>(value: unknown, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join(".");
  throw new WebError(
    "bad-request",
    `${field ? `${field}: ` : ""}${issue?.message ?? "The request does not fit."}`,
  );
}

async function readBytes(request: Request): Promise<Uint8Array> {
  const tooLarge = new WebError("too-large", "The request is larger than 1 MB; send less.", {
    connection: "close",
  });
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
    throw new WebError("cut-off", "The request ended before it was whole; send it again.");
  }
  if (size > mostBodyBytes) throw tooLarge;
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new WebError("not-utf8", "The request is not valid UTF-8; encode it as UTF-8.");
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new WebError("not-json", 'The request is not valid JSON; send an object such as {"q": "…"}.');
  }
}
