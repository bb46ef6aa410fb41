import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createBot, type Frame } from "../src/bot.ts";
import { loadKnowledge } from "../src/knowledge/load.ts";
import { readLabelled } from "./labelled.ts";
import { labelledSets } from "./labelled-sets.ts";
import { percentile } from "./random.ts";

const rounds = 5;
const starts = 5;
const root = fileURLToPath(new URL("..", import.meta.url));

/** Times of the whole journey over the shipped knowledge, in milliseconds. */
export interface Journey {
  /** Reading the folder; then learning and indexing it with nothing kept from before. */
  readonly loadMs: number;
  readonly learnMs: number;
  /** From the start of a process to the end of the one that answered: nothing kept, and all kept from before. */
  readonly firstStartMs: number;
  readonly laterStartMs: number;
  /** An answer of a process that has answered them all once: over all labelled questions with what was said before them, each at its median of some rounds. */
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Measures the shipped knowledge as it is used: loaded, learnt, asked. */
export async function measureJourney(): Promise<Journey> {
  const [folder, files] = labelledSets[0]!;
  const begun = performance.now();
  const { knowledge } = await loadKnowledge(folder);
  const loaded = performance.now();
  const bot = createBot(knowledge!);
  const learnt = performance.now();
  const asked = files.flatMap(readLabelled).map((item) => {
    let frame: Frame | null = null;
    for (const text of item.prior) frame = bot.answer({ id: text, text }, frame).frame;
    return { said: { id: item.id, text: item.q }, frame };
  });
  for (const { said, frame } of asked) bot.answer(said, frame);
  const times = asked.map(({ said, frame }) =>
    percentile(
      Array.from({ length: rounds }, () => {
        const before = performance.now();
        bot.answer(said, frame);
        return performance.now() - before;
      }),
      0.5,
    ),
  );
  const [firstStartMs, laterStartMs] = measureStarts();
  return {
    loadMs: loaded - begun,
    learnMs: learnt - loaded,
    firstStartMs,
    laterStartMs,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
  };
}

/** A process that answers one question and ends: the first in a new data folder, and the median of some later ones. */
function measureStarts(): [first: number, later: number] {
  const dataDir = mkdtempSync(join(tmpdir(), "start-"));
  const start = (): number => {
    const before = performance.now();
    const { status } = spawnSync(
      process.execPath,
      ["--import", "./adapters/compile-cache.js", "adapters/cli/main.ts", "ask", "hello"],
      { cwd: root, env: { ...process.env, DATA_DIR: dataDir } },
    );
    if (status !== 0) throw new Error(`"ask hello" ended with ${status}`);
    return performance.now() - before;
  };
  try {
    return [start(), percentile(Array.from({ length: starts }, start), 0.5)];
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}
