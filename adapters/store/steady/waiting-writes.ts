/** So many writes wait at most; the oldest is given up for a newer one. */
const MOST_WAITING = 1_000;

/** A queue of writes for a database that is away, by key: a newer write replaces an older one of its key. */
export interface WaitingWrites {
  add(key: string, write: () => Promise<unknown>): void;
  /** The write was made some other way, or is not wanted any more. */
  drop(key: string): void;
  has(key: string): boolean;
  /** Makes them in order; stops, and throws, at the first that fails. */
  flush(run: (write: () => Promise<unknown>) => Promise<unknown>): Promise<void>;
  readonly count: number;
  readonly lost: number;
}

/** Creates an empty queue of writes, of at most 1,000; `onGone` is called with each key that leaves it. */
export function createWaitingWrites(onGone: (key: string) => void): WaitingWrites {
  const waiting = new Map<string, () => Promise<unknown>>();
  let lost = 0;
  const drop = (key: string) => {
    if (waiting.delete(key)) onGone(key);
  };
  return {
    add(key, write) {
      waiting.delete(key);
      waiting.set(key, write);
      if (waiting.size <= MOST_WAITING) return;
      lost++;
      drop(waiting.keys().next().value!);
    },
    drop,
    has: (key) => waiting.has(key),
    async flush(run) {
      for (const [key, write] of [...waiting]) {
        if (waiting.get(key) !== write) continue;
        await run(write);
        if (waiting.get(key) === write) drop(key);
      }
    },
    get count() {
      return waiting.size;
    },
    get lost() {
      return lost;
    },
  };
}
