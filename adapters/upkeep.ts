import type { Logger, Store } from "../src/ports.ts";
import type { Chore } from "./scheduler.ts";

const HOUR_MS = 3_600_000;

/** Removes every hour what has outlived its time. */
export function sweepChore(store: Pick<Store, "sweep">, logger: Logger): Chore {
  return {
    name: "sweep",
    everyMs: HOUR_MS,
    async run(nowMs) {
      logger.info({ removed: await store.sweep(nowMs) }, "swept");
    },
  };
}
