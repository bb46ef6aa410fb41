import { Worker } from "node:worker_threads";
import type { ReplyOutcome, Trial, TrialQuestion } from "../../../src/insight/index.ts";
import type { Problem } from "../../../src/knowledge/index.ts";

/** Input of a trial: edited files, and the questions to compare by. */
export interface Wish {
  readonly path: string;
  /** Texts as they would be, by path; `null` for a file that would go. */
  readonly changes: ReadonlyMap<string, string | null>;
  readonly questions: readonly TrialQuestion[];
  /** Questions whose replies are shown. */
  readonly asked: readonly string[];
}

/** Result of a trial; `trial` is `null` where the edit has errors. */
export interface Tried {
  readonly problems: readonly Problem[];
  /** Errors of other files. */
  readonly elsewhere: number;
  readonly trial: Trial | null;
  readonly asked: readonly ({ readonly question: string } & ReplyOutcome)[];
}

/**
 * Runs trials of unsaved edits one at a time in a worker; a newer one of the same person supersedes an older.
 */
export interface Trials {
  /** `null`: a newer wish of the same person took its place. */
  try(person: string, wish: Wish): Promise<Tried | null>;
  close(): Promise<void>;
}

const patienceMs = 120_000;
/** Nobody types any more: its memory is given back. */
const idleMs = 5 * 60_000;

/** Opens the trials of a folder; their worker starts with the first. */
export function openTrials(dir: string, models: readonly string[]): Trials {
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const newest = new Map<string, symbol>();

  const stop = async (): Promise<void> => {
    clearTimeout(idle);
    const old = worker;
    worker = null;
    await old?.terminate();
  };
  const ask = async (wish: Wish): Promise<Tried> => {
    clearTimeout(idle);
    worker ??= new Worker(new URL("./trial-worker.ts", import.meta.url), { workerData: { dir, models } });
    worker.unref();
    try {
      return await answerOf(worker, wish);
    } catch (error) {
      await stop();
      throw error;
    } finally {
      idle = setTimeout(stop, idleMs).unref();
    }
  };
  return {
    try(person, wish) {
      const mine = Symbol();
      newest.set(person, mine);
      const turn = running.then(async () => {
        if (newest.get(person) !== mine) return null;
        newest.delete(person);
        return ask(wish);
      });
      running = turn.catch(() => {});
      return turn;
    },
    close: stop,
  };
}

function answerOf(worker: Worker, wish: Wish): Promise<Tried> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end(() => reject(new Error("trying took too long"))), patienceMs);
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      worker.off("message", answered).off("error", failed).off("exit", ended);
      settle();
    };
    const answered = (tried: Tried): void => end(() => resolve(tried));
    const failed = (error: Error): void => end(() => reject(error));
    const ended = (): void => end(() => reject(new Error("the thread that tries ended")));
    worker.on("message", answered).on("error", failed).on("exit", ended);
    worker.postMessage(wish);
  });
}
