/** Makes sentence vectors in a thread of its own: a `Lesson` and its parts in; how far it is, and at last `Learnt`, out. */
import { parentPort, workerData } from "node:worker_threads";
import { openVectors } from "../../src/meaning/index.ts";
import { findEncoder } from "../encoder/index.ts";
import type { Lesson, LessonPart } from "./learning.ts";
import { createModelCache } from "./model-cache.ts";

const { models } = workerData as Lesson;
const texts: string[] = [];

parentPort?.on("message", (part: LessonPart) => {
  if (part !== null) texts.push(...part);
  else learn();
});

function learn(): void {
  const encoder = findEncoder();
  if (encoder === null) throw new Error("no sentence encoder is installed");
  const vectors = openVectors(encoder, createModelCache(...models));
  let told = 0;
  vectors.fill(texts, (done, all) => {
    const share = Math.floor((done / all) * 100) / 100;
    if (share > told) parentPort?.postMessage(share);
    told = Math.max(told, share);
  });
  const learnt = vectors.pack(texts);
  parentPort?.postMessage(learnt, [learnt.buffer as ArrayBuffer]);
}
