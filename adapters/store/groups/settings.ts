import { z } from "zod";
import type { SettingStore } from "../../../src/ports.ts";
import type { Database } from "../database.ts";
import { json, parseRow, parseRows } from "../rows.ts";

const row = z.object({ scope: z.string(), data: json });

/** Choices of admins and people, in the table `settings`. */
export function createSettings(database: Database): SettingStore {
  return {
    async get(scope) {
      const rows = await database.all("SELECT scope, data FROM settings WHERE scope = ?", [scope]);
      return parseRow("settings", row, rows)?.data ?? null;
    },
    async put(scope, data, nowMs) {
      await database.run(
        `INSERT INTO settings (scope, data, updated_at) VALUES (?, ?, ?)
         ON CONFLICT (scope) DO UPDATE SET data = excluded.data, updated_at = excluded.updated_at`,
        [scope, JSON.stringify(data), nowMs],
      );
    },
    async delete(scope) {
      await database.run("DELETE FROM settings WHERE scope = ?", [scope]);
    },
    async list(prefix) {
      const inside = `${prefix}:`;
      const rows = await database.all(
        "SELECT scope, data FROM settings WHERE scope = ? OR substr(scope, 1, length(?)) = ? ORDER BY scope",
        [prefix, inside, inside],
      );
      return parseRows("settings", row, rows);
    },
  };
}
