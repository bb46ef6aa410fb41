import { z } from "zod";
import type { FrameStore } from "../../../src/ports.ts";
import type { Database } from "../database.ts";
import type { Pseudonyms } from "../pseudonyms.ts";
import { json, parseRow } from "../rows.ts";

const row = z.object({ data: json });

/** Conversation frames in the table `frames`, each with its speakers, so that `forget` finds them. */
export function createFrameStore(database: Database, names: Pseudonyms): FrameStore {
  const cover = (conversation: string) => names.cover("conversation", conversation);
  return {
    async get(conversation, nowMs) {
      const rows = await database.all("SELECT data FROM frames WHERE conversation = ? AND expires_at > ?", [
        cover(conversation),
        nowMs,
      ]);
      return parseRow("frames", row, rows)?.data ?? null;
    },
    async put({ conversation, speakers, data, expiresAtMs }) {
      await database.run(
        `INSERT INTO frames (conversation, speakers, data, expires_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (conversation) DO UPDATE
         SET speakers = excluded.speakers, data = excluded.data, expires_at = excluded.expires_at`,
        [cover(conversation), speakers.join(" "), JSON.stringify(data), expiresAtMs],
      );
    },
    async delete(conversation) {
      await database.run("DELETE FROM frames WHERE conversation = ?", [cover(conversation)]);
    },
  };
}
