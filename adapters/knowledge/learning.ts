import { Worker } from "node:worker_threads";
import type { Knowledge } from "../../src/knowledge/index.ts";
import type { ModelCache } from "../../src/ports.ts";

/** What was learnt of a knowledge, as a cache of models keeps it: key → bytes. */
export type Learnt = ReadonlyMap<string, Uint8Array>;

/** What the worker is told. */
export interface Lesson {
  readonly knowledge: Knowledge;
  /** Folders of the model cache, as `createModelCache` takes them. */
  readonly models: readonly string[];
}

export interface LearningOptions {
  readonly models: readonly string[];
  /** Gives the learning up: nobody waits for it any more. */
  readonly signal: AbortSignal;
  /** Told how far it is, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** The worker's script; it answers its `Lesson` with what it learnt. */
  readonly script?: URL;
}

/** Learns a knowledge while others are answered. */
export type Learn = (knowledge: Knowledge, options: LearningOptions) => Promise<Learnt>;

/**
 * Learns in a worker thread. What was learnt is handed over, not only kept: a folder that cannot be written
 * holds nobody up.
 * However long it takes: a slow machine is no reason to give up, since the last good knowledge answers meanwhile.
 * @throws Error where the worker fails or is given up.
 */
export const learnAside: Learn = async (knowledge, options) => {
  const { models, signal, onProgress } = options;
  const { script = new URL("./learning-worker.ts", import.meta.url) } = options;
  signal.throwIfAborted();
  const worker = new Worker(script, { workerData: { knowledge, models } satisfies Lesson });
  try {
    return await new Promise<Learnt>((resolve, reject) => {
      worker.on("message", (told: Learnt | number) =>
        typeof told === "number" ? onProgress?.(told) : resolve(told),
      );
      worker.once("error", reject);
      worker.once("exit", (code) =>
        reject(new Error(`the worker ended with ${code} and had learnt nothing`)),
      );
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
  } finally {
    await worker.terminate();
  }
};

/** What was just learnt in front of what is kept. */
export const withLearnt = (learnt: Learnt, kept: ModelCache): ModelCache => ({
  get: (key) => learnt.get(key) ?? kept.get(key),
  put: kept.put,
});
