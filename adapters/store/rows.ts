import { z } from "zod";
import { type DatabaseRow, StoreError } from "./database.ts";

/** Schema of a column with JSON, which it parses. */
export const json = z.string().transform((text): unknown => JSON.parse(text));

/** A time or count. */
export const integer = z.number().int();

/** A column of JSON that must hold a list of text. */
export const texts = json.pipe(z.array(z.string()));

/**
 * Reads rows of a table as they ought to be.
 * @throws StoreError where one is not: somebody else wrote into the database, or it is damaged.
 */
export function parseRows<T>(table: string, schema: z.ZodType<T>, rows: readonly DatabaseRow[]): T[] {
  return rows.map((row) => {
    const parsed = schema.safeParse(row);
    if (parsed.success) return parsed.data;
    const columns = [...new Set(parsed.error.issues.map((issue) => issue.path.join(".")))].join(", ");
    throw new StoreError(
      "corrupt",
      `Table ${table} holds a row whose ${columns} cannot be read; restore a backup with "npm run store -- restore FILE".`,
      parsed.error,
    );
  });
}

/** `parseRows` for at most one row. */
export function parseRow<T>(table: string, schema: z.ZodType<T>, rows: readonly DatabaseRow[]): T | null {
  return parseRows(table, schema, rows.slice(0, 1))[0] ?? null;
}

/** `?, ?, ?` for a list of values. */
export function placeholders(values: readonly unknown[]): string {
  return values.map(() => "?").join(", ");
}
