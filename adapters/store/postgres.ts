import pg from "pg";
import { type Database, type Queries, StoreError, storable, type Value } from "./database.ts";
import { type PostgresAddress, readPostgresAddress } from "./postgres-address.ts";

/** Any number that other users of the database are unlikely to lock on. */
const ADVISORY_LOCK = 714_203_881;
const BIGINT_OID = 20;
/** Deadlock, and a serialization failure: the transaction did nothing and may run again. */
const RETRYABLE = new Set(["40P01", "40001"]);
const ATTEMPTS = 4;
/** Longer than any statement of ours takes; short enough that a fail-over is over within half a minute. */
const QUERY_TIMEOUT_MS = 10_000;
/** How this bot's connections are called in `pg_stat_activity`. */
const APPLICATION = "career-guide";

/**
 * Opens a pool to PostgreSQL and makes sure that it answers.
 * @throws StoreError where it does not.
 */
export async function openPostgres(url: string, onIdleError: (error: Error) => void): Promise<Database> {
  const pool = await connectedPool(readPostgresAddress(url), onIdleError);
  let closing: Promise<void> | undefined;

  const bracketed = <T>(begin: readonly string[], work: (queries: Queries) => Promise<T>): Promise<T> =>
    again(async () => {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        for (const statement of begin) await client.query(statement);
        const result = await work(queriesOf(client));
        await client.query("COMMIT");
        return result;
      } catch (error) {
        // A server that answered with an error is there to roll back; one that did not answer may never.
        if (error instanceof pg.DatabaseError)
          await client.query("ROLLBACK").catch((failure: Error) => {
            broken = failure;
          });
        else broken = error as Error;
        throw error;
      } finally {
        client.release(broken);
      }
    });

  const queries = queriesOf(pool);
  return {
    engine: "postgres",
    all: (sql, values) => again(() => queries.all(sql, values)),
    run: (sql, values) => again(() => queries.run(sql, values)),
    transaction: (work) => bracketed(["BEGIN"], work),
    exclusive: (work) => bracketed(["BEGIN", `SELECT pg_advisory_xact_lock(${ADVISORY_LOCK})`], work),
    snapshot: (work) => bracketed(["BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"], work),
    async sizeBytes() {
      const [row] = await queries.all("SELECT pg_database_size(current_database()) AS size");
      return Number(row?.size);
    },
    // Autovacuum gives room back by itself; this only takes the words of deleted rows out sooner.
    async tidy() {
      await queries.run(
        "VACUUM answers, votes, frames, events, posts, drafts, onboarding, contacts, jobs, settings",
      );
    },
    async isShared() {
      const rows = await queries.all(
        `SELECT 1 AS found FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = ? AND pid <> pg_backend_pid()`,
        [APPLICATION],
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

/** Makes a pool whose first connection has been tried. */
async function connectedPool(
  { url, ssl, orPlain }: PostgresAddress,
  onIdleError: (error: Error) => void,
): Promise<pg.Pool> {
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
    return pool;
  } catch (error) {
    if (!orPlain || !/does not support SSL/.test((error as Error).message))
      return refuse(error as Error, pool);
    await pool.end();
    const plain = open(false);
    await plain.query("SELECT 1").catch((failure: Error) => refuse(failure, plain));
    return plain;
  }
}

async function refuse(error: Error, pool: pg.Pool): Promise<never> {
  await pool.end();
  // The address holds a password: it is not repeated.
  throw new StoreError(
    "unreadable",
    `DATABASE_URL: PostgreSQL does not answer (${error.message}); check address, user, password and that the server runs.`,
    error,
  );
}

/** Counts and times are far below 2^53: they come back as numbers, not as text. */
function parserOf(oid: number, format?: "text" | "binary") {
  return oid === BIGINT_OID ? Number : pg.types.getTypeParser(oid, format as "text");
}

function queriesOf(target: pg.Pool | pg.PoolClient): Queries {
  const send = (sql: string, values: readonly Value[] = []) =>
    target.query(numbered(sql), values.map(storable));
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
