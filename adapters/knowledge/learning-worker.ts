/** Makes sentence vectors in a thread of its own: a `Lesson` and its parts in; how far it is, and at last `Learnt`, out. */
import { readlinkSync } from "node:fs";
import { constants, platform, setPriority } from "node:os";
import { basename } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { openVectors } from "../../src/meaning/index.ts";
import { findEncoder } from "../encoder/index.ts";
import type { Lesson, LessonPart } from "./learning.ts";
import { createModelCache } from "./model-cache.ts";

comeLast();
const { models } = workerData as Lesson;
const texts: string[] = [];

parentPort?.on("message", (part: LessonPart) => {
  if (part !== null) texts.push(...part);
  else learn();
});

/** Whoever asks comes first. A thread has a niceness of its own on Linux; elsewhere it would be the whole process's. */
function comeLast(): void {
  if (platform() !== "linux") return;
  try {
    setPriority(
      Number(basename(readlinkSync("/proc/thread-self"))),
      constants.priority.PRIORITY_BELOW_NORMAL,
    );
  } catch {
    // It learns all the same.
  }
}

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
