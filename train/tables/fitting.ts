import { readLabelled } from "../../bench/labelled.ts";
import { labelledSets } from "../../bench/labelled-sets.ts";
import { readTableQuestions, readTables } from "../../bench/table-questions.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { calibrate, calibrationFeatures, type TableModel } from "../../src/tables/rank/model.ts";
import { type ScoredPlan, scorePlans } from "../../src/tables/rank/score.ts";
import { fitLogistic } from "../logistic.ts";
import {
  inventedExamples,
  knowledgeExamples,
  type LabelledExample,
  singleTableExamples,
} from "./examples.ts";
import { type Example, foldsOf, type TrainOptions, train } from "./training.ts";

/** Kinds of labelled questions that tables answer; the others teach when not to. */
const tableKinds = new Set(["table-lookup", "table-computed", "conflict"]);
const parts = 5;

/** All that table plans are learnt from. */
export interface TableExamples {
  /** Questions that each name their one table. */
  readonly single: readonly Example[];
  /** Labelled questions that tables answer, and those that they do not. */
  readonly taught: readonly Example[];
  readonly silent: readonly Example[];
  /** Templates over invented tables. */
  readonly invented: readonly Example[];
}

/** The best plan for an example, by a model that has not seen the example's group. */
export interface Prediction {
  readonly example: Example;
  readonly scored: ScoredPlan;
  readonly right: boolean;
}

/** How plans are learnt. */
export const trainOptions: TrainOptions = { l2: 0.04, epochs: 30, rate: 0.3 };

/** Rounds of templates over the invented tables, and how much each question made so counts. */
const inventedRounds = 3;
const inventedWeight = 0.5;

/** Reads the examples. `tables`, `questions`: a folder of CSV tables and questions that each name one. */
export async function readTableExamples(tables: string, questions: string): Promise<TableExamples> {
  const asked = readTableQuestions(questions);
  const labelled: LabelledExample[] = [];
  for (const [folder, files] of labelledSets) {
    const { knowledge } = await loadKnowledge(folder);
    if (!knowledge)
      throw new Error(`the knowledge in ${folder} has errors; run "npm run knowledge -- check"`);
    labelled.push(...knowledgeExamples(files.flatMap(readLabelled), knowledge));
  }
  return {
    single: singleTableExamples(asked, readTables(tables, asked)),
    taught: labelled.filter(({ item }) => tableKinds.has(item.kind)).map(({ example }) => example),
    silent: labelled.filter(({ item }) => !tableKinds.has(item.kind)).map(({ example }) => example),
    invented: inventedExamples(inventedRounds, inventedWeight),
  };
}

/** The examples that weights are learnt from: what tables do not answer has no right plan. */
export const trainingOf = ({ single, taught, invented }: TableExamples): readonly Example[] => [
  ...single,
  ...taught,
  ...invented,
];

/** Predicts each example by weights that have not seen its group. */
export function crossValidate(examples: TableExamples): Prediction[] {
  const training = trainingOf(examples);
  const all = [...training, ...examples.silent];
  const folds = foldsOf(all, parts);
  return Array.from({ length: parts }, (_, part) => {
    const inside = ({ group }: Example): boolean => folds.get(group) === part;
    const weights = train(
      training.filter((example) => !inside(example)),
      trainOptions,
    );
    return all.filter(inside).flatMap((example) => predictExample(example, weights) ?? []);
  }).flat();
}

function predictExample(example: Example, weights: Float64Array): Prediction | null {
  const scored = scorePlans(example.onTables, { weights } as TableModel, 1)[0];
  if (!scored) return null;
  const right = example.options.find((option) => option.executed === scored.executed)?.right ?? false;
  return { example, scored, right };
}

/** Templates teach plans; how sure a plan is has to be learnt from what people ask. */
export function fitCalibration(
  predictions: readonly Prediction[],
  { single, taught, silent }: TableExamples,
) {
  const fitOn = (examples: readonly Example[]) => {
    const natural = of(predictions, examples);
    const rows = natural.map(({ scored }) => calibrationFeatures(scored));
    return fitLogistic(
      rows.map((row) => Object.values(row)),
      natural.map(({ right }) => right),
      { features: Object.keys(rows[0] ?? {}), l2: 2 },
    );
  };
  return { one: fitOn(single), several: fitOn([...taught, ...silent]) };
}

/** The predictions of some examples. */
export function of(predictions: readonly Prediction[], examples: readonly Example[]): Prediction[] {
  const own = new Set(examples);
  return predictions.filter(({ example }) => own.has(example));
}

/** Probability that a prediction is right. */
export function probabilityOf(calibration: TableModel["calibration"], { scored }: Prediction): number {
  return calibrate({ calibration }, scored);
}
