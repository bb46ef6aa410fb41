import { writeFileSync } from "node:fs";
import { printPlan } from "../../src/tables/plan/print.ts";
import { featureName } from "../../src/tables/rank/features/layout.ts";
import type { StoredModel } from "../../src/tables/rank/model.ts";
import { state } from "../../src/tables/say/statement.ts";
import {
  crossValidate,
  fitCalibration,
  of,
  type Prediction,
  probabilityOf,
  readTableExamples,
  type TableExamples,
  trainingOf,
  trainOptions,
} from "./fitting.ts";
import { type Example, train } from "./training.ts";

/** Of the answers to single tables at least this share is to be right; the goal, with room for other tables than these. */
const wantedPrecision = 0.62;

interface Fitted {
  readonly examples: TableExamples;
  readonly predictions: readonly Prediction[];
  readonly calibration: ReturnType<typeof fitCalibration>;
}

export interface TablesOptions {
  readonly tables: string;
  readonly questions: string;
  /** Where the model is written; without it nothing is. */
  readonly out?: string | undefined;
  readonly fails?: boolean | undefined;
}

/** Fits and reports; writes the model where `out` says. */
export async function run({ tables, questions, out, fails }: TablesOptions): Promise<void> {
  const examples = await readTableExamples(tables, questions);
  const predictions = crossValidate(examples);
  const calibration = fitCalibration(predictions, examples);
  const fitted = { examples, predictions, calibration };
  const threshold = report(fitted, "single tables", examples.single);
  report(fitted, "knowledge", examples.taught);
  report(fitted, "invented", examples.invented);
  report(fitted, "not for tables", examples.silent);
  console.log(
    `threshold ${threshold.toFixed(3)} for ${wantedPrecision} right among answered on single tables`,
  );
  if (fails) of(predictions, [...examples.taught, ...examples.invented]).forEach(printFail);
  if (!out) return;
  const weights = storeWeights(train(trainingOf(examples), trainOptions));
  writeFileSync(out, `${JSON.stringify({ weights, calibration, threshold }, null, 1)}\n`);
}

/** Weights by name; rounded, so that the file stays small and its changes readable. */
function storeWeights(weights: Float64Array): StoredModel["weights"] {
  const kept: Record<string, number> = {};
  weights.forEach((weight, id) => {
    const rounded = Math.round(weight * 1000) / 1000;
    if (rounded !== 0) kept[featureName(id)] = rounded;
  });
  return kept;
}

/** Prints what answering from a score on gives; the score from which on the wanted share is right. */
function report({ predictions, calibration }: Fitted, name: string, some: readonly Example[]): number {
  const ranked = of(predictions, some)
    .map((prediction) => ({ ...prediction, probability: probabilityOf(calibration, prediction) }))
    .sort((a, b) => b.probability - a.probability);
  const right = ranked.filter((prediction) => prediction.right).length;
  const possible = some.filter(({ options }) => options.some((option) => option.right)).length;
  console.log(
    `${name}: ${some.length} questions, ${share(possible, some.length)} with a right candidate, ${share(right, some.length)} right`,
  );
  let threshold = 1;
  let correct = 0;
  ranked.forEach((prediction, i) => {
    if (prediction.right) correct++;
    if (correct / (i + 1) >= wantedPrecision) threshold = prediction.probability;
    if ((i + 1) % Math.ceil(ranked.length / 8) === 0) {
      console.log(
        `  score ≥ ${prediction.probability.toFixed(3)}: answered ${share(i + 1, some.length)}, right among answered ${share(correct, i + 1)}, right over all ${share(correct, some.length)}`,
      );
    }
  });
  return threshold;
}

const share = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

function printFail({ example, scored, right }: Prediction): void {
  if (right) return;
  const { result } = scored.executed;
  console.log(`${example.group} ${example.onTables[0]?.question.utterance.raw}`);
  console.log(
    `    ${printPlan(result.plan, result.table)} :: ${state(result).text.slice(0, 90).replaceAll("\n", " ")}`,
  );
  const fitting = example.options
    .filter((option) => option.right)
    .slice(0, 2)
    .map(({ executed }) => printPlan(executed.result.plan, executed.result.table));
  console.log(`    ${fitting.join(" OR ") || "(none)"}`);
}
