/** The store: SQLite or PostgreSQL behind one port, with one SQL text. */

export { adoptKey } from "./adopt-key.ts";
export { restoreFromFile } from "./backup.ts";
export { StoreError } from "./database.ts";
export { migrateDatabase } from "./migrations.ts";
export { openSteadyStore, openStore, storeOptions } from "./open.ts";
export { createPseudonyms } from "./pseudonyms.ts";
export { createStore, openDatabase, type StoreOptions } from "./store.ts";
