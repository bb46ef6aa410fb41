import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import type { Clock, Logger, PersonHash, Store } from "../../src/ports.ts";
import { createPersonHasher } from "../../src/privacy/index.ts";
import { makePrivateFolder } from "../private-folder.ts";
import type { Settings } from "../settings/index.ts";
import { StoreError } from "./database.ts";
import { privacyKey } from "./privacy-key.ts";
import { steadyStore } from "./steady/index.ts";
import { createLateStore, createStore, type StoreOptions } from "./store.ts";

/** A store as the settings ask for it, and the way to name people in it. */
export interface OpenStore {
  readonly store: Store;
  readonly personOf: (user: string) => PersonHash;
}

/**
 * The settings' part of `createStore`'s options; makes the data folder and the privacy key on the first start.
 * @throws StoreError where the folder cannot be made or written to.
 */
export function storeOptions(settings: Settings, clock: Clock, logger?: Logger): StoreOptions {
  if (settings.DATABASE_URL === undefined) prepareFolder(settings.DATA_DIR);
  return {
    url: settings.DATABASE_URL,
    path: join(settings.DATA_DIR, "bot.db"),
    keepQuestionsDays: settings.KEEP_QUESTIONS_DAYS,
    privacyKey: privacyKey(settings.DATA_DIR, settings.PRIVACY_KEY),
    encryptionKey: settings.ENCRYPTION_KEY,
    clock,
    ...(logger ? { logger } : {}),
  };
}

function prepareFolder(folder: string): void {
  try {
    makePrivateFolder(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { message } = error as Error;
    throw new StoreError(
      "unreadable",
      `DATA_DIR: ${folder} cannot be used as a folder for data (${message}); name one that exists or can be made, and that this user may write to.`,
      error,
    );
  }
}

/** Opens the store that the settings name, with the hash function for people in it. */
export async function openStore(settings: Settings, clock: Clock, logger?: Logger): Promise<OpenStore> {
  const options = storeOptions(settings, clock, logger);
  return { store: await createStore(options), personOf: createPersonHasher(options.privacyKey) };
}

/**
 * Opens it for a bot that answers people: the store may go away, or not be there yet, and answers go on.
 * @throws StoreError for what only a person can set right, such as another key or a file of another user.
 */
export async function openSteadyStore(settings: Settings, clock: Clock, logger: Logger): Promise<OpenStore> {
  const options = storeOptions(settings, clock, logger);
  const late = createLateStore(options);
  const store = steadyStore(late, { engine: late.health().engine, logger });
  try {
    await late.check();
  } catch (error) {
    if (error instanceof StoreError && error.code !== "unopened") {
      await store.close();
      throw error;
    }
    // Says so, and looks for it from now on.
    await store.check();
  }
  return { store, personOf: createPersonHasher(options.privacyKey) };
}
