import { readFileSync } from "node:fs";
import Table from "cli-table3";
import { z } from "zod";
import { highest } from "../src/intent/order.ts";
import { trainClassifier } from "../src/intent/train.ts";
import type { Classifier, ModelName } from "../src/intent/types.ts";
import { readFlags } from "./arguments.ts";
import { type Answer, type Figures, outOfScope, rate } from "./intent-figures.ts";
import { machine } from "./machine.ts";
import { percentile } from "./random.ts";

const flags = {
  train: { type: "string", required: true, help: `JSON lines {text, label}; label "${outOfScope}" for none` },
  test: { type: "string", required: true, help: "the same, to measure on" },
  valid: {
    type: "string",
    help: "the same, to choose the threshold on; without, held-out training examples",
  },
  peers: { type: "boolean", help: "run natural's naive Bayes on the same data as well" },
  json: { type: "boolean", help: "one JSON object as the last line" },
} as const;

const exampleLine = z.object({ text: z.string(), label: z.string() });
type Labelled = z.infer<typeof exampleLine>;

const warmUp = 50;
/** Every so manieth training example is held out to choose a peer's threshold. */
const heldOutEvery = 5;

interface Result extends Figures {
  readonly trainMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly memoryMiB: number;
}

/** Learns labels from examples and says how often it is right, and how well it knows what has no label. */
export function run(args: readonly string[]): void {
  const about = "Learns labels from examples; measures labels and what has none.";
  const given = readFlags("intents", about, flags, args);
  if (given === null) return;
  const train = readLines(given.train!);
  const test = readLines(given.test!);
  const valid = given.valid === undefined ? [] : readLines(given.valid);
  const models: readonly ModelName[] = given.peers === "true" ? ["linear", "natural-bayes"] : ["linear"];

  const table = new Table({
    head: [
      "",
      "accuracy",
      "macro-F1",
      "OOS P",
      "OOS R",
      "OOS F1",
      "MCC",
      "train ms",
      "p50 ms",
      "p99 ms",
      "MiB",
    ],
    style: { head: [] },
  });
  const results = models.map((model) => measure(model, train, valid, test));
  results.forEach((result, i) => {
    table.push([models[i]!, ...write(result)]);
  });
  console.log(`${machine()}\n${train.length} to learn from, ${test.length} to test\n${table.toString()}`);
  if (given.json !== "true") return;
  const [{ memoryMiB: _, ...ours } = {} as Result, ...peers] = results;
  const named = Object.fromEntries(peers.map((peer, i) => [models[i + 1]!, peer]));
  console.log(JSON.stringify({ ...ours, ...(peers.length > 0 ? { peers: named } : {}) }));
}

function measure(
  model: ModelName,
  train: readonly Labelled[],
  valid: readonly Labelled[],
  test: readonly Labelled[],
): Result {
  // Examples out of scope alone choose no threshold, but they show what is out of scope.
  const onlyOutside = valid.every(({ label }) => label === outOfScope);
  const examples = onlyOutside ? [...train, ...valid] : train;
  const memoryBefore = memoryInUse();
  const start = performance.now();
  const classifier = trainClassifier(examples, { model, outOfScope });
  const trainMs = performance.now() - start;
  const memoryMiB = Math.max(0, memoryInUse() - memoryBefore) / 2 ** 20;
  const threshold = onlyOutside
    ? defaultThreshold(model, train)
    : bestThreshold(answer(classifier, valid).answers);
  answer(classifier, test.slice(0, warmUp));
  const { answers, times } = answer(classifier, test);
  return {
    ...rate(answers, threshold),
    trainMs,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    memoryMiB,
  };
}

function answer(classifier: Classifier, examples: readonly Labelled[]) {
  const times: number[] = [];
  const answers = examples.map(({ text, label }): Answer => {
    const before = performance.now();
    const { probabilities, inScope } = classifier.judge(text);
    times.push(performance.now() - before);
    return { truth: label, predicted: classifier.labels[highest(probabilities)] ?? outOfScope, inScope };
  });
  return { answers, times };
}

/** Ours has put a half in the right place by itself; a peer's is found the same way: see `fitScope`. */
function defaultThreshold(model: ModelName, train: readonly Labelled[]): number {
  if (model === "linear") return 0.5;
  const inside = train.filter(({ label }) => label !== outOfScope);
  const kept = inside.filter((_, i) => i % heldOutEvery !== 0);
  const heldOut = inside.filter((_, i) => i % heldOutEvery === 0);
  const { answers } = answer(trainClassifier(kept, { model, outOfScope }), heldOut);
  const wrong = answers.filter(({ truth, predicted }) => truth !== predicted).length / answers.length;
  return percentile(
    answers.map(({ inScope }) => inScope),
    Math.min(wrong, 0.25),
  );
}

/** The threshold with the best F1 out of scope. */
function bestThreshold(answers: readonly Answer[]): number {
  const candidates = [...new Set(answers.map(({ inScope }) => inScope))].sort((a, b) => a - b);
  let best = { threshold: 0.5, f1: rate(answers, 0.5).oosF1 ?? 0 };
  for (const threshold of candidates) {
    const f1 = rate(answers, threshold).oosF1 ?? 0;
    if (f1 > best.f1) best = { threshold, f1 };
  }
  return best.threshold;
}

function memoryInUse(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function write(result: Result): string[] {
  const share = (value: number | null) => (value === null ? "–" : value.toFixed(3));
  const { accuracy, macroF1, oosPrecision, oosRecall, oosF1, mcc, trainMs, p50Ms, p99Ms, memoryMiB } = result;
  return [
    ...[accuracy, macroF1, oosPrecision, oosRecall, oosF1, mcc].map(share),
    trainMs.toFixed(0),
    p50Ms.toFixed(3),
    p99Ms.toFixed(3),
    memoryMiB.toFixed(0),
  ];
}

/** @throws with file and line where a line does not fit. */
function readLines(file: string): Labelled[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line, i) => {
      if (line.trim() === "") return [];
      const parsed = exampleLine.safeParse(JSON.parse(line));
      if (!parsed.success) throw new Error(`${file}:${i + 1}: ${z.prettifyError(parsed.error)}`);
      return [parsed.data];
    });
}
