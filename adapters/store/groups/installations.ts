import { z } from "zod";
import type { InstallationStore } from "../../../src/ports.ts";
import { type Database, StoreError } from "../database.ts";
import type { Pseudonyms } from "../pseudonyms.ts";
import { parseRow } from "../rows.ts";
import type { Sealer } from "../sealing.ts";

const REFUSAL =
  "Installations hold tokens, which are only stored encrypted: set ENCRYPTION_KEY (openssl rand -base64 32) and start again.";

const sealedRow = z.object({ sealed: z.string() });

/**
 * Installations of the bot, encrypted, in the table `installations`; reading and writing them rejects without
 * a sealer.
 */
export function createInstallationStore(
  database: Database,
  names: Pseudonyms,
  sealer: Sealer | null,
): InstallationStore {
  const cover = (id: string) => names.cover("installation", id);
  const sealing = (): Sealer => {
    if (!sealer) throw new StoreError("no-key", REFUSAL);
    return sealer;
  };
  return {
    refusal: sealer ? null : REFUSAL,
    async put(id, data, nowMs) {
      await database.run(
        `INSERT INTO installations (id, sealed, at_ms) VALUES (?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed, at_ms = excluded.at_ms`,
        [cover(id), sealing().seal(`installation ${id}`, JSON.stringify(data)), nowMs],
      );
    },
    async get(id) {
      const key = sealing();
      const rows = await database.all("SELECT sealed FROM installations WHERE id = ?", [cover(id)]);
      const found = parseRow("installations", sealedRow, rows);
      return found && JSON.parse(key.open(`installation ${id}`, found.sealed));
    },
    async delete(id) {
      return (await database.run("DELETE FROM installations WHERE id = ?", [cover(id)])) === 1;
    },
  };
}
