import { z } from "zod";
import type { FrameStore } from "../../../src/ports.ts";
import type { Database } from "../database.ts";
import { json, parseRow } from "../rows.ts";

const row = z.object({ data: json });

/** What was talked about, in the table `frames`. */
export function createFrames(database: Database): FrameStore {
  return {
    async get(conversation, nowMs) {
      const rows = await database.all("SELECT data FROM frames WHERE conversation = ? AND expires_at > ?", [
        conversation,
        nowMs,
      ]);
      return parseRow("frames", row, rows)?.data ?? null;
    },
    async put({ conversation, person, data, expiresAtMs }) {
      await database.run(
        `INSERT INTO frames (conversation, person, data, expires_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (conversation) DO UPDATE
         SET person = excluded.person, data = excluded.data, expires_at = excluded.expires_at`,
        [conversation, person, JSON.stringify(data), expiresAtMs],
      );
    },
    async delete(conversation) {
      await database.run("DELETE FROM frames WHERE conversation = ?", [conversation]);
    },
  };
}
