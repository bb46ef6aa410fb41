import { closeSync, openSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { makePrivateFolder } from "../private-folder.ts";
import { type Database, type Queries, type Row, StoreError, storable, type Value } from "./database.ts";

/** How long a statement waits for another process's write. */
const BUSY_TIMEOUT_MS = 10_000;

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
  let closed = false;

  const bracketed = <T>(begin: string, work: (queries: Queries) => Promise<T>) =>
    inTurn(async () => {
      connection.exec(begin);
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
    all: (sql, values) => inTurn(() => queries.all(sql, values)),
    run: (sql, values) => inTurn(() => queries.run(sql, values)),
    transaction: (work) => bracketed("BEGIN IMMEDIATE", work),
    exclusive: (work) => bracketed("BEGIN IMMEDIATE", work),
    snapshot: (work) => bracketed("BEGIN", work),
    sizeBytes: async () => (path === ":memory:" ? 0 : sizeOf(path) + sizeOf(`${path}-wal`)),
    close: () =>
      inTurn(async () => {
        if (closed) return;
        closed = true;
        connection.close();
        leave();
      }),
  };
}

function connect(path: string): DatabaseSync {
  try {
    if (path !== ":memory:") makePrivate(path);
    const connection = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    // WAL with NORMAL: an acknowledged write survives SIGKILL; a power cut may take the last ones, never the file.
    connection.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    return connection;
  } catch (error) {
    throw new StoreError(
      "unreadable",
      `${path}: cannot be opened as a SQLite file (${(error as Error).message}); check the folder's permissions, or restore a backup with "npm run store -- restore FILE".`,
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
    all: async (sql, values: readonly Value[] = []) => prepare(sql).all(...values.map(storable)) as Row[],
    run: async (sql, values: readonly Value[] = []) =>
      Number(prepare(sql).run(...values.map(storable)).changes),
  };
}

interface Queue {
  users: number;
  last: Promise<unknown>;
}

const queues = new Map<string | symbol, Queue>();

/** Runs one piece of work on a file after the other, whatever became of those before. */
function queueOf(path: string) {
  const key = path === ":memory:" ? Symbol(path) : resolve(path);
  const queue = queues.get(key) ?? { users: 0, last: Promise.resolve() };
  queues.set(key, queue);
  queue.users++;
  return {
    inTurn<T>(work: () => Promise<T>): Promise<T> {
      const next = queue.last.then(work, work);
      queue.last = next.catch(() => {});
      return next;
    },
    leave() {
      queue.users--;
      if (queue.users === 0) queues.delete(key);
    },
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
