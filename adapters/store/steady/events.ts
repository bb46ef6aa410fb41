import { BoundedMap } from "../../../src/memo.ts";
import type { EventStore } from "../../../src/ports.ts";
import type { WaitingWrites } from "./waiting-writes.ts";
import type { Watch } from "./watch.ts";

/** As many events as come within the minutes in which platforms repeat them. */
const MOST_KNOWN = 20_000;

/**
 * Wraps an event store so that this process can claim events while the database is away: an event is then
 * answered once by each process that hears it, and recorded when the database is back.
 */
export function steadyEvents(events: EventStore, watch: Watch, waiting: WaitingWrites): EventStore {
  const known = new BoundedMap<string, "taken" | "done">(MOST_KNOWN);
  /** Claims that the store does not know of. */
  const own = new BoundedMap<string, true>(MOST_KNOWN);
  return {
    claim: (id, nowMs, options) =>
      watch.attemptOr(
        async () => {
          const ours = own.get(id) && known.get(id);
          if (ours) return { kind: ours };
          const claim = await events.claim(id, nowMs, options);
          known.set(id, claim.kind === "won" ? "taken" : claim.kind);
          return claim;
        },
        () => {
          const kind = known.get(id);
          if (kind) return { kind };
          known.set(id, "taken");
          own.set(id, true);
          return { kind: "won", attempt: 1 };
        },
      ),
    async finish(id, nowMs) {
      known.set(id, "done");
      const write = async () => {
        if (own.get(id)) await events.claim(id, nowMs);
        await events.finish(id, nowMs);
        own.delete(id);
      };
      await watch.attemptOr(write, () => waiting.add(`event ${id}`, write));
    },
    extend: (id, attempt, untilMs) =>
      watch.attemptOr(
        async () => own.get(id) === true || events.extend(id, attempt, untilMs),
        () => true,
      ),
    async release(id) {
      known.delete(id);
      if (own.delete(id)) return;
      const write = () => events.release(id);
      await watch.attemptOr(write, () => waiting.add(`event ${id}`, write));
    },
    abandoned: (prefix, nowMs) => watch.attempt(() => events.abandoned(prefix, nowMs)),
  };
}
