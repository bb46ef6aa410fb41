import { z } from "zod";
import type { SettingStore } from "../../../src/ports.ts";
import type { Database } from "../database.ts";
import { coveredId, coveredJson, type Pseudonyms } from "../pseudonyms.ts";
import { parseRow, parseRows } from "../rows.ts";

/** A person's own choices: the scope is a hash already, and `forget` finds them by it. */
const OWN = "person:";

/** Settings of admins and people in the table `settings`. */
export function createSettingStore(database: Database, names: Pseudonyms): SettingStore {
  const data = coveredJson(names, "setting");
  const dataRow = z.object({ data });
  const row = z.object({ scope: coveredId(names, "scope"), data });
  const keyOf = (scope: string) => (scope.startsWith(OWN) ? scope : names.cover("scope", scope));
  return {
    async get(scope) {
      const rows = await database.all("SELECT data FROM settings WHERE scope = ?", [keyOf(scope)]);
      return parseRow("settings", dataRow, rows)?.data ?? null;
    },
    async put(scope, value, nowMs) {
      await database.run(
        `INSERT INTO settings (scope, data, updated_at) VALUES (?, ?, ?)
         ON CONFLICT (scope) DO UPDATE SET data = excluded.data, updated_at = excluded.updated_at`,
        [keyOf(scope), names.cover("setting", JSON.stringify(value)), nowMs],
      );
    },
    // Covered scopes do not begin alike: the few that admins made are read, and chosen from here.
    async list(prefix) {
      const rows = await database.all(
        "SELECT scope, data FROM settings WHERE substr(scope, 1, length(?)) <> ?",
        [OWN, OWN],
      );
      return parseRows("settings", row, rows)
        .filter(({ scope }) => scope === prefix || scope.startsWith(`${prefix}:`))
        .sort((a, b) => (a.scope < b.scope ? -1 : 1));
    },
  };
}
