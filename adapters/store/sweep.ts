import type { Database } from "./database.ts";

const DAY_MS = 86_400_000;
/** Platforms retry for less than an hour; a day covers a replayed queue as well. */
const EVENT_DAYS = 1;
/** Rows without words, for comparison with the same week a year ago; and what was left lying for as long. */
const RECORD_DAYS = 400;
/** How long a draft may lie where no question text is kept at all. */
const DRAFT_DAYS = 30;

/** Removes what has outlived its time; how many rows went or lost their words. */
export function sweepStore(
  database: Database,
  keepQuestionsDays: number,
  nowMs: number,
): Promise<Record<string, number>> {
  const before = (days: number) => nowMs - days * DAY_MS;
  const text = before(keepQuestionsDays);
  return database.transaction(async (queries) => ({
    events: await queries.run("DELETE FROM events WHERE claimed_at <= ?", [before(EVENT_DAYS)]),
    frames: await queries.run("DELETE FROM frames WHERE expires_at <= ?", [nowMs]),
    posts: await queries.run("DELETE FROM posts WHERE answer IN (SELECT id FROM answers WHERE at_ms <= ?)", [
      text,
    ]),
    // With the words goes what leads back to the message: what is left is a line for statistics.
    questions: await queries.run(
      `UPDATE answers SET question = NULL, reply = NULL, near_miss = NULL, channel = NULL,
         message = '', conversation = '' WHERE at_ms <= ? AND message <> ''`,
      [text],
    ),
    reasons: await queries.run("UPDATE votes SET reason = NULL WHERE at_ms <= ? AND reason IS NOT NULL", [
      text,
    ]),
    drafts: await queries.run("DELETE FROM drafts WHERE at_ms <= ?", [
      before(keepQuestionsDays || DRAFT_DAYS),
    ]),
    answers: await queries.run("DELETE FROM answers WHERE at_ms <= ?", [before(RECORD_DAYS)]),
    votes: await queries.run("DELETE FROM votes WHERE at_ms <= ?", [before(RECORD_DAYS)]),
    onboarding: await queries.run("DELETE FROM onboarding WHERE updated_at <= ?", [before(RECORD_DAYS)]),
    contacts: await queries.run("DELETE FROM contacts WHERE updated_at <= ?", [before(RECORD_DAYS)]),
    jobs: await queries.run("DELETE FROM jobs WHERE done_at <= ?", [before(RECORD_DAYS)]),
    leases: await queries.run("DELETE FROM leases WHERE until_at <= ?", [before(1)]),
  }));
}
