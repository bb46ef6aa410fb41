import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** What earlier imports made: hidden from the loader, kept with the folder. */
export const recordFile = ".imports.json";

const recordSchema = z.object({
  version: z.literal(1),
  items: z.record(
    z.string(),
    z.object({
      id: z.string(),
      /** What was given then: a later import of the same knows what is gone. */
      given: z.string(),
      files: z.record(z.string(), z.string()),
    }),
  ),
});

/** What earlier imports made: key of a piece of the source → its id, and its files with the hash of what was written. */
export type ImportRecord = z.infer<typeof recordSchema>;

/** Reads the record of a folder; an empty one where there is none, or it cannot be read. */
export async function readRecord(dir: string): Promise<ImportRecord> {
  const text = await readFile(join(dir, recordFile), "utf8").catch(() => "{}");
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch {
    return { version: 1, items: {} };
  }
}

/** The hash by which an edit of a file is noticed. */
export const textHash = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 16);
