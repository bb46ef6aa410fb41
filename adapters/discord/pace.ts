import { setImmediate as nextTurn } from "node:timers/promises";

/** Priority queue of the event loop: acknowledgements before CPU-bound work. */
export interface Pace {
  /** Sends an acknowledgement. */
  urgent<T>(send: () => Promise<T>): Promise<T>;
  /** Waits for a turn in which to think. */
  turn(): Promise<void>;
}

/** Nobody's answer waits longer than this for the acknowledgements of others. */
const PATIENCE_MS = 400;

/**
 * Creates a queue that starts one piece of CPU-bound work in each turn of the event loop, and only while no
 * acknowledgement is under way, for at most `patienceMs`: in a crowd everybody is acknowledged in time.
 */
export function createPace(patienceMs = PATIENCE_MS): Pace {
  const underWay = new Set<Promise<unknown>>();
  let last: Promise<void> = Promise.resolve();

  /** Resolves in a turn of its own, when nothing urgent is left or the patience is over. */
  async function calm(patience: { over: boolean; readonly end: Promise<void> }): Promise<void> {
    await nextTurn();
    while (underWay.size > 0 && !patience.over) {
      await Promise.race([Promise.allSettled(underWay), patience.end]);
      await nextTurn();
    }
  }

  return {
    async urgent(send) {
      const sent = send();
      underWay.add(sent);
      try {
        return await sent;
      } finally {
        underWay.delete(sent);
      }
    },
    turn() {
      const { promise: end, resolve } = Promise.withResolvers<void>();
      const patience = { over: false, end };
      const timer = setTimeout(() => {
        patience.over = true;
        resolve();
      }, patienceMs);
      last = last.then(() => calm(patience)).finally(() => clearTimeout(timer));
      return last;
    },
  };
}
