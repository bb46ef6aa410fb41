/** Learns a knowledge in a thread of its own: `Lesson` in; how far it is, and at last `Learnt`, out. */
import { parentPort, workerData } from "node:worker_threads";
import { createBot } from "../../src/bot.ts";
import { findEncoder } from "../encoder/index.ts";
import type { Lesson } from "./learning.ts";
import { createModelCache } from "./model-cache.ts";

const { knowledge, models } = workerData as Lesson;
const kept = createModelCache(...models);
const learnt = new Map<string, Uint8Array>();

let told = 0;

createBot(knowledge, {
  encoder: findEncoder(),
  progress(done, all) {
    const share = Math.floor((done / all) * 100) / 100;
    if (share > told) parentPort?.postMessage(share);
    told = Math.max(told, share);
  },
  cache: {
    get(key) {
      const bytes = kept.get(key);
      if (bytes) learnt.set(key, bytes);
      return bytes;
    },
    put(key, bytes) {
      learnt.set(key, bytes);
      kept.put(key, bytes);
    },
  },
});
parentPort?.postMessage(learnt);
