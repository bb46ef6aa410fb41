/**
 * `node bench/fit-tables.ts --tables DIR --questions F [--out src/tables/model.json]`:
 * fits the weights of table plans, their calibration and the threshold. Everything that is printed is cross-validated:
 * a table's questions are predicted by a model that has not seen the table.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { fitLogistic, predict } from "../src/decision/logistic.ts";
import { loadKnowledge } from "../src/knowledge/load.ts";
import { calibrationFeatures, calibrationNames, storeWeights, type TableModel } from "../src/tables/model.ts";
import { printPlan } from "../src/tables/plan-text.ts";
import { type Scored, scoreReadings } from "../src/tables/score.ts";
import { state } from "../src/tables/state.ts";
import { readLabelled } from "./labelled.ts";
import {
  inventedExamples,
  knowledgeExamples,
  type LabelledExample,
  singleTableExamples,
} from "./table-examples.ts";
import { readTableQuestions, readTables } from "./table-questions.ts";
import { type Example, foldsOf, train } from "./table-training.ts";

const { values: flags } = parseArgs({
  options: {
    tables: { type: "string" },
    questions: { type: "string" },
    out: { type: "string" },
    rounds: { type: "string", default: "3" },
    weight: { type: "string", default: "0.5" },
    l2: { type: "string", default: "0.04" },
    fails: { type: "boolean", default: false },
  },
});

/** Kinds of labelled questions that tables answer; the others teach when not to. */
const tableKinds = new Set(["table-lookup", "table-computed", "conflict"]);
const parts = 5;
const options = { l2: Number(flags.l2), epochs: 30, rate: 0.3 };

const questions = readTableQuestions(flags.questions!);
const single = singleTableExamples(questions, readTables(flags.tables!, questions));
/** Folder of knowledge → labelled questions about it. */
const sets = [
  ["knowledge", ["test/eval/tuning.jsonl", "test/eval/tuning-2.jsonl"]],
  ["test/fixtures/support-faq", ["test/fixtures/support-faq.questions.jsonl"]],
  ["test/fixtures/bicycle-city", ["test/fixtures/bicycle-city.questions.jsonl"]],
] as const;
const labelled: LabelledExample[] = [];
for (const [folder, files] of sets) {
  const { knowledge } = await loadKnowledge(folder);
  if (!knowledge) throw new Error(`the knowledge in ${folder} has errors; run "npm run knowledge -- check"`);
  labelled.push(...knowledgeExamples(files.flatMap(readLabelled), knowledge));
}
const taught = labelled.filter(({ item }) => tableKinds.has(item.kind)).map(({ example }) => example);
const silent = labelled.filter(({ item }) => !tableKinds.has(item.kind)).map(({ example }) => example);
const invented = inventedExamples(Number(flags.rounds), Number(flags.weight));
const training = [...single, ...taught, ...invented];

interface Prediction {
  readonly example: Example;
  readonly scored: Scored;
  readonly right: boolean;
}

const folds = foldsOf([...training, ...silent], parts);
const predictions: Prediction[] = [];
for (let part = 0; part < parts; part++) {
  const inside = (example: Example): boolean => folds.get(example.group) === part;
  const weights = train(
    training.filter((example) => !inside(example)),
    options,
  );
  for (const example of [...training, ...silent].filter(inside)) {
    const prediction = predictExample(example, weights);
    if (prediction) predictions.push(prediction);
  }
}

function predictExample(example: Example, weights: Float64Array): Prediction | null {
  const model = { weights } as TableModel;
  const scored = scoreReadings(example.readings, model, 1)[0];
  if (!scored) return null;
  const right = example.options.find((option) => option.candidate === scored.candidate)?.right ?? false;
  return { example, scored, right };
}

/** Templates teach plans; how sure a plan is has to be learnt from what people ask. */
function fitCalibration(examples: readonly Example[]) {
  const own = new Set(examples);
  const natural = predictions.filter(({ example }) => own.has(example));
  return fitLogistic(
    natural.map(({ scored }) => calibrationFeatures(scored)),
    natural.map(({ right }) => right),
    { features: [...calibrationNames], l2: 2 },
  );
}
const calibration = { one: fitCalibration(single), several: fitCalibration([...taught, ...silent]) };
const probabilityOf = ({ scored }: Prediction): number =>
  predict(scored.reading.context.route ? calibration.several : calibration.one, calibrationFeatures(scored));

/** Of the answers to single tables at least this share is to be right; the goal, with room for other tables than these. */
const wantedPrecision = 0.62;

function report(name: string, examples: readonly Example[]): number {
  const own = new Set(examples);
  const ranked = predictions
    .filter(({ example }) => own.has(example))
    .sort((a, b) => probabilityOf(b) - probabilityOf(a));
  const right = ranked.filter((prediction) => prediction.right).length;
  const possible = examples.filter(({ options: all }) => all.some((option) => option.right)).length;
  console.log(
    `${name}: ${examples.length} questions, ${share(possible, examples.length)} with a right candidate, ${share(right, examples.length)} right`,
  );
  let threshold = 1;
  let correct = 0;
  ranked.forEach((prediction, i) => {
    if (prediction.right) correct++;
    if (correct / (i + 1) >= wantedPrecision) threshold = probabilityOf(prediction);
    if ((i + 1) % Math.ceil(ranked.length / 8) === 0) {
      console.log(
        `  score ≥ ${probabilityOf(prediction).toFixed(3)}: answered ${share(i + 1, examples.length)}, right among answered ${share(correct, i + 1)}, right over all ${share(correct, examples.length)}`,
      );
    }
  });
  return threshold;
}

const share = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

const threshold = report("single tables", single);
report("knowledge", taught);
report("invented", invented);
report("not for tables", silent);
console.log(`threshold ${threshold.toFixed(3)} for ${wantedPrecision} right among answered on single tables`);

if (flags.fails) {
  for (const { example, scored, right } of predictions) {
    if (right || single.includes(example) || silent.includes(example)) continue;
    const { result } = scored.candidate;
    console.log(`${example.group} ${example.readings[0]?.question.utterance.raw}`);
    console.log(
      `    ${printPlan(result.plan, result.table)} :: ${state(result).text.slice(0, 90).replaceAll("\n", " ")}`,
    );
    const fitting = example.options.filter((option) => option.right).map(({ candidate }) => candidate.result);
    console.log(
      `    ${
        fitting
          .slice(0, 2)
          .map((one) => printPlan(one.plan, one.table))
          .join(" OR ") || "(none)"
      }`,
    );
  }
}
if (flags.out) {
  const weights = storeWeights(train(training, options));
  writeFileSync(flags.out, `${JSON.stringify({ weights, calibration, threshold }, null, 1)}\n`);
}
