import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** Name of the record of earlier imports: hidden from the loader, kept with the folder. */
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

/**
 * Record of earlier imports: key of a piece of the source → its id, and its files with the hash of what was
 * written.
 */
export type ImportRecord = z.infer<typeof recordSchema>;

/** Parses the record of a folder; an empty one where there is none, or it is unreadable. */
export async function readRecord(dir: string): Promise<ImportRecord> {
  const text = await readFile(join(dir, recordFile), "utf8").catch(() => "{}");
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch {
    return { version: 1, items: {} };
  }
}

/** Hash by which edits of a file are detected. */
export const textHash = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 16);
