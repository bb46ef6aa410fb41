import PQueue from "p-queue";
import { isAway } from "../../src/away.ts";
import type { Clock, Job, Logger, NewJob, Store } from "../../src/ports.ts";

/** Handler of due jobs of one kind; a job whose handler throws is retried with growing pauses. */
export interface JobKind {
  readonly kind: string;
  run(job: Job): Promise<void>;
}

/** Recurring jobs: returns the next occurrences, each with a stable id. */
export interface Calendar {
  readonly name: string;
  upcoming(nowMs: number): Promise<readonly NewJob[]>;
}

/** Periodic maintenance, run by one replica at a time, about every `everyMs`. */
export interface Chore {
  readonly name: string;
  readonly everyMs: number;
  run(nowMs: number): Promise<void>;
}

/** Dependencies of `createScheduler`. */
export interface SchedulerParts {
  readonly store: Pick<Store, "jobs" | "leases">;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Names this process among the replicas. */
  readonly owner: string;
  readonly kinds: readonly JobKind[];
  readonly calendars: readonly Calendar[];
  readonly chores: readonly Chore[];
  /** How many jobs run side by side; default 4. */
  readonly concurrency?: number;
  /** How many jobs begin within a second, so that those missed in a long pause do not come as a flood; default 5. */
  readonly perSecond?: number;
}

/** Runs due jobs, calendars and chores; replicas share them by leases. */
export interface Scheduler {
  /** Looks once for what is due and does it. */
  tick(): Promise<void>;
  start(): void;
  /** Finishes what has begun; safe to call twice. */
  stop(): Promise<void>;
}

const TICK_MS = 15_000;
const LEASE_MS = 60_000;
const FIRST_RETRY_MS = 60_000;
const LONGEST_RETRY_MS = 3_600_000;
/** With the pauses between them about five hours; whoever cannot be reached by then is not waiting any more. */
const MOST_ATTEMPTS = 10;

/**
 * Creates a scheduler over `store.jobs`. Due times stand in the store, not in timers: a late tick makes a job
 * late once and moves nothing after it, and what fell into a pause runs once the process is back.
 */
export function createScheduler(parts: SchedulerParts): Scheduler {
  const { store, clock, logger, owner, kinds, calendars, chores, concurrency = 4, perSecond = 5 } = parts;
  const queue = new PQueue({ concurrency, intervalCap: perSecond, interval: 1_000 });
  const byKind = new Map(kinds.map((each) => [each.kind, each]));
  let ticking: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let turns = 0;

  /** One that fails is reported and keeps nothing else from being done. */
  async function attempt(what: object, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      // The store says itself that it is away, and not at every turn.
      if (isAway(error)) logger.debug(what, "scheduled work waits for the store");
      else logger.error({ ...what, err: error }, "scheduled work failed");
    }
  }

  async function planNext({ name, upcoming }: Calendar): Promise<void> {
    await attempt({ calendar: name }, async () => {
      for (const job of await upcoming(clock.now())) await store.jobs.schedule(job);
    });
  }

  async function doChore({ name, everyMs, run }: Chore): Promise<void> {
    await attempt({ chore: name }, async () => {
      // A new name each time: the holder of a lease could renew it, and would do the chore at every tick.
      const turn = `${owner} ${++turns}`;
      const nowMs = clock.now();
      if (await store.leases.acquire({ name: `chore ${name}`, owner: turn, nowMs, ttlMs: everyMs }))
        await run(nowMs);
    });
  }

  async function doJob(job: Job): Promise<void> {
    const renewal = setInterval(
      () => void attempt({ job: job.id }, () => store.jobs.extend(job, clock.now() + LEASE_MS)),
      LEASE_MS / 3,
    );
    try {
      await byKind.get(job.kind)!.run(job);
      await store.jobs.finish(job, clock.now());
    } catch (error) {
      await attempt({ job: job.id }, () => putBack(job, error));
    } finally {
      clearInterval(renewal);
    }
  }

  async function putBack(job: Job, error: unknown): Promise<void> {
    const what = { job: job.id, attempt: job.attempt, err: error };
    if (job.attempt >= MOST_ATTEMPTS) {
      logger.error(what, "job given up");
      await store.jobs.finish(job, clock.now());
      return;
    }
    logger.warn(what, "job failed, and is tried again later");
    const pauseMs = Math.min(FIRST_RETRY_MS * 2 ** (job.attempt - 1), LONGEST_RETRY_MS);
    await store.jobs.retry(job, clock.now() + pauseMs);
  }

  /** No more are claimed than run at once: what waits in this process's queue no other replica could do. */
  async function doDue(): Promise<void> {
    const query = { kinds: [...byKind.keys()], leaseMs: LEASE_MS, limit: concurrency };
    while (!stopped) {
      const due = await store.jobs.claim({ ...query, nowMs: clock.now() });
      if (due.length === 0) return;
      await queue.addAll(due.map((job) => () => doJob(job)));
    }
  }

  async function turn(): Promise<void> {
    for (const calendar of calendars) await planNext(calendar);
    for (const chore of chores) await doChore(chore);
    await attempt({}, doDue);
  }

  function tick(): Promise<void> {
    ticking ??= turn().finally(() => {
      ticking = null;
    });
    return ticking;
  }

  async function loop(): Promise<void> {
    await tick();
    if (!stopped) timer = setTimeout(() => void loop(), TICK_MS);
  }

  return {
    tick,
    start: () => void loop(),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await ticking;
    },
  };
}
