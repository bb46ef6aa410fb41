import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import Table from "cli-table3";
import { z } from "zod";
import { InputError } from "../adapters/input-error.ts";
import { type Journey, measureJourney } from "./journey.ts";
import { machine } from "./machine.ts";
import { peers } from "./peers.ts";

/** Largest sizes that a library is asked to take: beyond, one run takes minutes. */
const largest: Readonly<Record<string, number>> = { "fuse.js": 10_000, "nlp.js": 1_000 };
const questions = 300;
/** Fewer questions where one takes a second. */
const questionsIfSlow = 30;

const result = z.object({
  indexMs: z.number(),
  memoryMb: z.number(),
  p50Ms: z.number(),
  p99Ms: z.number(),
});
type Result = z.infer<typeof result>;

export interface SpeedOptions {
  readonly sizes: readonly number[];
  /** Names of libraries; all, where there are none. */
  readonly only?: readonly string[] | undefined;
  readonly json?: boolean | undefined;
}

/** The whole journey over the shipped knowledge; then index time, memory and time a question at growing sizes, each library in a process of its own. */
export async function run({ sizes, only, json }: SpeedOptions): Promise<void> {
  const all = peers.map(({ name }) => name);
  const unknown = only?.find((name) => !all.includes(name));
  if (unknown !== undefined)
    throw new InputError(`--only ${unknown}: no library of that name; there are ${all.join(", ")}.`);
  const names = only ?? all;
  const journey = await measureJourney();
  console.log(
    `${machine()}\n${write(journey)}\n\nmade-up entries (two questions and an answer each), ${questions} questions`,
  );
  const table = new Table({
    head: ["entries", "", "index ms", "memory MB", "p50 ms", "p99 ms"],
    style: { head: [] },
  });
  const measured: Record<string, Record<string, Result>> = {};
  for (const size of sizes) {
    for (const name of names) {
      if (size > (largest[name] ?? Number.POSITIVE_INFINITY)) continue;
      const { indexMs, memoryMb, p50Ms, p99Ms } = measure(name, size);
      measured[name] = { ...measured[name], [size]: { indexMs, memoryMb, p50Ms, p99Ms } };
      table.push([size, name, indexMs.toFixed(0), memoryMb.toFixed(0), p50Ms.toFixed(2), p99Ms.toFixed(2)]);
    }
  }
  console.log(table.toString());
  if (json) console.log(JSON.stringify({ journey, ...measured }));
}

function write({ loadMs, learnMs, firstStartMs, laterStartMs, p50Ms, p99Ms }: Journey): string {
  const whole = (ms: number) => `${ms.toFixed(0)} ms`;
  return [
    `the shipped knowledge: read in ${whole(loadMs)}, learnt and indexed in ${whole(learnMs)} where nothing is kept`,
    `  process start to answer: ${whole(firstStartMs)} the first time, ${whole(laterStartMs)} later`,
    `  warm answer: p50 ${p50Ms.toFixed(2)} ms, p99 ${p99Ms.toFixed(2)} ms`,
  ].join("\n");
}

/** Runs one library at one size in a fresh process, so that memory is its own. */
function measure(name: string, size: number): Result {
  const worker = fileURLToPath(new URL("speed-worker.ts", import.meta.url));
  const count = name === "fuse.js" && size > 1_000 ? questionsIfSlow : questions;
  const child = spawnSync(process.execPath, ["--expose-gc", worker, name, String(size), String(count)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (child.status !== 0)
    throw new Error(`${name} at ${size} entries ended with ${child.signal ?? child.status}`);
  return result.parse(JSON.parse(child.stdout.trim().split("\n").at(-1) ?? ""));
}
