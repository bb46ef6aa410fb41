import { existsSync, renameSync, rmSync, statSync } from "node:fs";
import { copyFile, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, type Queries, StoreError, type Value } from "./database.ts";
import { keys, migrate, schemaVersion, type TableName, tables } from "./migrations.ts";
import { marks } from "./rows.ts";
import { openSqlite } from "./sqlite.ts";

const BATCH_ROWS = 500;

/**
 * Writes everything into a SQLite file, whatever the engine: one format moves a team from SQLite to
 * PostgreSQL as well. The file appears whole or not at all.
 */
export async function copyToFile(from: Database, file: string, nowMs: number): Promise<void> {
  refuseFolder(file);
  const unfinished = `${file}.part`;
  rmSync(unfinished, { force: true });
  const to = openSqlite(unfinished);
  try {
    await migrate(to, nowMs);
    await from.snapshot((source) => to.transaction((target) => copyTables(source, target)));
    await to.run("PRAGMA journal_mode = DELETE");
    await to.close();
    renameSync(unfinished, file);
  } finally {
    await to.close();
    for (const rest of ["", "-wal", "-shm"]) rmSync(`${unfinished}${rest}`, { force: true });
  }
}

function refuseFolder(file: string): void {
  if (!statSync(file, { throwIfNoEntry: false })?.isDirectory()) return;
  throw new StoreError("unreadable", `${file}: is a folder; give the path of a file.`);
}

/**
 * Fills a database from a backup of the same or an older version; how many rows by table.
 * @throws StoreError where the file is no backup, or the database holds something and `replace` is not set.
 */
export async function restoreFromFile(
  to: Database,
  file: string,
  options: { readonly replace: boolean; readonly nowMs: number },
): Promise<Record<string, number>> {
  if (!existsSync(file)) {
    throw new StoreError(
      "unreadable",
      `${file}: there is no such file; give the path that the backup was written to.`,
    );
  }
  refuseFolder(file);
  return withCopy(file, async (from) => {
    await migrate(from, options.nowMs);
    await migrate(to, options.nowMs);
    return to.exclusive(async (target) => {
      await makeRoom(target, options.replace);
      return from.snapshot((source) => copyTables(source, target));
    });
  });
}

/** An older backup is brought up to date on a copy: the one that is kept stays as it is. */
async function withCopy<T>(file: string, work: (copy: Database) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "restore-"));
  try {
    const copy = join(folder, "backup.db");
    await copyFile(file, copy);
    // A database that a bot ran on keeps its latest writes beside it.
    if (existsSync(`${file}-wal`)) await copyFile(`${file}-wal`, `${copy}-wal`);
    const database = await openBackup(copy, file);
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file that is no backup would count as an empty one, and replace everything by nothing. */
async function openBackup(copy: string, file: string): Promise<Database> {
  const notOurs = (cause: unknown) =>
    new StoreError(
      "unreadable",
      `${file}: is no backup of this bot; give a file that "backup" wrote.`,
      cause,
    );
  let database: Database;
  try {
    database = openSqlite(copy);
  } catch (error) {
    throw notOurs(error);
  }
  const version = await schemaVersion(database).catch(() => 0);
  if (version > 0) return database;
  await database.close();
  throw notOurs(undefined);
}

async function makeRoom(target: Queries, replace: boolean): Promise<void> {
  for (const table of tables) {
    // Leases are of processes that have ended: nobody restores under a running bot.
    if (replace || table === "leases") await target.run(`DELETE FROM ${table}`);
    else if ((await target.all(`SELECT 1 AS found FROM ${table} LIMIT 1`)).length > 0) {
      throw new StoreError(
        "not-empty",
        `The database already holds ${table}; make a backup of it, then restore with --replace.`,
      );
    }
  }
}

async function copyTables(source: Queries, target: Queries): Promise<Record<string, number>> {
  const copied: Record<string, number> = {};
  for (const table of tables) copied[table] = await copyTable(source, target, table);
  return copied;
}

/** By key, batch after batch, so that a large table does not have to fit into memory. */
async function copyTable(source: Queries, target: Queries, table: TableName): Promise<number> {
  for (let offset = 0; ; offset += BATCH_ROWS) {
    const rows = await source.all(
      `SELECT * FROM ${table} ORDER BY ${keys[table]} LIMIT ${BATCH_ROWS} OFFSET ${offset}`,
    );
    for (const row of rows) {
      const names = Object.keys(row);
      await target.run(
        `INSERT INTO ${table} (${names.join(", ")}) VALUES (${marks(names)})`,
        Object.values(row) as Value[],
      );
    }
    if (rows.length < BATCH_ROWS) return offset + rows.length;
  }
}
