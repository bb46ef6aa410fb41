import type { Clock, Logger, PersonHash, Store } from "../../src/ports.ts";

const LEASE_MS = 15_000;
const RENEWAL_MS = 5_000;

/** A unit of work with an idempotency key, executed once over all processes. */
export interface Task {
  readonly id: string;
  /** What another process needs to do it, should this one die. */
  readonly data?: unknown;
  readonly person?: PersonHash;
}

export type OnceResult = "worked" | "failed" | "taken" | "done";

/** Exactly-once execution, by leases in the store. */
export interface Once {
  /**
   * Claims, works, finishes; the claim is kept alive as long as the work takes. `attempt` above 1: a process
   * died on it. Work that throws gives the claim back, so that a repetition can try again.
   */
  run(task: Task, work: (attempt: number) => Promise<void>): Promise<OnceResult>;
  /** Tasks that a process left behind. */
  abandoned(prefix: string): Promise<readonly { readonly id: string; readonly data: unknown }[]>;
  /** Resolves when nothing is under way any more. */
  idle(): Promise<void>;
  stop(): void;
}

/** Creates exactly-once execution over the store's claims; renews those of this process while it works. */
export function createOnce({
  store,
  clock,
  logger,
}: {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
}): Once {
  const held = new Map<string, { attempt: number; done: Promise<unknown> }>();
  const renewal = setInterval(() => {
    for (const [id, { attempt }] of held)
      store.events.extend(id, attempt, clock.now() + LEASE_MS).catch((error: unknown) => {
        logger.warn({ id, error: String(error) }, "a claim could not be kept alive");
      });
  }, RENEWAL_MS).unref();

  async function work(
    task: Task,
    attempt: number,
    doIt: (attempt: number) => Promise<void>,
  ): Promise<OnceResult> {
    try {
      await doIt(attempt);
      await store.events.finish(task.id, clock.now());
      return "worked";
    } catch (error) {
      logger.error({ id: task.id, attempt, error: String(error) }, "a task failed");
      await store.events.release(task.id).catch(() => undefined);
      return "failed";
    }
  }

  return {
    async run(task, doIt) {
      if (held.has(task.id)) return "taken";
      const { id, data, person } = task;
      const claim = await store.events.claim(id, clock.now(), {
        leaseMs: LEASE_MS,
        ...(data !== undefined && { data }),
        ...(person !== undefined && { person }),
      });
      if (claim.kind !== "won") return claim.kind;
      const done = work(task, claim.attempt, doIt);
      held.set(id, { attempt: claim.attempt, done });
      try {
        return await done;
      } finally {
        held.delete(id);
      }
    },
    abandoned: (prefix) => store.events.abandoned(prefix, clock.now()),
    async idle() {
      while (held.size > 0) await Promise.allSettled([...held.values()].map(({ done }) => done));
    },
    stop: () => clearInterval(renewal),
  };
}
