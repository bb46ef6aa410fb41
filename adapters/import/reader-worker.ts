/** Reads files for `openReader`: `{path, bytes}` in, `Answer` out. */
import { parentPort } from "node:worker_threads";
import { readFile } from "./read/index.ts";
import type { ReaderResult } from "./reader.ts";
import { UnreadableError } from "./types.ts";

parentPort?.on("message", async ({ path, bytes }: { path: string; bytes: Uint8Array }) => {
  parentPort?.postMessage(await answerTo(path, bytes));
});

async function answerTo(path: string, bytes: Uint8Array): Promise<ReaderResult> {
  try {
    return { reads: await readFile(path, bytes) };
  } catch (error) {
    if (error instanceof UnreadableError) return { problem: error.message };
    if (error instanceof RangeError) return { problem: "it is nested too deeply" };
    return { problem: `it is broken: ${error instanceof Error ? error.message.split("\n")[0] : "unknown"}` };
  }
}
