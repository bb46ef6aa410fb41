import { z } from "zod";
import type { Logger, Store } from "../../src/ports.ts";
import type { Chore } from "./scheduler.ts";

const HOUR_MS = 3_600_000;
/** A clock that is further ahead of the last sweep than this may be wrong. */
const BELIEVABLE_GAP_MS = 24 * HOUR_MS;
/** How long it has to stay so before it is believed: a wrong clock is noticed and set within hours. */
const DOUBT_MS = 6 * HOUR_MS;
/** Where the time of the last sweep stands among the settings. */
const SCOPE = "upkeep:sweep";

const lastSchema = z.object({ atMs: z.number() });

/**
 * Chore that deletes expired data every hour. A clock that jumped ahead deletes nothing: until it is
 * believed, nothing is swept. `uptimeMs` is monotonic.
 */
export function sweepChore(
  store: Pick<Store, "sweep" | "settings">,
  logger: Logger,
  uptimeMs: () => number = () => performance.now(),
): Chore {
  let doubtedSinceMs: number | null = null;

  /** Whether a jump is still too young to act upon. */
  async function isDoubtful(nowMs: number): Promise<boolean> {
    const last = lastSchema.safeParse(await store.settings.get(SCOPE)).data;
    if (!last || nowMs - last.atMs <= BELIEVABLE_GAP_MS) {
      doubtedSinceMs = null;
      return false;
    }
    doubtedSinceMs ??= uptimeMs();
    if (uptimeMs() - doubtedSinceMs >= DOUBT_MS) return false;
    logger.warn(
      { lastSweep: new Date(last.atMs).toISOString(), now: new Date(nowMs).toISOString() },
      "not swept: the last sweep is long ago, or the clock is wrong; it is believed if it stays so for six hours",
    );
    return true;
  }

  return {
    name: "sweep",
    everyMs: HOUR_MS,
    async run(nowMs) {
      if (await isDoubtful(nowMs)) return;
      logger.info({ removed: await store.sweep(nowMs) }, "swept");
      await store.settings.put(SCOPE, { atMs: nowMs }, nowMs);
    },
  };
}
