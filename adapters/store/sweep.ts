import type { Database, SqlValue } from "./database.ts";

const DAY_MS = 86_400_000;
/** Platforms retry for less than an hour; a day covers a replayed queue as well. */
const EVENT_DAYS = 1;
/** Rows without words, for comparison with the same week a year ago; and what was left lying for as long. */
const RECORD_DAYS = 400;
/** How long a draft may lie where no question text is kept at all. */
const DRAFT_DAYS = 30;
/** So few at once that nobody who asks meanwhile waits for them: 500 rows take some milliseconds. */
const BATCH_ROWS = 500;

/**
 * Deletes expired rows, and texts past their retention; number of rows by kind. In batches, each a
 * transaction of its own: an interrupted sweep continues at the next one.
 */
export async function sweepStore(
  database: Database,
  keepQuestionsDays: number,
  nowMs: number,
): Promise<Record<string, number>> {
  const before = (days: number) => nowMs - days * DAY_MS;
  const text = before(keepQuestionsDays);

  async function inBatches(
    statement: (some: string) => string,
    found: string,
    value: SqlValue,
  ): Promise<number> {
    const sql = statement(`${found} LIMIT ${BATCH_ROWS}`);
    for (let total = 0; ; ) {
      const changed = await database.run(sql, [value]);
      total += changed;
      if (changed < BATCH_ROWS) return total;
    }
  }
  const remove = (table: string, key: string, condition: string, value: SqlValue) =>
    inBatches(
      (some) => `DELETE FROM ${table} WHERE ${key} IN (${some})`,
      `SELECT ${key} FROM ${table} WHERE ${condition}`,
      value,
    );

  const removed = {
    events: await remove("events", "id", "claimed_at <= ?", before(EVENT_DAYS)),
    frames: await remove("frames", "conversation", "expires_at <= ?", nowMs),
    // `message <> ''`: those that were swept before have no posts any more, and an index passes them over.
    posts: await remove(
      "posts",
      "post",
      "answer IN (SELECT id FROM answers WHERE at_ms <= ? AND message <> '')",
      text,
    ),
    // With the words goes what leads back to the message: what is left is a line for statistics.
    questions: await inBatches(
      (some) => `UPDATE answers SET question = NULL, reply = NULL, near_miss = NULL, channel = NULL,
         message = '', conversation = '' WHERE id IN (${some})`,
      "SELECT id FROM answers WHERE at_ms <= ? AND message <> ''",
      text,
    ),
    reasons: await database.run("UPDATE votes SET reason = NULL WHERE at_ms <= ? AND reason IS NOT NULL", [
      text,
    ]),
    drafts: await database.run("DELETE FROM drafts WHERE at_ms <= ?", [
      before(keepQuestionsDays || DRAFT_DAYS),
    ]),
    answers: await remove("answers", "id", "at_ms <= ?", before(RECORD_DAYS)),
    votes: await database.run("DELETE FROM votes WHERE at_ms <= ?", [before(RECORD_DAYS)]),
    onboarding: await database.run("DELETE FROM onboarding WHERE updated_at <= ?", [before(RECORD_DAYS)]),
    contacts: await database.run("DELETE FROM contacts WHERE updated_at <= ?", [before(RECORD_DAYS)]),
    jobs: await remove("jobs", "id", "done_at <= ?", before(RECORD_DAYS)),
    leases: await database.run("DELETE FROM leases WHERE until_at <= ?", [before(1)]),
  };
  if (Object.values(removed).some((count) => count > 0)) await database.tidy();
  return removed;
}
