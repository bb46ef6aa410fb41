import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";

/** Serialised sentence vectors, as a cache stores them. */
export type Learnt = Uint8Array;

/** Worker data of the learning worker. */
export interface Lesson {
  /** Folders of the model cache, as `createModelCache` takes them. */
  readonly models: readonly string[];
}

/** Message to the worker: a batch of texts, `null` after the last. */
export type LessonPart = readonly string[] | null;

export interface LearningOptions {
  readonly models: readonly string[];
  /** Gives the learning up: nobody waits for it any more. */
  readonly signal: AbortSignal;
  /** Told how far it is, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** The worker's script; it answers its `Lesson` with what it learnt. */
  readonly script?: URL;
}

/** Computes the sentence vectors of texts beside the thread that answers. */
export type Learn = (texts: Iterable<string>, options: LearningOptions) => Promise<Learnt>;

/** It makes little that is not kept; room for more would be taken and never given back. */
const youngMb = 4;
/** Texts handed over at once: copying them takes a millisecond or two. */
const handedTogether = 2_000;

/**
 * Learns in a worker thread. What was learnt is handed over, not only kept: a folder that cannot be written
 * holds nobody up.
 * However long it takes: a slow machine is no reason to give up, since the last good knowledge answers meanwhile.
 * @throws Error where the worker fails or is given up.
 */
export const learnAside: Learn = async (texts, options) => {
  const { models, signal, onProgress } = options;
  const { script = new URL("./learning-worker.ts", import.meta.url) } = options;
  signal.throwIfAborted();
  const worker = new Worker(script, {
    workerData: { models } satisfies Lesson,
    resourceLimits: { maxYoungGenerationSizeMb: youngMb },
  });
  try {
    const learnt = new Promise<Learnt>((resolve, reject) => {
      worker.on("message", (told: Learnt | number) =>
        typeof told === "number" ? onProgress?.(told) : resolve(told),
      );
      worker.once("error", reject);
      worker.once("exit", (code) =>
        reject(new Error(`the worker ended with ${code} and had learnt nothing`)),
      );
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
    const [result] = await Promise.all([learnt, handOver(texts, worker, signal)]);
    return result;
  } finally {
    await worker.terminate();
  }
};

async function handOver(texts: Iterable<string>, worker: Worker, signal: AbortSignal): Promise<void> {
  const tell = (part: LessonPart) => worker.postMessage(part);
  let part: string[] = [];
  for (const text of texts) {
    part.push(text);
    if (part.length < handedTogether) continue;
    tell(part);
    part = [];
    await setImmediate();
    if (signal.aborted) return;
  }
  tell(part);
  tell(null);
}
