import PQueue from "p-queue";
import type { Logger } from "../../src/ports.ts";
import { retryAfterMs } from "./errors.ts";

const MOST_WAITS = 6;
const LONGEST_WAIT_MS = 120_000;
/** Slack's guidance: about one message a second a channel. Kept only after it has complained. */
const PACE_MS = 1_100;
const PACED_FOR_MS = 60_000;

/** Queues by channel, which keep the order and Slack's rate limits. */
export interface Queues {
  /** Runs the tasks of one channel one after the other, those of different channels side by side. */
  inOrder<T>(channel: string, task: () => Promise<T>): Promise<T>;
  /** Makes a call; after a 429 waits as long as Slack says, keeps to the pace, and tries again. */
  call<T>(channel: string, request: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

/**
 * Creates a queue for each channel. `wait` is injected, so that tests need not. `uptimeMs` is monotonic: a
 * clock that is set stops none.
 */
export function createQueues({
  uptimeMs,
  logger,
  wait,
}: {
  readonly uptimeMs: () => number;
  readonly logger: Logger;
  readonly wait: (ms: number) => Promise<void>;
}): Queues {
  const queues = new Map<string, PQueue>();
  const paces = new Map<string, { nextMs: number; untilMs: number }>();

  async function keepPace(channel: string): Promise<void> {
    const pace = paces.get(channel);
    if (!pace) return;
    const nowMs = uptimeMs();
    if (nowMs > pace.untilMs) {
      paces.delete(channel);
      return;
    }
    const delayMs = pace.nextMs - nowMs;
    pace.nextMs = Math.max(nowMs, pace.nextMs) + PACE_MS;
    if (delayMs > 0) await wait(delayMs);
  }

  return {
    async inOrder(channel, task) {
      const queue = queues.get(channel) ?? new PQueue({ concurrency: 1 });
      queues.set(channel, queue);
      try {
        return await queue.add(task);
      } finally {
        if (queue.size === 0 && queue.pending === 0 && queues.get(channel) === queue) queues.delete(channel);
      }
    },
    async call(channel, request) {
      for (let waits = 0; ; waits++) {
        await keepPace(channel);
        try {
          return await request();
        } catch (error) {
          const waitMs = retryAfterMs(error);
          if (waitMs === null || waits >= MOST_WAITS || waitMs > LONGEST_WAIT_MS) throw error;
          logger.warn({ channel, waitMs }, "Slack asks for patience");
          const untilMs = uptimeMs() + waitMs;
          paces.set(channel, { nextMs: untilMs + PACE_MS, untilMs: untilMs + PACED_FOR_MS });
          await wait(waitMs);
        }
      }
    },
    async idle() {
      while (queues.size > 0) await Promise.all([...queues.values()].map((queue) => queue.onIdle()));
    },
  };
}
