import { z } from "zod";
import type { NearMiss, PersonHash, VoteKind } from "../../../src/ports.ts";
import { json } from "../rows.ts";

/** Schema of a column with a person's hash. */
export const personHash = z.string().transform((hash) => hash as PersonHash);

/** The near miss as it stands in a column. */
export const nearMiss: z.ZodType<NearMiss | null> = json
  .pipe(z.object({ id: z.string(), title: z.string(), why: z.string() }))
  .nullable();

/** Schema of a vote's kind. */
export const voteKind: z.ZodType<VoteKind> = z.enum(["up", "down", "none", "wrong"]);
