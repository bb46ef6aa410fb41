import { createStore, type StoreOptions } from "../../adapters/store/index.ts";
import type { Store } from "../../src/ports.ts";

/** A store that lives as long as the process. */
export const createMemoryStore = (options: Partial<StoreOptions> = {}): Promise<Store> =>
  createStore({
    keepQuestionsDays: 30,
    privacyKey: "in memory only",
    clock: { now: () => Date.now() },
    ...options,
    url: undefined,
    path: ":memory:",
  });
