import { z } from "zod";
import type { Draft, DraftStatus, DraftStore } from "../../../src/ports.ts";
import type { Database } from "../database.ts";
import { coveredId, type Pseudonyms } from "../pseudonyms.ts";
import { integer, parseRow, parseRows, placeholders, texts } from "../rows.ts";
import { personHash } from "./columns.ts";

const status: z.ZodType<DraftStatus> = z.enum(["open", "accepted", "rejected"]);

/** Schema of a row of `drafts`. */
export const draftRow = (names: Pseudonyms): z.ZodType<Draft> =>
  z
    .object({
      id: z.string(),
      question: z.string(),
      also: texts,
      answer: z.string(),
      source: z.string().nullable(),
      topics: texts,
      gap: texts,
      author: personHash.nullable(),
      workspace: coveredId(names, "workspace").nullable(),
      status,
      at_ms: integer,
    })
    .transform(({ at_ms, ...rest }) => ({ ...rest, atMs: at_ms }));

/** Draft entries in the table `drafts`. */
export function createDraftStore(database: Database, names: Pseudonyms): DraftStore {
  const row = draftRow(names);
  return {
    async put(draft) {
      const content = {
        question: draft.question,
        also: JSON.stringify(draft.also),
        answer: draft.answer,
        source: draft.source,
        topics: JSON.stringify(draft.topics),
        gap: JSON.stringify(draft.gap),
        author: draft.author,
        workspace: draft.workspace && names.cover("workspace", draft.workspace),
        status: draft.status,
        at_ms: draft.atMs,
      };
      const keys = Object.keys(content);
      await database.run(
        `INSERT INTO drafts (id, ${keys.join(", ")}) VALUES (?, ${placeholders(keys)})
         ON CONFLICT (id) DO UPDATE SET ${keys.map((key) => `${key} = excluded.${key}`).join(", ")}`,
        [draft.id, ...Object.values(content)],
      );
    },
    async get(id) {
      return parseRow("drafts", row, await database.all("SELECT * FROM drafts WHERE id = ?", [id]));
    },
    async list(wanted) {
      const rows = await database.all(
        `SELECT * FROM drafts ${wanted ? "WHERE status = ?" : ""} ORDER BY at_ms DESC, id`,
        wanted ? [wanted] : [],
      );
      return parseRows("drafts", row, rows);
    },
    async settle(id, to, nowMs) {
      const changed = await database.run(
        "UPDATE drafts SET status = ?, at_ms = ? WHERE id = ? AND status = 'open'",
        [to, nowMs, id],
      );
      return changed === 1;
    },
  };
}
