import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import Table from "cli-table3";
import { z } from "zod";
import { describeCall } from "../adapters/cli/call.ts";
import { machine } from "./machine.ts";

export const call = describeCall({
  calls: ["bench -- scale [flags]"],
  about:
    "A folder of made-up entries, each size in a process of its own: read and learnt where nothing is kept, started from what is kept, one file edited until it answers (and how long nobody was answered meanwhile), memory, time a question, all by words alone; then the sentence vectors in the background, and a question with them; MiniSearch's index of the same texts beside it.",
  flags: {
    sizes: {
      type: "string",
      default: "1000,10000,50000",
      value: "N,N",
      about: "numbers of entries (default: 1000,10000,50000)",
    },
    vectors: {
      type: "string",
      default: "1000",
      value: "N",
      about: "most entries whose sentence vectors are made as well (default: 1000)",
    },
    only: { type: "string", value: "NAME", about: "guide or minisearch (default: both)" },
    json: { type: "boolean", about: "one JSON object as the last line" },
  },
});

/** What one run says; MiniSearch has no folder to read, no start and no edit. */
const result = z.object({
  readMs: z.number().nullable(),
  learnMs: z.number(),
  startMs: z.number().nullable(),
  editMs: z.number().nullable(),
  heldUpMs: z.number().nullable(),
  peakMb: z.number(),
  keptMb: z.number(),
  p50Ms: z.number(),
  p99Ms: z.number(),
  vectorsMs: z.number().nullable(),
  p50MeantMs: z.number().nullable(),
  p99MeantMs: z.number().nullable(),
});
type Result = z.infer<typeof result>;

const columns = {
  readMs: "read s",
  learnMs: "learn s",
  startMs: "start s",
  editMs: "edit to live s",
  heldUpMs: "held up ms",
  peakMb: "peak MB",
  keptMb: "kept MB",
  p50Ms: "p50 ms",
  p99Ms: "p99 ms",
  vectorsMs: "vectors s",
  p50MeantMs: "with them p50",
  p99MeantMs: "p99",
} as const;

const seconds = new Set(["readMs", "learnMs", "startMs", "editMs", "vectorsMs"]);

/** A whole folder of made-up entries at growing sizes: read, learnt, started again, edited, asked; MiniSearch's index beside it. */
export async function run(args: readonly string[]): Promise<void> {
  const { values: given } = call.read(args);
  const sizes = given.sizes.split(",").map(Number);
  const names = ["guide", "minisearch"].filter((name) => given.only === undefined || given.only === name);
  console.log(machine());
  const table = new Table({ head: ["entries", "", ...Object.values(columns)], style: { head: [] } });
  const all: Record<string, Record<string, Result>> = {};
  for (const size of sizes)
    for (const name of names) {
      const measured = measure(name, size, size <= Number(given.vectors));
      all[name] = { ...all[name], [size]: measured };
      table.push([
        size,
        name,
        ...Object.keys(columns).map((key) => shown(key, measured[key as keyof Result])),
      ]);
    }
  console.log(table.toString());
  if (given.json) console.log(JSON.stringify(all));
}

function shown(key: string, value: number | null): string {
  if (value === null) return "";
  if (seconds.has(key)) return (value / 1_000).toFixed(1);
  return value.toFixed(key.startsWith("p") && key.endsWith("Ms") ? 2 : 0);
}

function measure(name: string, size: number, vectors: boolean): Result {
  const worker = fileURLToPath(new URL("scale-worker.ts", import.meta.url));
  const child = spawnSync(
    process.execPath,
    ["--expose-gc", "--max-old-space-size=8192", worker, name, String(size), ...(vectors ? ["vectors"] : [])],
    { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] },
  );
  if (child.status !== 0)
    throw new Error(`${name} at ${size} entries ended with ${child.signal ?? child.status}`);
  return result.parse(JSON.parse(child.stdout.trim().split("\n").at(-1) ?? ""));
}
