import type { Database } from "./database.ts";

/**
 * A database that is opened on first use. While opening fails, every call rejects with the reason and the
 * next one tries again; concurrent calls share an attempt.
 */
export function openLate(engine: Database["engine"], open: () => Promise<Database>): Database {
  let opening: Promise<Database> | null = null;
  let closed = false;
  const opened = (): Promise<Database> => {
    if (closed) return Promise.reject(new Error("the store is closed"));
    opening ??= open().catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };
  return {
    engine,
    all: async (sql, values) => (await opened()).all(sql, values),
    run: async (sql, values) => (await opened()).run(sql, values),
    transaction: async (work) => (await opened()).transaction(work),
    exclusive: async (work) => (await opened()).exclusive(work),
    snapshot: async (work) => (await opened()).snapshot(work),
    sizeBytes: async () => (await opened()).sizeBytes(),
    tidy: async () => (await opened()).tidy(),
    isShared: async () => (await opened()).isShared(),
    check: async () => (await opened()).check(),
    async close() {
      closed = true;
      const database = await opening?.catch(() => null);
      await database?.close();
    },
  };
}
