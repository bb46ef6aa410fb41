import { z } from "zod";
import type { EventStore } from "../../../src/ports.ts";
import type { Database } from "../database.ts";
import { coveredJson, type Pseudonyms } from "../pseudonyms.ts";
import { integer, parseRow, parseRows } from "../rows.ts";
import { farthestMs } from "./farthest.ts";

const DEFAULT_LEASE_MS = 30_000;
const attemptRow = z.object({ attempt: integer });
const doneRow = z.object({ done_at: integer.nullable() });
/** The id stands with the data: the column holds only its mark. */
const heldSchema = z.object({ id: z.string(), data: z.unknown() });

/** Claims on events in the table `events`. `keepsText`: whether their payload may be stored. */
export function createEventStore(database: Database, names: Pseudonyms, keepsText: boolean): EventStore {
  const mark = (id: string) => names.mark("event", id);
  const abandonedRow = z.object({
    attempt: integer,
    data: coveredJson(names, "event data").pipe(heldSchema),
  });
  return {
    async claim(id, nowMs, { leaseMs = DEFAULT_LEASE_MS, data, person } = {}) {
      const kept =
        keepsText && data !== undefined ? names.cover("event data", JSON.stringify({ id, data })) : null;
      // One statement, so that of any number of claims in any number of processes one wins.
      const won = await database.all(
        `INSERT INTO events (id, claimed_at, lease_until, attempt, person, data) VALUES (?, ?, ?, 1, ?, ?)
         ON CONFLICT (id) DO UPDATE SET lease_until = excluded.lease_until, attempt = events.attempt + 1
         WHERE events.done_at IS NULL AND (events.lease_until <= ? OR events.lease_until > ?)
         RETURNING attempt`,
        [mark(id), nowMs, nowMs + leaseMs, person ?? null, kept, nowMs, farthestMs(nowMs, leaseMs)],
      );
      const claim = parseRow("events", attemptRow, won);
      if (claim) return { kind: "won", attempt: claim.attempt };
      const rows = await database.all("SELECT done_at FROM events WHERE id = ?", [mark(id)]);
      return { kind: parseRow("events", doneRow, rows)?.done_at == null ? "taken" : "done" };
    },
    async finish(id, nowMs) {
      await database.run("UPDATE events SET done_at = ?, person = NULL, data = NULL WHERE id = ?", [
        nowMs,
        mark(id),
      ]);
    },
    async extend(id, attempt, untilMs) {
      const changed = await database.run(
        "UPDATE events SET lease_until = ? WHERE id = ? AND attempt = ? AND done_at IS NULL",
        [untilMs, mark(id), attempt],
      );
      return changed === 1;
    },
    async release(id) {
      await database.run("UPDATE events SET lease_until = 0 WHERE id = ? AND done_at IS NULL", [mark(id)]);
    },
    async abandoned(prefix, nowMs) {
      const rows = await database.all(
        `SELECT attempt, data FROM events
         WHERE done_at IS NULL AND data IS NOT NULL AND (lease_until <= ? OR lease_until > ?)
         ORDER BY claimed_at, id`,
        [nowMs, farthestMs(nowMs, DEFAULT_LEASE_MS)],
      );
      return parseRows("events", abandonedRow, rows)
        .filter(({ data }) => data.id.startsWith(prefix))
        .map(({ attempt, data: held }) => ({ id: held.id, attempt, data: held.data }));
    },
  };
}
