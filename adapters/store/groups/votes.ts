import { z } from "zod";
import type { CountedVote, Vote, VoteStore } from "../../../src/ports.ts";
import type { Database } from "../database.ts";
import { integer, parseRow, parseRows } from "../rows.ts";
import { personHash, voteKind } from "./columns.ts";

const row = z.object({
  answer: z.string(),
  person: personHash,
  kind: voteKind,
  reason: z.string().nullable(),
  entry: z.string().nullable(),
  row_id: z.string().nullable(),
  knowledge: z.string(),
  at_ms: integer,
});

const vote: z.ZodType<Vote> = row.transform(({ answer, person, kind, reason, at_ms }) => ({
  answer,
  person,
  kind,
  reason,
  atMs: at_ms,
}));

const countedVote: z.ZodType<CountedVote> = row.transform(({ at_ms, row_id, ...rest }) => ({
  ...rest,
  row: row_id,
  atMs: at_ms,
}));

/** Votes in the table `votes`, one for each person and answer. `keepsText`: whether reasons are stored. */
export function createVoteStore(database: Database, keepsText: boolean): VoteStore {
  return {
    async put({ answer, person, kind, reason, atMs }) {
      // The version comes from the answer as it stands: that is what the person saw.
      const changed = await database.run(
        `INSERT INTO votes (answer, person, kind, reason, entry, row_id, knowledge, at_ms)
         SELECT id, ?, ?, ?, entry, row_id, knowledge, CAST(? AS BIGINT) FROM answers WHERE id = ?
         ON CONFLICT (answer, person) DO UPDATE SET kind = excluded.kind, reason = excluded.reason,
           entry = excluded.entry, row_id = excluded.row_id, knowledge = excluded.knowledge, at_ms = excluded.at_ms`,
        [person, kind, keepsText ? reason : null, atMs, answer],
      );
      return changed === 1;
    },
    async get(answer, person) {
      const rows = await database.all("SELECT * FROM votes WHERE answer = ? AND person = ?", [
        answer,
        person,
      ]);
      return parseRow("votes", vote, rows);
    },
    async delete(answer, person) {
      await database.run("DELETE FROM votes WHERE answer = ? AND person = ?", [answer, person]);
    },
    async since(sinceMs, limit = 10_000) {
      const rows = await database.all(
        "SELECT * FROM votes WHERE at_ms >= ? ORDER BY at_ms DESC, answer DESC, person DESC LIMIT ?",
        [sinceMs, limit],
      );
      return parseRows("votes", countedVote, rows).reverse();
    },
  };
}
