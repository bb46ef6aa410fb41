import { z } from "zod";
import type { Job, JobStore } from "../../../src/ports.ts";
import type { Database } from "../database.ts";
import { coveredId, coveredJson, type Pseudonyms } from "../pseudonyms.ts";
import { integer, parseRows, placeholders } from "../rows.ts";
import { personHash } from "./columns.ts";
import { farthestMs } from "./farthest.ts";

const jobRow = (names: Pseudonyms): z.ZodType<Job> =>
  z
    .object({
      id: coveredId(names, "job"),
      kind: z.string(),
      due_at: integer,
      data: coveredJson(names, "job data"),
      person: personHash.nullable(),
      attempt: integer,
    })
    .transform(({ due_at, ...rest }) => ({ ...rest, dueAtMs: due_at }));

/** No job rests longer than this before it is tried again. */
const LONGEST_PAUSE_MS = 3_600_000;

/** Scheduled jobs in the table `jobs`. */
export function createJobStore(database: Database, names: Pseudonyms): JobStore {
  const job = jobRow(names);
  const cover = (id: string) => names.cover("job", id);
  const changesOne = async (sql: string, values: Parameters<Database["run"]>[1]) =>
    (await database.run(sql, values)) === 1;
  const held = "WHERE id = ? AND attempt = ? AND done_at IS NULL";

  return {
    schedule: ({ id, kind, dueAtMs, data, person }) =>
      changesOne(
        `INSERT INTO jobs (id, kind, due_at, person, data, attempt, lease_until) VALUES (?, ?, ?, ?, ?, 0, 0)
         ON CONFLICT (id) DO NOTHING`,
        [cover(id), kind, dueAtMs, person, names.cover("job data", JSON.stringify(data ?? null))],
      ),
    async claim({ kinds, nowMs, leaseMs, limit }) {
      if (kinds.length === 0) return [];
      // The outer condition repeats the inner one: PostgreSQL checks it anew after waiting for another's claim.
      const isFree = "done_at IS NULL AND due_at <= ? AND (lease_until <= ? OR lease_until > ?)";
      const free = [nowMs, nowMs, farthestMs(nowMs, Math.max(leaseMs, LONGEST_PAUSE_MS))];
      const rows = await database.all(
        `UPDATE jobs SET attempt = attempt + 1, lease_until = ?
         WHERE id IN (SELECT id FROM jobs WHERE ${isFree}
             AND kind IN (${placeholders(kinds)}) ORDER BY due_at, id LIMIT ?)
           AND ${isFree}
         RETURNING id, kind, due_at, data, person, attempt`,
        [nowMs + leaseMs, ...free, ...kinds, limit, ...free],
      );
      return parseRows("jobs", job, rows).sort(byDue);
    },
    extend: ({ id, attempt }, untilMs) =>
      changesOne(`UPDATE jobs SET lease_until = ? ${held}`, [untilMs, cover(id), attempt]),
    finish: ({ id, attempt }, nowMs) =>
      changesOne(`UPDATE jobs SET done_at = ?, data = '', person = NULL ${held}`, [
        nowMs,
        cover(id),
        attempt,
      ]),
    // When it was due stays: a pause that a wrong clock reckoned would be a day nobody reaches.
    retry: ({ id, attempt }, untilMs) =>
      changesOne(`UPDATE jobs SET lease_until = ? ${held}`, [untilMs, cover(id), attempt]),
    cancel: (id) => changesOne("DELETE FROM jobs WHERE id = ? AND done_at IS NULL", [cover(id)]),
    async pending({ kind, person }) {
      const wanted = [
        ...(kind === undefined ? [] : [["kind = ?", kind] as const]),
        ...(person === undefined ? [] : [["person = ?", person] as const]),
      ];
      const rows = await database.all(
        `SELECT id, kind, due_at, data, person, attempt FROM jobs
         WHERE ${["done_at IS NULL", ...wanted.map(([condition]) => condition)].join(" AND ")} ORDER BY due_at`,
        wanted.map(([, value]) => value),
      );
      return parseRows("jobs", job, rows).sort(byDue);
    },
  };
}

function byDue(a: Job, b: Job): number {
  return a.dueAtMs - b.dueAtMs || (a.id < b.id ? -1 : 1);
}
