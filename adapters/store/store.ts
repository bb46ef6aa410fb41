import { createSecretKey } from "node:crypto";
import type { Clock, Logger, Store, StoreStats } from "../../src/ports.ts";
import { copyToFile } from "./backup.ts";
import type { Database } from "./database.ts";
import { forgetPerson } from "./forget.ts";
import { createAnswerStore } from "./groups/answers.ts";
import { createContactStore } from "./groups/contacts.ts";
import { createDraftStore } from "./groups/drafts.ts";
import { createEventStore } from "./groups/events.ts";
import { createFrameStore } from "./groups/frames.ts";
import { createMemoryFrames } from "./groups/frames-in-memory.ts";
import { createGapStore } from "./groups/gaps.ts";
import { createInstallationStore } from "./groups/installations.ts";
import { createJobStore } from "./groups/jobs.ts";
import { createLeaseStore } from "./groups/leases.ts";
import { createOnboardingStore } from "./groups/onboarding.ts";
import { createSettingStore } from "./groups/settings.ts";
import { createVoteStore } from "./groups/votes.ts";
import { openLate } from "./late.ts";
import { migrateDatabase, schemaVersion, tables } from "./migrations.ts";
import { createPseudonyms } from "./pseudonyms.ts";
import { createSealer, deriveKey } from "./sealing.ts";
import { openSqlitePatiently } from "./sqlite.ts";
import { sweepStore } from "./sweep.ts";

/** Which database, and what may stand in it. */
export interface StoreOptions {
  /** PostgreSQL's address; where it is missing, `path` is a SQLite file, or `:memory:`. */
  readonly url?: string | undefined;
  readonly path?: string | undefined;
  /** 0: no text of questions, replies and reasons is stored. */
  readonly keepQuestionsDays: number;
  /** Seals how people are reached. */
  readonly privacyKey: string;
  /** Seals installations, 32 bytes; without it they are refused. */
  readonly encryptionKey?: Buffer | undefined;
  readonly clock: Clock;
  readonly logger?: Logger;
}

/**
 * Opens the store and brings its schema up to date; safe when several processes start at once.
 * @throws StoreError where the database cannot be opened or is of a newer version.
 */
export async function createStore(options: StoreOptions): Promise<Store> {
  return storeOn(await openUpToDate(options), options);
}

/** The same for a bot that starts without as well: it is opened as soon as it can be, by whatever needs it. */
export function createLateStore(options: StoreOptions): Store {
  const engine = options.url === undefined ? "sqlite" : "postgres";
  return storeOn(
    openLate(engine, () => openUpToDate(options)),
    options,
  );
}

async function openUpToDate(options: StoreOptions): Promise<Database> {
  const database = await openDatabase(options);
  try {
    await migrateDatabase(database, options.clock.now(), createPseudonyms(options.privacyKey));
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Opens the database that the options name, without migrating it. */
export async function openDatabase({ url, path, logger }: StoreOptions): Promise<Database> {
  if (url !== undefined) {
    const { openPostgres } = await import("./postgres.ts");
    return openPostgres(url, (error) => logger?.warn({ err: error }, "an idle database connection was lost"));
  }
  return openSqlitePatiently(path ?? ":memory:");
}

function storeOn(database: Database, options: StoreOptions): Store {
  const { keepQuestionsDays, privacyKey, encryptionKey } = options;
  const keepsText = keepQuestionsDays > 0;
  const contactSealer = createSealer(deriveKey(privacyKey, "contacts"), "PRIVACY_KEY");
  const names = createPseudonyms(privacyKey);
  const inMemory = keepsText ? null : createMemoryFrames();
  const frames = inMemory ?? createFrameStore(database, names);
  const answers = createAnswerStore(database, names, keepsText);
  const tokenSealer = encryptionKey ? createSealer(createSecretKey(encryptionKey), "ENCRYPTION_KEY") : null;
  return {
    frames,
    events: createEventStore(database, names, keepsText),
    answers: {
      ...answers,
      async erase(message, nowMs) {
        const gone = await answers.erase(message, nowMs);
        for (const { conversation } of gone) await frames.delete(conversation);
        return gone;
      },
    },
    votes: createVoteStore(database, keepsText),
    gaps: createGapStore(database, names),
    drafts: createDraftStore(database, names),
    onboarding: createOnboardingStore(database, names),
    contacts: createContactStore(database, contactSealer),
    jobs: createJobStore(database, names),
    leases: createLeaseStore(database, names),
    settings: createSettingStore(database, names),
    installations: createInstallationStore(database, names, tokenSealer),
    async forget(person) {
      const removed = await forgetPerson(database, names, person);
      await database.tidy();
      return { ...removed, frames: (removed.frames ?? 0) + (inMemory?.forget(person) ?? 0) };
    },
    sweep(nowMs) {
      inMemory?.sweep(nowMs);
      return sweepStore(database, keepQuestionsDays, nowMs);
    },
    stats: () => statsOf(database),
    health: () => ({
      engine: database.engine,
      ready: true,
      detail: "answering",
      failures: 0,
      waitingWrites: 0,
      lostWrites: 0,
    }),
    async check() {
      await database.check();
      await createLeaseStore(database, names).acquire({ name: "check", owner: "check", nowMs: 0, ttlMs: 0 });
    },
    backup: (file) => copyToFile(database, file, { nowMs: options.clock.now(), names }),
    close: () => database.close(),
  };
}

async function statsOf(database: Database): Promise<StoreStats> {
  const rows: Record<string, number> = {};
  for (const table of tables) {
    const [row] = await database.all(`SELECT COUNT(*) AS count FROM ${table}`);
    rows[table] = Number(row?.count);
  }
  return {
    engine: database.engine,
    schemaVersion: await schemaVersion(database),
    rows,
    sizeBytes: await database.sizeBytes(),
  };
}
