import type { LeaseStore } from "../../../src/ports.ts";
import type { Database } from "../database.ts";
import type { Pseudonyms } from "../pseudonyms.ts";
import { farthestMs } from "./farthest.ts";

/** Leases for mutual exclusion between processes, in the table `leases`. */
export function createLeaseStore(database: Database, names: Pseudonyms): LeaseStore {
  return {
    async acquire({ name, owner, nowMs, ttlMs }) {
      const changed = await database.run(
        `INSERT INTO leases (name, owner, until_at) VALUES (?, ?, ?)
         ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until_at = excluded.until_at
         WHERE leases.owner = excluded.owner OR leases.until_at <= ? OR leases.until_at > ?`,
        [names.mark("lease", name), owner, nowMs + ttlMs, nowMs, farthestMs(nowMs, ttlMs)],
      );
      return changed === 1;
    },
    async release(name, owner) {
      await database.run("DELETE FROM leases WHERE name = ? AND owner = ?", [
        names.mark("lease", name),
        owner,
      ]);
    },
  };
}
