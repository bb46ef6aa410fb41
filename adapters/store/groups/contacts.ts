import { z } from "zod";
import type { ContactStore } from "../../../src/ports.ts";
import type { Database } from "../database.ts";
import { parseRow } from "../rows.ts";
import type { Sealer } from "../sealing.ts";

const row = z.object({ sealed: z.string() });

/** Contacts, encrypted, in the table `contacts`. */
export function createContactStore(database: Database, sealer: Sealer): ContactStore {
  return {
    async put({ person, data, nowMs }) {
      await database.run(
        `INSERT INTO contacts (person, sealed, updated_at) VALUES (?, ?, ?)
         ON CONFLICT (person) DO UPDATE SET sealed = excluded.sealed, updated_at = excluded.updated_at`,
        [person, sealer.seal(`contact ${person}`, JSON.stringify(data)), nowMs],
      );
    },
    async get(person) {
      const rows = await database.all("SELECT sealed FROM contacts WHERE person = ?", [person]);
      const found = parseRow("contacts", row, rows);
      return found && JSON.parse(sealer.open(`contact ${person}`, found.sealed));
    },
    async delete(person) {
      await database.run("DELETE FROM contacts WHERE person = ?", [person]);
    },
  };
}
