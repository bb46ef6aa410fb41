import { z } from "zod";
import type { EventStore } from "../../../src/ports.ts";
import type { Database } from "../database.ts";
import { integer, json, parseRow, parseRows } from "../rows.ts";

const DEFAULT_LEASE_MS = 30_000;
const attemptRow = z.object({ attempt: integer });
const doneRow = z.object({ done_at: integer.nullable() });
const abandonedRow = z.object({ id: z.string(), attempt: integer, data: json });

/** Events that came in, in the table `events`. `keepsText`: whether their data may be stored at all. */
export function createEvents(database: Database, keepsText: boolean): EventStore {
  return {
    async claim(id, nowMs, { leaseMs = DEFAULT_LEASE_MS, data, person } = {}) {
      const kept = keepsText && data !== undefined ? JSON.stringify(data) : null;
      // One statement, so that of any number of claims in any number of processes one wins.
      const won = await database.all(
        `INSERT INTO events (id, claimed_at, lease_until, attempt, person, data) VALUES (?, ?, ?, 1, ?, ?)
         ON CONFLICT (id) DO UPDATE SET lease_until = excluded.lease_until, attempt = events.attempt + 1
         WHERE events.done_at IS NULL AND events.lease_until <= ?
         RETURNING attempt`,
        [id, nowMs, nowMs + leaseMs, person ?? null, kept, nowMs],
      );
      const claim = parseRow("events", attemptRow, won);
      if (claim) return { kind: "won", attempt: claim.attempt };
      const rows = await database.all("SELECT done_at FROM events WHERE id = ?", [id]);
      return { kind: parseRow("events", doneRow, rows)?.done_at == null ? "taken" : "done" };
    },
    async finish(id, nowMs) {
      await database.run("UPDATE events SET done_at = ?, person = NULL, data = NULL WHERE id = ?", [
        nowMs,
        id,
      ]);
    },
    async extend(id, attempt, untilMs) {
      const changed = await database.run(
        "UPDATE events SET lease_until = ? WHERE id = ? AND attempt = ? AND done_at IS NULL",
        [untilMs, id, attempt],
      );
      return changed === 1;
    },
    async release(id) {
      await database.run("UPDATE events SET lease_until = 0 WHERE id = ? AND done_at IS NULL", [id]);
    },
    async abandoned(prefix, nowMs) {
      const rows = await database.all(
        `SELECT id, attempt, data FROM events
         WHERE done_at IS NULL AND data IS NOT NULL AND lease_until <= ? AND substr(id, 1, length(?)) = ?
         ORDER BY claimed_at, id`,
        [nowMs, prefix, prefix],
      );
      return parseRows("events", abandonedRow, rows);
    },
  };
}
