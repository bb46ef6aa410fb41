import pg from "pg";
import { type Database, type Queries, type SqlValue, StoreError, storable } from "./database.ts";
import { type PostgresAddress, readPostgresAddress } from "./postgres-address.ts";

/** Any number that other users of the database are unlikely to lock on. */
const ADVISORY_LOCK = 714_203_881;
const BIGINT_OID = 20;
/** Deadlock, and a serialization failure: the transaction did nothing and may run again. */
const RETRYABLE = new Set(["40P01", "40001"]);
const ATTEMPTS = 4;
/** Longer than any statement of ours takes; short enough that a fail-over is over within half a minute. */
const QUERY_TIMEOUT_MS = 5_000;
/** Migrating, restoring and vacuuming may take their time. */
const LONG_TIMEOUT_MS = 3_600_000;
const VACUUM = "VACUUM answers, votes, frames, events, posts, drafts, onboarding, contacts, jobs, settings";
/** How this bot's connections are called in `pg_stat_activity`. */
const APPLICATION = "career-guide";

/**
 * Opens a pool to PostgreSQL and makes sure that it answers.
 * @throws StoreError where it does not.
 */
export async function openPostgres(url: string, onIdleError: (error: Error) => void): Promise<Database> {
  const address = readPostgresAddress(url);
  let { pool, open } = await connectedPool(address, onIdleError);

  /**
   * A server that did not answer took its other connections along: after a fail-over each of them would have
   * to run into its time limit first. The next call begins with new ones.
   */
  function renewAfter(error: unknown, used: pg.Pool): void {
    if (!isLoss(error) || used !== pool || closing) return;
    pool = open();
    used.end().catch(() => undefined);
  }
  let closing: Promise<void> | undefined;

  const bracketed = <T>(
    begin: readonly string[],
    work: (queries: Queries) => Promise<T>,
    timeoutMs = QUERY_TIMEOUT_MS,
  ): Promise<T> =>
    again(async () => {
      const used = pool;
      const client = await used.connect().catch((error: unknown) => {
        renewAfter(error, used);
        throw error;
      });
      let broken: Error | undefined;
      try {
        for (const text of begin) await client.query({ text, query_timeout: timeoutMs } as pg.QueryConfig);
        const result = await work(queriesOf(client, timeoutMs));
        await client.query("COMMIT");
        return result;
      } catch (error) {
        // A server that answered with an error is there to roll back; one that did not answer may never.
        if (!isLoss(error))
          await client.query("ROLLBACK").catch((failure: Error) => {
            broken = failure;
          });
        else {
          broken = error as Error;
          renewAfter(error, used);
        }
        throw error;
      } finally {
        client.release(broken);
      }
    });

  const single = async <T>(work: (queries: Queries) => Promise<T>, timeoutMs?: number): Promise<T> => {
    const used = pool;
    try {
      return await work(queriesOf(used, timeoutMs));
    } catch (error) {
      renewAfter(error, used);
      throw error;
    }
  };
  return {
    engine: "postgres",
    all: (sql, values) => again(() => single((queries) => queries.all(sql, values))),
    run: (sql, values) => again(() => single((queries) => queries.run(sql, values))),
    transaction: (work) => bracketed(["BEGIN"], work),
    exclusive: (work) =>
      bracketed(["BEGIN", `SELECT pg_advisory_xact_lock(${ADVISORY_LOCK})`], work, LONG_TIMEOUT_MS),
    snapshot: (work) => bracketed(["BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"], work),
    async sizeBytes() {
      const [row] = await single((queries) =>
        queries.all("SELECT pg_database_size(current_database()) AS size"),
      );
      return Number(row?.size);
    },
    // Autovacuum gives room back by itself; this only takes the words of deleted rows out sooner.
    async tidy() {
      await single((queries) => queries.run(VACUUM), LONG_TIMEOUT_MS);
    },
    async isShared() {
      const rows = await single((queries) =>
        queries.all(
          `SELECT 1 AS found FROM pg_stat_activity
           WHERE datname = current_database() AND application_name = ? AND pid <> pg_backend_pid()`,
          [APPLICATION],
        ),
      );
      return rows.length > 0;
    },
    check: async () => {},
    close() {
      closing ??= pool.end();
      return closing;
    },
  };
}

/** Whether the connection is gone, or nobody answers on it; the driver names these by their words alone. */
function isLoss(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof pg.DatabaseError) return false;
  const { code = "" } = error as NodeJS.ErrnoException;
  return (
    /^(?:ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_)/.test(code) ||
    /read timeout|connection (?:terminated|error)|not queryable|timeout exceeded/i.test(error.message)
  );
}

/** A server that starts, stops, or has no room: classes 53 and 57 of its error codes. */
const isBusy = (error: Error) =>
  error instanceof pg.DatabaseError && /^5[37]/.test((error as { code?: string }).code ?? "");

/** Makes a pool whose first connection has been tried. */
async function connectedPool(
  { url, ssl, orPlain }: PostgresAddress,
  onIdleError: (error: Error) => void,
): Promise<{ pool: pg.Pool; open: () => pg.Pool }> {
  const open = (encrypted: PostgresAddress["ssl"]) => {
    const pool = new pg.Pool({
      connectionString: url,
      ssl: encrypted,
      application_name: APPLICATION,
      max: 10,
      connectionTimeoutMillis: 5_000,
      // The client's own limit: the server's (`statement_timeout`) dies with the server, and PgBouncer refuses
      // a connection that asks for it. A client that runs into it is thrown away.
      query_timeout: QUERY_TIMEOUT_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: 5_000,
      types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
    });
    // Without a listener an idle connection that the server closes would end the process.
    pool.on("error", onIdleError);
    return pool;
  };
  const pool = open(ssl);
  try {
    await pool.query("SELECT 1");
    return { pool, open: () => open(ssl) };
  } catch (error) {
    if (!orPlain || !/does not support SSL/.test((error as Error).message))
      return refuse(error as Error, pool);
    await pool.end();
    const plain = open(false);
    await plain.query("SELECT 1").catch((failure: Error) => refuse(failure, plain));
    return { pool: plain, open: () => open(false) };
  }
}

async function refuse(error: Error, pool: pg.Pool): Promise<never> {
  await pool.end();
  // The address holds a password: it is not repeated.
  const remedy = /certificate/i.test(error.message)
    ? "the server's certificate is not trusted: name its root with sslrootcert=FILE, or encrypt without checking it with sslmode=require"
    : "check address, user, password and that the server runs";
  throw new StoreError(
    isLoss(error) || isBusy(error) ? "unopened" : "unreadable",
    `DATABASE_URL: PostgreSQL does not answer (${error.message}); ${remedy}.`,
    error,
  );
}

/** Counts and times are far below 2^53: they come back as numbers, not as text. */
function parserOf(oid: number, format?: "text" | "binary") {
  return oid === BIGINT_OID ? Number : pg.types.getTypeParser(oid, format as "text");
}

function queriesOf(target: pg.Pool | pg.PoolClient, timeoutMs = QUERY_TIMEOUT_MS): Queries {
  const send = (sql: string, values: readonly SqlValue[] = []) =>
    target.query({
      text: numbered(sql),
      values: values.map(storable),
      query_timeout: timeoutMs,
    } as pg.QueryConfig);
  return {
    all: async (sql, values) => (await send(sql, values)).rows,
    run: async (sql, values) => (await send(sql, values)).rowCount ?? 0,
  };
}

const translated = new Map<string, string>();

/** `a = ? AND b = ?` → `a = $1 AND b = $2` */
function numbered(sql: string): string {
  let text = translated.get(sql);
  if (text === undefined) {
    let count = 0;
    text = sql.replaceAll("?", () => `$${++count}`);
    translated.set(sql, text);
  }
  return text;
}

async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !RETRYABLE.has((error as { code?: string }).code ?? "")) throw error;
    }
  }
}
