import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import Table from "cli-table3";
import { z } from "zod";
import { machine } from "./machine.ts";

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

export interface ScaleOptions {
  readonly sizes: readonly number[];
  /** Most entries whose sentence vectors are made as well. */
  readonly vectors: number;
  readonly only?: string | undefined;
  readonly json?: boolean | undefined;
}

/** A whole folder of made-up entries at growing sizes: read, learnt, started again, edited, asked; MiniSearch's index beside it. */
export async function run({ sizes, vectors, only, json }: ScaleOptions): Promise<void> {
  const names = ["guide", "minisearch"].filter((name) => only === undefined || only === name);
  console.log(machine());
  const table = new Table({ head: ["entries", "", ...Object.values(columns)], style: { head: [] } });
  const all: Record<string, Record<string, Result>> = {};
  for (const size of sizes)
    for (const name of names) {
      const measured = measure(name, size, size <= vectors);
      all[name] = { ...all[name], [size]: measured };
      table.push([
        size,
        name,
        ...Object.keys(columns).map((key) => shown(key, measured[key as keyof Result])),
      ]);
    }
  console.log(table.toString());
  if (json) console.log(JSON.stringify(all));
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
