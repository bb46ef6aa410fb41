import { z } from "zod";
import { isEditable } from "./folder.ts";

const path = z
  .string()
  .max(300)
  .refine(isEditable, "path must be a file of the knowledge that is edited here.");
const text = z.string().max(900_000);
const version = z.string().max(40);
const days = z.coerce.number().int().min(1).max(3_650).default(30);
const id = z.string().max(200);

export const loginSchema = z.strictObject({
  name: z.string().trim().min(1).max(60),
  password: z.string().max(500),
});
export const nothingSchema = z.strictObject({});
export const periodSchema = z.object({ days });
export const newSchema = z.object({ question: z.string().max(2_000).default("") });
export const gapSchema = z.object({ id, days });
export const fileSchema = z.object({ path });
/** A source that the file stands on and the folder does not have yet. */
const source = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/),
    title: z.string().trim().min(1).max(200),
  })
  .nullable()
  .default(null);
export const checkSchema = z.strictObject({ path, text, source });
export const trySchema = z.strictObject({
  path,
  text,
  source,
  asked: z.array(z.string().max(2_000)).max(30).default([]),
});
export const saveSchema = z.strictObject({
  path,
  text,
  version,
  source,
  settle: z.array(id).max(10_000).default([]),
});
export const removeSchema = z.strictObject({ path, version });
export const dismissSchema = z.strictObject({ answers: z.array(id).min(1).max(10_000) });
export const undoSchema = z.strictObject({ id });
export const uploadSchema = z.object({ name: z.string().min(1).max(300) });
export const planSchema = z.strictObject({
  files: z.array(id).min(1).max(500),
  base: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
});
export const writeSchema = z.strictObject({ plan: id });
