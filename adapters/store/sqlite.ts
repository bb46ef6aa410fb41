import { closeSync, existsSync, openSync, renameSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { makePrivateFolder } from "../private-folder.ts";
import {
  type Database,
  type DatabaseRow,
  type Queries,
  type SqlValue,
  StoreError,
  storable,
} from "./database.ts";

/** How long a statement waits in SQLite itself for another process's write: nothing else runs meanwhile. */
const BUSY_TIMEOUT_MS = 50;
/** How long it is tried again, with the process free in between. */
const PATIENCE_MS = 10_000;
const LONGEST_PAUSE_MS = 200;
/** Result codes of SQLite: https://www.sqlite.org/rescode.html */
const codes = { busy: 5, locked: 6, corrupt: 11, notADatabase: 26 } as const;
/** How many pages are given back at once: 1,000 of 4 KB take some milliseconds. */
const PAGES_A_TIME = 1_000;

/**
 * Opens (or creates) a SQLite file. Statements queue up by file: an open transaction would otherwise take
 * in those of whoever else runs in this process, or keep a second connection waiting for ever, because
 * waiting for a lock stops the very process that holds it.
 * @throws StoreError where the file is none of SQLite's or cannot be opened.
 */
export function openSqlite(path: string): Database {
  const connection = connect(path);
  const { inTurn, leave } = queueOf(path);
  const queries = createQueries(connection);
  const openedAs = identityOf(path);
  let closed = false;

  const bracketed = <T>(begin: string, work: (queries: Queries) => Promise<T>) =>
    inTurn(async () => {
      await patiently(async () => connection.exec(begin));
      try {
        const result = await work(queries);
        connection.exec("COMMIT");
        return result;
      } catch (error) {
        if (connection.isTransaction) connection.exec("ROLLBACK");
        throw error;
      }
    });

  return {
    engine: "sqlite",
    all: (sql, values) => inTurn(() => patiently(() => queries.all(sql, values))),
    run: (sql, values) => inTurn(() => patiently(() => queries.run(sql, values))),
    transaction: (work) => bracketed("BEGIN IMMEDIATE", work),
    exclusive: (work) => bracketed("BEGIN IMMEDIATE", work),
    snapshot: (work) => bracketed("BEGIN", work),
    sizeBytes: async () => (path === ":memory:" ? 0 : sizeOf(path) + sizeOf(`${path}-wal`)),
    tidy: () => tidy(connection, inTurn),
    isShared: () => inTurn(async () => isShared(connection)),
    async check() {
      if (identityOf(path) !== openedAs)
        throw new StoreError(
          "unreadable",
          `${path}: was removed or replaced while the bot runs on it; start the bot again.`,
        );
    },
    close: () =>
      inTurn(async () => {
        if (closed) return;
        closed = true;
        connection.close();
        leave();
      }),
  };
}

/** Opens a SQLite file that another process may lock at the moment. */
export async function openSqlitePatiently(path: string): Promise<Database> {
  try {
    return await patiently(async () => openSqlite(path));
  } catch (error) {
    if (!isHeld(error)) throw error;
    throw new StoreError(
      "unopened",
      `${path}: another process holds it locked; end that one, or wait for it.`,
      error,
    );
  }
}

function connect(path: string): DatabaseSync {
  let connection: DatabaseSync | undefined;
  try {
    if (path !== ":memory:") makePrivate(path);
    connection = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    // Takes effect on a file without tables only, and before WAL; an older file is brought there by `tidy`.
    connection.exec("PRAGMA auto_vacuum = INCREMENTAL");
    // WAL with NORMAL: an acknowledged write survives SIGKILL; a power cut may take the last ones, never the file.
    // secure_delete: what is deleted is overwritten. The limit cuts the journal back after a burst of writes.
    connection.exec(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON; PRAGMA journal_size_limit = 4194304;",
    );
    return connection;
  } catch (error) {
    connection?.close();
    if (isHeld(error)) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const isForbidden = code === "EACCES" || code === "EPERM";
    throw new StoreError(
      isForbidden ? "unreadable" : "unopened",
      isForbidden
        ? `${path}: belongs to another user, or may not be written to (${message}); give DATA_DIR and what lies in it to the user that runs the bot: chown -R USER ${dirname(path)}`
        : `${path}: cannot be opened as a SQLite file (${message}); check the folder's permissions, or restore a backup with "npm run store -- restore FILE", which sets a damaged file aside.`,
      error,
    );
  }
}

/** Questions are nobody else's business. SQLite gives its journal the rights of the file. */
function makePrivate(path: string): void {
  makePrivateFolder(dirname(path));
  closeSync(openSync(path, "a", 0o600));
}

function createQueries(connection: DatabaseSync): Queries {
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = connection.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return {
    all: async (sql, values: readonly SqlValue[] = []) =>
      prepare(sql).all(...values.map(storable)) as DatabaseRow[],
    run: async (sql, values: readonly SqlValue[] = []) =>
      Number(prepare(sql).run(...values.map(storable)).changes),
  };
}

/** Tries again while another process writes; between the tries this one goes on with everything else. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const untilMs = performance.now() + PATIENCE_MS;
  for (let pauseMs = 10; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!isHeld(error) || performance.now() >= untilMs) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

const resultOf = (error: unknown): number => ((error as { errcode?: number } | null)?.errcode ?? 0) & 0xff;
const isHeld = (error: unknown) => [codes.busy, codes.locked].some((code) => code === resultOf(error));

/** In steps, so that nobody waits long. Whoever reads at the moment keeps the journal; the next time takes it. */
async function tidy(connection: DatabaseSync, inTurn: Queue["inTurn"]): Promise<void> {
  const numberOf = (pragma: string) =>
    Number(Object.values(connection.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]);
  try {
    // 2: incremental. A file of an older version is rewritten once, and loses what it held in free pages.
    if (numberOf("auto_vacuum") !== 2)
      await inTurn(async () => connection.exec("PRAGMA auto_vacuum = INCREMENTAL; VACUUM"));
    while (numberOf("freelist_count") > 0) {
      const before = numberOf("freelist_count");
      await inTurn(async () => connection.exec(`PRAGMA incremental_vacuum(${PAGES_A_TIME})`));
      if (numberOf("freelist_count") >= before) break;
      await new Promise((resolve) => setImmediate(resolve));
    }
    await inTurn(async () => connection.exec("PRAGMA wal_checkpoint(TRUNCATE)"));
  } catch (error) {
    if (!isHeld(error)) throw error;
  }
}

/** Leaving WAL needs the file to oneself: it fails while another process has it open. */
function isShared(connection: DatabaseSync): boolean {
  try {
    connection.exec("PRAGMA journal_mode = DELETE; PRAGMA journal_mode = WAL");
    return false;
  } catch (error) {
    if (isHeld(error)) return true;
    throw error;
  }
}

/**
 * Moves a file that SQLite cannot read out of the way, to `FILE.broken-TIME`; `null` where there is none, or
 * it is whole.
 */
export function setAsideIfBroken(path: string, nowMs: number): string | null {
  if (!existsSync(path) || isWhole(path)) return null;
  const aside = `${path}.broken-${new Date(nowMs).toISOString().replaceAll(/[:.]/g, "-")}`;
  for (const end of ["", "-wal", "-shm"])
    if (existsSync(`${path}${end}`)) renameSync(`${path}${end}`, `${aside}${end}`);
  return aside;
}

function isWhole(path: string): boolean {
  let connection: DatabaseSync | null = null;
  try {
    connection = new DatabaseSync(path, { timeout: PATIENCE_MS });
    const [first] = connection.prepare("PRAGMA quick_check(1)").all();
    return Object.values(first ?? {})[0] === "ok";
  } catch (error) {
    if ([codes.corrupt, codes.notADatabase].some((code) => code === resultOf(error))) return false;
    throw new StoreError(
      "unreadable",
      `${path}: cannot be read (${(error as Error).message}); check the folder's permissions.`,
      error,
    );
  } finally {
    connection?.close();
  }
}

interface Queue {
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  leave(): void;
}

interface Line {
  users: number;
  last: Promise<unknown>;
}

const lines = new Map<string | symbol, Line>();

/** Runs one piece of work on a file after the other, whatever became of those before. */
function queueOf(path: string): Queue {
  const key = path === ":memory:" ? Symbol(path) : resolve(path);
  const line = lines.get(key) ?? { users: 0, last: Promise.resolve() };
  lines.set(key, line);
  line.users++;
  return {
    inTurn<T>(work: () => Promise<T>): Promise<T> {
      const next = line.last.then(work, work);
      line.last = next.catch(() => {});
      return next;
    },
    leave() {
      line.users--;
      if (line.users === 0) lines.delete(key);
    },
  };
}

/** Tells one file from another that came to stand under its name. */
function identityOf(path: string): string {
  if (path === ":memory:") return path;
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${found.dev}:${found.ino}` : "none";
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
