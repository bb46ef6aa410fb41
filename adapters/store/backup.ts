import { closeSync, existsSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { copyFile, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileRefusal } from "../file-error.ts";
import { removedOnInterrupt } from "../interrupted.ts";
import { type Database, type Queries, type SqlValue, StoreError } from "./database.ts";
import { keys, migrateDatabase, schemaVersion, type TableName, tables } from "./migrations.ts";
import type { Pseudonyms } from "./pseudonyms.ts";
import { placeholders } from "./rows.ts";
import { openSqlite, setAsideIfBroken } from "./sqlite.ts";

const BATCH_ROWS = 500;

/** What copying needs besides the two databases. */
export interface CopyOptions {
  readonly nowMs: number;
  readonly names: Pseudonyms;
}

/**
 * Writes everything into a SQLite file, whatever the engine: one format moves a team from SQLite to
 * PostgreSQL as well. The file appears whole or not at all.
 */
export async function copyToFile(from: Database, file: string, { nowMs, names }: CopyOptions): Promise<void> {
  refuseFolder(file);
  const folder = dirname(file);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new StoreError("unreadable", `${folder}: there is no such folder; make it, or name another.`);
  const unfinished = `${file}.part`;
  const rest = ["", "-wal", "-shm"].map((end) => `${unfinished}${end}`);
  await removedOnInterrupt(rest, async () => {
    begin(file, rest);
    const to = openSqlite(unfinished);
    try {
      await migrateDatabase(to, nowMs, names);
      await from.snapshot((source) => to.transaction((target) => copyTables(source, target)));
      await to.run("PRAGMA journal_mode = DELETE");
      await to.close();
      renameSync(unfinished, file);
    } finally {
      await to.close();
    }
  });
}

/** What may not be written is told here: as of any database the remedy would be about the bot's own data. */
function begin(file: string, [unfinished, ...others]: readonly string[]): void {
  try {
    for (const each of others) rmSync(each, { force: true });
    closeSync(openSync(unfinished!, "w", 0o600));
  } catch (error) {
    throw new StoreError("unreadable", `${file}: ${fileRefusal(error) ?? (error as Error).message}.`, error);
  }
}

function refuseFolder(file: string): void {
  if (!statSync(file, { throwIfNoEntry: false })?.isDirectory()) return;
  throw new StoreError("unreadable", `${file}: is a folder; give the path of a file.`);
}

/** What a restore did. */
export interface Restored {
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Where the damaged file was put that stood in the way; `null`: there was none. */
  readonly setAside: string | null;
}

/**
 * Fills a database from a backup of the same or an older version. The backup is read before the database is
 * looked at; a SQLite file that is damaged is set aside, so that what it is recommended for can be done.
 * @throws StoreError where the file is no backup, or the database holds something and `replace` is not set.
 */
export async function restoreFromFile(
  target: { readonly open: () => Promise<Database>; readonly path: string | null },
  file: string,
  options: CopyOptions & { readonly replace: boolean },
): Promise<Restored> {
  if (!existsSync(file)) {
    throw new StoreError(
      "unreadable",
      `${file}: there is no such file; give the path that the backup was written to.`,
    );
  }
  refuseFolder(file);
  return withCopy(file, async (from) => {
    await migrateDatabase(from, options.nowMs, options.names).catch((error: unknown) => {
      throw error instanceof StoreError && error.code === "wrong-key" ? otherKey(file, error) : error;
    });
    const setAside = target.path === null ? null : setAsideIfBroken(target.path, options.nowMs);
    const to = await target.open();
    try {
      await refuseWhileInUse(to);
      await migrateDatabase(to, options.nowMs, options.names);
      const rows = await to.exclusive(async (queries) => {
        await makeRoom(queries, options.replace);
        return from.snapshot((source) => copyTables(source, queries));
      });
      await to.tidy();
      return { rows, setAside };
    } finally {
      await to.close();
    }
  });
}

const otherKey = (file: string, cause: Error) =>
  new StoreError(
    "wrong-key",
    `${file}: was written with another PRIVACY_KEY; set the key that was kept with the backup.`,
    cause,
  );

/** What is restored would be mixed with what the bot writes, and its memory would know nothing of it. */
async function refuseWhileInUse(to: Database): Promise<void> {
  if (!(await to.isShared())) return;
  throw new StoreError("in-use", "The bot is running on this database; stop it, then restore.");
}

/** An older backup is brought up to date on a copy: the one that is kept stays as it is. */
async function withCopy<T>(file: string, work: (copy: Database) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "restore-"));
  return removedOnInterrupt([folder], async () => {
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
  });
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
        `INSERT INTO ${table} (${names.join(", ")}) VALUES (${placeholders(names)})`,
        Object.values(row) as SqlValue[],
      );
    }
    if (rows.length < BATCH_ROWS) return offset + rows.length;
  }
}
