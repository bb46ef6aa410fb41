import type { Database } from "./database.ts";
import { schemaVersion, writeKeyMark } from "./migrations.ts";
import type { Pseudonyms } from "./pseudonyms.ts";

/** Stands for workspaces whose name only the lost key would open. */
const LOST = "lost";

/**
 * Rekeys the database to the present privacy key; false where it has that key already. Rows that only the old
 * key decrypts, or finds, are deleted. Questions and votes stay, as of people whom nobody can name any more.
 */
export function adoptKey(database: Database, names: Pseudonyms, nowMs: number): Promise<boolean> {
  return database.exclusive(async (queries) => {
    // Version 1 knows no key: the first start that brings it further takes the present one.
    if ((await schemaVersion(queries)) < 2) return false;
    const [row] = await queries.all("SELECT key_mark FROM schema_versions WHERE key_mark IS NOT NULL");
    if (row?.key_mark === names.keyMark) return false;
    for (const table of ["frames", "events", "posts", "contacts", "jobs", "leases", "settings"])
      await queries.run(`DELETE FROM ${table}`);
    for (const table of ["onboarding", "installations"]) await queries.run(`DELETE FROM ${table}`);
    await queries.run("UPDATE drafts SET workspace = NULL, author = NULL, at_ms = ?", [nowMs]);
    await queries.run("UPDATE answers SET message = '', conversation = '', channel = NULL, workspace = ?", [
      names.cover("workspace", LOST),
    ]);
    await writeKeyMark(queries, names);
    return true;
  });
}
