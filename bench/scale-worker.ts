/** Measures one size: `scale-worker.ts guide|minisearch SIZE [vectors]` prints one JSON object. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Learn } from "../adapters/knowledge/learning.ts";
import { openKnowledge } from "../adapters/knowledge/live-knowledge.ts";
import { loadKnowledge } from "../src/knowledge/load.ts";
import { writeEntry, writeFolder } from "./folder.ts";
import { peers } from "./peers.ts";
import { percentile } from "./random.ts";
import { makeEntries } from "./synthetic.ts";

const [name, size, withVectors] = process.argv.slice(2);
const questionCount = 500;
const warmUp = 200;
const { documents, questions } = makeEntries(Number(size), questionCount + warmUp);
const silent = { debug() {}, info() {}, warn() {}, error: (...told: unknown[]) => console.error(...told) };

async function measurePeer() {
  const peer = peers.find((each) => each.name === "MiniSearch");
  if (peer === undefined) throw new Error("no MiniSearch");
  const before = heldMb();
  const start = performance.now();
  const search = await peer.build(documents);
  const learnMs = performance.now() - start;
  const keptMb = heldMb() - before;
  const times = await timed((question) => search(question));
  const unknown = { readMs: null, startMs: null, editMs: null, heldUpMs: null };
  return { ...unknown, ...noVectors, learnMs, peakMb: peakMb(), keptMb, ...times };
}

const noVectors = { vectorsMs: null, p50MeantMs: null, p99MeantMs: null };

/** Words alone answer for as long as the measuring takes. */
const notLearnt: Learn = () => new Promise(() => {});

async function measureGuide() {
  const home = mkdtempSync(join(tmpdir(), "scale-"));
  try {
    const folder = join(home, "knowledge");
    writeFolder(folder, documents);
    const models = [join(home, "models")];
    const [, readMs] = await clocked(() => loadKnowledge(folder));
    const before = heldMb();
    const [first, firstMs] = await clocked(() => openKnowledge(folder, silent, { models, learn: notLearnt }));
    first.close();
    const [live, startMs] = await clocked(() => openKnowledge(folder, silent, { models, learn: notLearnt }));
    const keptMb = heldMb() - before;
    const times = await timed((question) => void live.bot().answer({ id: "1", text: question }, null));

    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const edited = performance.now();
    writeEntry(folder, 0, { ...documents[0]!, text: "An edited answer that says something else." });
    const { hash } = live.bot().knowledge;
    while (live.bot().knowledge.hash === hash) await new Promise((resolve) => setTimeout(resolve, 20));
    const editMs = performance.now() - edited;
    delay.disable();
    live.close();
    const peak = peakMb();
    const meant = withVectors === "vectors" ? await measureVectors(folder, models) : noVectors;
    const learnMs = firstMs - readMs;
    return {
      readMs,
      learnMs,
      startMs,
      editMs,
      heldUpMs: delay.max / 1e6,
      peakMb: peak,
      keptMb,
      ...times,
      ...meant,
    };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** How long the sentence vectors take in the background, and a question with them. */
async function measureVectors(folder: string, models: readonly string[]) {
  const begun = performance.now();
  const live = await openKnowledge(folder, silent, { models });
  while (live.bot().vectorsMissing > 0) await new Promise((resolve) => setTimeout(resolve, 100));
  const vectorsMs = performance.now() - begun;
  const { p50Ms, p99Ms } = await timed(
    (question) => void live.bot().answer({ id: "1", text: question }, null),
  );
  live.close();
  return { vectorsMs, p50MeantMs: p50Ms, p99MeantMs: p99Ms };
}

async function clocked<T>(work: () => Promise<T>): Promise<[T, number]> {
  const start = performance.now();
  const made = await work();
  return [made, performance.now() - start];
}

async function timed(ask: (question: string) => unknown): Promise<{ p50Ms: number; p99Ms: number }> {
  for (const question of questions.slice(0, warmUp)) await ask(question);
  const times: number[] = [];
  for (const question of questions.slice(warmUp)) {
    const start = performance.now();
    await ask(question);
    times.push(performance.now() - start);
  }
  return { p50Ms: percentile(times, 0.5), p99Ms: percentile(times, 0.99) };
}

function heldMb(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

/** The most that the process ever took. */
const peakMb = (): number => process.resourceUsage().maxRSS / 1_024;

console.log(JSON.stringify(name === "guide" ? await measureGuide() : await measurePeer()));
