import { type Database, type Queries, StoreError } from "./database.ts";
import { coverPlainIds } from "./migrate-ids.ts";
import type { Pseudonyms } from "./pseudonyms.ts";

/** A statement, or what takes more than one. */
type Step = string | ((queries: Queries, names: Pseudonyms) => Promise<void>);

/**
 * The schema's versions, in one SQL text for both engines. A version that was released is never edited:
 * a change is a new version at the end. Times are BIGINT milliseconds, JSON is TEXT.
 */
const versions: readonly (readonly Step[])[] = [
  [
    `CREATE TABLE frames (
      conversation TEXT PRIMARY KEY, person TEXT NOT NULL, data TEXT NOT NULL, expires_at BIGINT NOT NULL)`,
    "CREATE INDEX frames_person ON frames (person)",

    `CREATE TABLE events (
      id TEXT PRIMARY KEY, claimed_at BIGINT NOT NULL, lease_until BIGINT NOT NULL, attempt BIGINT NOT NULL,
      person TEXT, data TEXT, done_at BIGINT)`,
    "CREATE INDEX events_claimed ON events (claimed_at)",

    `CREATE TABLE answers (
      id TEXT PRIMARY KEY, message TEXT NOT NULL, conversation TEXT NOT NULL, platform TEXT NOT NULL,
      place TEXT NOT NULL, workspace TEXT NOT NULL, channel TEXT, asker TEXT NOT NULL, question TEXT, reply TEXT,
      status TEXT NOT NULL, entry TEXT, row_id TEXT, topic TEXT, knowledge TEXT NOT NULL,
      confidence DOUBLE PRECISION NOT NULL, near_miss TEXT, at_ms BIGINT NOT NULL,
      withdrawn_at BIGINT, shared_at BIGINT, settled_at BIGINT)`,
    "CREATE INDEX answers_message ON answers (message, at_ms)",
    "CREATE INDEX answers_conversation ON answers (conversation, at_ms)",
    "CREATE INDEX answers_asker ON answers (asker, at_ms)",
    "CREATE INDEX answers_time ON answers (at_ms)",

    "CREATE TABLE posts (post TEXT PRIMARY KEY, answer TEXT NOT NULL)",
    "CREATE INDEX posts_answer ON posts (answer)",

    `CREATE TABLE votes (
      answer TEXT NOT NULL, person TEXT NOT NULL, kind TEXT NOT NULL, reason TEXT, entry TEXT, row_id TEXT,
      knowledge TEXT NOT NULL, at_ms BIGINT NOT NULL, PRIMARY KEY (answer, person))`,
    "CREATE INDEX votes_person ON votes (person)",
    "CREATE INDEX votes_time ON votes (at_ms)",

    `CREATE TABLE drafts (
      id TEXT PRIMARY KEY, question TEXT NOT NULL, also TEXT NOT NULL, answer TEXT NOT NULL, source TEXT,
      topics TEXT NOT NULL, gap TEXT NOT NULL, author TEXT, workspace TEXT, status TEXT NOT NULL,
      at_ms BIGINT NOT NULL)`,

    `CREATE TABLE onboarding (
      person TEXT PRIMARY KEY, workspace TEXT NOT NULL, track TEXT NOT NULL, data TEXT NOT NULL,
      version BIGINT NOT NULL, updated_at BIGINT NOT NULL)`,

    "CREATE TABLE contacts (person TEXT PRIMARY KEY, sealed TEXT NOT NULL, updated_at BIGINT NOT NULL)",

    `CREATE TABLE jobs (
      id TEXT PRIMARY KEY, kind TEXT NOT NULL, due_at BIGINT NOT NULL, person TEXT, data TEXT,
      attempt BIGINT NOT NULL, lease_until BIGINT NOT NULL, done_at BIGINT)`,
    "CREATE INDEX jobs_due ON jobs (done_at, due_at)",
    "CREATE INDEX jobs_person ON jobs (person)",

    "CREATE TABLE leases (name TEXT PRIMARY KEY, owner TEXT NOT NULL, until_at BIGINT NOT NULL)",
    "CREATE TABLE settings (scope TEXT PRIMARY KEY, data TEXT NOT NULL, updated_at BIGINT NOT NULL)",
    "CREATE TABLE installations (id TEXT PRIMARY KEY, sealed TEXT NOT NULL, at_ms BIGINT NOT NULL)",
  ],
  // No platform id stands in plain any more, and a frame names everybody who spoke.
  [
    "DROP TABLE frames",
    `CREATE TABLE frames (
      conversation TEXT PRIMARY KEY, speakers TEXT NOT NULL, data TEXT NOT NULL, expires_at BIGINT NOT NULL)`,
    "CREATE INDEX frames_expires ON frames (expires_at)",
    "CREATE INDEX answers_worded ON answers (at_ms) WHERE message <> ''",
    "CREATE INDEX votes_reasoned ON votes (at_ms) WHERE reason IS NOT NULL",
    "ALTER TABLE schema_versions ADD COLUMN key_mark TEXT",
    coverPlainIds,
  ],
];

/** Primary keys of all data tables, in the order in which a backup copies them. */
export const keys = {
  frames: "conversation",
  events: "id",
  answers: "id",
  posts: "post",
  votes: "answer, person",
  drafts: "id",
  onboarding: "person",
  contacts: "person",
  jobs: "id",
  leases: "name",
  settings: "scope",
  installations: "id",
} as const;

export type TableName = keyof typeof keys;

/** Names of all tables that hold data. */
export const tables = Object.keys(keys) as TableName[];

/** The version that this code reads and writes. */
const newestVersion = versions.length;

/** The version that a database is at; 0 for an empty one, whose version table may not exist yet. */
export async function schemaVersion(queries: Queries): Promise<number> {
  const [row] = await queries.all("SELECT MAX(version) AS version FROM schema_versions");
  return Number(row?.version ?? 0);
}

/**
 * Brings a database to the newest version; safe when several processes start at once.
 * @throws StoreError where a newer bot has been here, or one with another key.
 */
export async function migrateDatabase(
  database: Database,
  nowMs: number,
  names: Pseudonyms,
): Promise<{ from: number; to: number }> {
  const done = await database.exclusive(async (queries) => {
    await queries.run(
      "CREATE TABLE IF NOT EXISTS schema_versions (version BIGINT PRIMARY KEY, applied_at BIGINT NOT NULL)",
    );
    const from = await schemaVersion(queries);
    if (from > newestVersion) {
      throw new StoreError(
        "too-new",
        `The database is at schema version ${from}, this bot knows ${newestVersion}; start the newer bot, or restore an older backup.`,
      );
    }
    for (let version = from + 1; version <= newestVersion; version++) {
      for (const step of versions[version - 1] ?? []) {
        if (typeof step === "string") await queries.run(step);
        else await step(queries, names);
      }
      await queries.run("INSERT INTO schema_versions (version, applied_at) VALUES (?, ?)", [version, nowMs]);
    }
    await checkKey(queries, names);
    return { from, to: newestVersion };
  });
  // What an older version left behind in plain is gone from the rows, not yet from the file's free pages.
  if (done.from > 0 && done.from < done.to) await database.tidy();
  return done;
}

/** The key that ids and people are hashed with belongs to the database: with another one nobody is found. */
async function checkKey(queries: Queries, names: Pseudonyms): Promise<void> {
  const [row] = await queries.all("SELECT key_mark FROM schema_versions WHERE key_mark IS NOT NULL");
  if (row === undefined) return writeKeyMark(queries, names);
  if (row.key_mark === names.keyMark) return;
  throw new StoreError(
    "wrong-key",
    `The database was written with another PRIVACY_KEY: nobody would be recognised, and nobody could be forgotten. Set the key that it was written with (with SQLite, put privacy.key back beside bot.db); where it is lost for good, "npm run store -- adopt-key" takes the present one.`,
  );
}

/** Stores the fingerprint of the key that the database is written with. */
export async function writeKeyMark(queries: Queries, names: Pseudonyms): Promise<void> {
  await queries.run("UPDATE schema_versions SET key_mark = ?", [names.keyMark]);
}
