import { Worker } from "node:worker_threads";
import { importLimits } from "./limits.ts";
import { type Read, UnreadableError } from "./types.ts";

/** Parses files in a worker thread, where what one of them does to memory or time hurts nobody. */
export interface Reader {
  /** @throws UnreadableError where a file cannot be read, takes too long or too much. */
  read(path: string, bytes: Uint8Array): Promise<readonly Read[]>;
  close(): Promise<void>;
}

/** Message of the worker: the parsed content, or the reason why there is none. */
export type ReaderResult = { readonly reads: readonly Read[] } | { readonly problem: string };

/** Opens a reader; its worker starts with the first file, and again after one that crashed it. */
export function openReader({ readMs = importLimits.readMs as number } = {}): Reader {
  let worker: Worker | null = null;
  const start = (): Worker =>
    new Worker(new URL("./reader-worker.ts", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: importLimits.readMegabytes },
      // What parsers print is no part of ours.
      stdout: true,
      stderr: true,
    });
  const stop = async (): Promise<void> => {
    const old = worker;
    worker = null;
    await old?.terminate();
  };
  return {
    async read(path, bytes) {
      worker ??= start();
      const answer = await answerOf(worker, { path, bytes }, readMs).catch(async (error: unknown) => {
        await stop();
        throw error;
      });
      if ("problem" in answer) throw new UnreadableError(answer.problem);
      return answer.reads;
    },
    close: stop,
  };
}

function answerOf(worker: Worker, file: object, readMs: number): Promise<ReaderResult> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => end(() => reject(new UnreadableError(`reading it took more than ${readMs / 1_000} s`))),
      readMs,
    );
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      worker.off("message", answered).off("error", failed).off("exit", ended);
      settle();
    };
    const answered = (answer: ReaderResult): void => end(() => resolve(answer));
    const failed = (error: NodeJS.ErrnoException): void =>
      end(() =>
        reject(
          new UnreadableError(
            error.code === "ERR_WORKER_OUT_OF_MEMORY"
              ? "reading it takes too much memory"
              : "its reader gave up",
            { cause: error },
          ),
        ),
      );
    const ended = (): void => end(() => reject(new UnreadableError("its reader gave up")));
    worker.on("message", answered).on("error", failed).on("exit", ended);
    worker.postMessage(file);
  });
}
