import { join } from "node:path";
import { createPersonHasher } from "../../src/insight/person.ts";
import type { Clock, Logger, PersonHash, Store } from "../../src/ports.ts";
import type { Settings } from "../settings.ts";
import { createStore, type StoreOptions } from "./index.ts";
import { privacyKey } from "./privacy-key.ts";

/** A store as the settings ask for it, and the way to name people in it. */
export interface OpenStore {
  readonly store: Store;
  readonly personOf: (user: string) => PersonHash;
}

/** The settings' part of `createStore`'s options; makes the privacy key on the first start. */
export function storeOptions(settings: Settings, clock: Clock, logger?: Logger): StoreOptions {
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

/** Opens the store that the settings name. */
export async function openStore(settings: Settings, clock: Clock, logger?: Logger): Promise<OpenStore> {
  const options = storeOptions(settings, clock, logger);
  return { store: await createStore(options), personOf: createPersonHasher(options.privacyKey) };
}
