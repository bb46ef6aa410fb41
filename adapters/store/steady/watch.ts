import type { Logger, StoreHealth } from "../../../src/ports.ts";
import { StoreError } from "../database.ts";

/** How long a person who asked waits for the store; then the answer goes out without it. */
const LIMIT_MS = 3_000;
const HEALTHY_CHECK_MS = 10_000;
const FAILING_CHECK_MS = 2_000;
/** While it stays away, the log says so this often. */
const REMIND_MS = 60_000;
/** What a person has to set right, and what is no fault of the database. */
const notAway = new Set<string | undefined>(["no-key", "wrong-key", "not-empty", "too-new", "away"]);

export interface WatchParts {
  readonly engine: string;
  readonly logger: Logger;
  /** Throws while the store is away: reads and writes something small. */
  readonly check: () => Promise<void>;
  /** Writes what waits; throws where it fails again. */
  readonly flush: () => Promise<void>;
  readonly waiting: () => { readonly writes: number; readonly lost: number };
}

/** Health of the store, with a time limit on its calls. */
export interface Watch {
  /** Runs a call with a time limit. @throws StoreError `away`, at once while the store is known to hang. */
  attempt<T>(call: () => Promise<T>): Promise<T>;
  /** As `attempt`, with something else in place of the failure. */
  attemptOr<T>(call: () => Promise<T>, otherwise: (error: unknown) => T | Promise<T>): Promise<T>;
  /** Checks now, and writes what waits. */
  lookAgain(): Promise<void>;
  health(): StoreHealth;
  stop(): void;
}

/** Creates a watch that learns the store's health from each call, and from a check of its own at intervals. */
export function createWatch({ engine, logger, check, flush, waiting }: WatchParts): Watch {
  let failure: { readonly error: Error; readonly sinceMs: number; toldMs: number } | null = null;
  /** A call ran into its time limit: those that follow would only queue up behind it. */
  let hangs = false;
  let failures = 0;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  function failed(error: unknown): void {
    failures++;
    const nowMs = performance.now();
    const cause = error instanceof Error ? error : new Error(String(error));
    const isNew = failure === null;
    failure ??= { error: cause, sinceMs: nowMs, toldMs: nowMs };
    if (isNew) {
      logger.error(
        { store: engine, reason: reasonOf(cause) },
        "the store does not answer: questions are answered without it",
      );
      plan(FAILING_CHECK_MS);
    } else if (nowMs - failure.toldMs >= REMIND_MS) {
      failure.toldMs = nowMs;
      const seconds = Math.round((nowMs - failure.sinceMs) / 1_000);
      logger.error(
        { store: engine, reason: reasonOf(cause), seconds, failures, ...waiting() },
        "the store still does not answer",
      );
    }
  }

  function recovered(): void {
    if (failure === null) return;
    const seconds = Math.round((performance.now() - failure.sinceMs) / 1_000);
    failure = null;
    logger.info({ store: engine, seconds, lost: waiting().lost }, "the store answers again");
  }

  async function lookAgain(): Promise<void> {
    try {
      await within(check(), LIMIT_MS);
      hangs = false;
      await flush();
      recovered();
    } catch (error) {
      failed(error);
    }
  }

  function plan(afterMs: number): void {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      await lookAgain();
      plan(failure === null ? HEALTHY_CHECK_MS : FAILING_CHECK_MS);
    }, afterMs).unref();
  }
  plan(HEALTHY_CHECK_MS);

  async function attempt<T>(call: () => Promise<T>): Promise<T> {
    if (hangs) throw away(engine, failure?.error);
    try {
      return await within(call(), LIMIT_MS);
    } catch (error) {
      if (error instanceof StoreError && notAway.has(error.code)) throw error;
      if (error instanceof TimeLimitError) hangs = true;
      failed(error);
      throw away(engine, error);
    }
  }

  return {
    attempt,
    async attemptOr(call, otherwise) {
      try {
        return await attempt(call);
      } catch (error) {
        return otherwise(error);
      }
    },
    lookAgain,
    health() {
      const { writes, lost } = waiting();
      const detail = failure === null ? "answering" : `${engine} does not answer: ${reasonOf(failure.error)}`;
      return { engine, ready: failure === null, detail, failures, waitingWrites: writes, lostWrites: lost };
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

class TimeLimitError extends Error {}

function within<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeLimitError(`no answer within ${limitMs / 1_000} s`)), limitMs);
  });
  // What comes after the limit is nobody's any more.
  work.catch(() => undefined);
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}

const away = (engine: string, cause: unknown) =>
  new StoreError(
    "away",
    `The memory (${engine}) does not answer at the moment; try again in a minute.`,
    cause,
  );

/** The driver's words hold no values of ours: statements have placeholders. Bounded all the same. */
const reasonOf = ({ message }: Error): string => message.split("\n", 1)[0]?.slice(0, 200) ?? "";
