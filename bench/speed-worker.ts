/** Measures one library at one size: `speed-worker.ts NAME SIZE QUESTIONS` prints one JSON object. */
import { peers } from "./peers.ts";
import { percentile } from "./random.ts";
import { makeEntries } from "./synthetic.ts";

const [name, size, count] = process.argv.slice(2);
const peer = peers.find((each) => each.name === name);
if (peer === undefined) throw new Error(`no library "${name}"`);

/** Questions before those that are timed, so that the code is compiled; of slow libraries as many as take this long. */
const warmUp = 1_000;
const longestWarmUpMs = 5_000;
const { documents, questions } = makeEntries(Number(size), Number(count) + warmUp);
const before = memoryMb();
const start = performance.now();
const search = await peer.build(documents);
const indexMs = performance.now() - start;
// Held memory, measured before the questions: what stays for as long as the process runs.
const memory = memoryMb() - before;
const warm = performance.now() + longestWarmUpMs;
for (const question of questions.slice(0, warmUp)) {
  await search(question);
  if (performance.now() > warm) break;
}
const times: number[] = [];
for (const question of questions.slice(warmUp)) {
  const asked = performance.now();
  await search(question);
  times.push(performance.now() - asked);
}
console.log(
  JSON.stringify({
    indexMs,
    memoryMb: memory,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
  }),
);

function memoryMb(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}
