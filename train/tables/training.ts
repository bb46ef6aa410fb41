import type { ExecutedPlan, TablePlans } from "../../src/tables/rank/executed-plan.ts";
import { featureCount } from "../../src/tables/rank/features/layout.ts";
import { answerKey } from "../../src/tables/rank/score.ts";

/** A question with its plans, and which of them are right. */
export interface Example {
  /** Examples of one group are never split between training and test. */
  readonly group: string;
  readonly onTables: readonly TablePlans[];
  readonly options: readonly Option[];
  /** How much it counts. */
  readonly weight: number;
}

interface Option {
  readonly onTable: TablePlans;
  readonly executed: ExecutedPlan;
  readonly ids: Int32Array;
  readonly values: Float64Array;
  readonly right: boolean;
  readonly key: string;
}

/** Collects the plans of a question with their features. */
export function exampleOf(
  group: string,
  onTables: readonly TablePlans[],
  isRight: (executed: ExecutedPlan, onTable: TablePlans) => boolean,
  weight = 1,
): Example {
  const options = onTables.flatMap((onTable) =>
    onTable.executed
      .filter((executed) => executed.result.answers.length > 0)
      .map((executed): Option => {
        const ids: number[] = [];
        const values: number[] = [];
        onTable.features(executed, (id, value) => {
          ids.push(id);
          values.push(value);
        });
        return {
          onTable,
          executed,
          ids: Int32Array.from(ids),
          values: Float64Array.from(values),
          right: isRight(executed, onTable),
          key: answerKey(onTable, executed),
        };
      }),
  );
  return { group, onTables, options, weight };
}

/** How hard the weights are held back, how often the examples are seen, and how large steps are. */
export interface TrainOptions {
  readonly l2: number;
  readonly epochs: number;
  readonly rate: number;
}

/** Keeps features that few examples have from taking large first steps; chosen among 1e-6, 0.1, 0.5 and 2. */
const firstSquare = 0.1;

/**
 * Fits a log-linear model: the probability of all right plans together is raised
 * (Pasupat & Liang 2015, §5), by AdaGrad with an L2 penalty, averaged over the second half of the epochs.
 */
export function train(examples: readonly Example[], { l2, epochs, rate }: TrainOptions): Float64Array {
  const weights = new Float64Array(featureCount);
  const squares = new Float64Array(featureCount).fill(firstSquare);
  const average = new Float64Array(featureCount);
  const useful = examples.filter(
    ({ options }) => options.some((option) => option.right) && options.some((option) => !option.right),
  );
  const random = seeded(1);
  let averaged = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const example of shuffled(useful, random)) step(example, weights, squares, { l2, rate });
    for (let id = 0; id < featureCount; id++) weights[id]! *= 1 - l2 * 0.5;
    if (epoch < epochs / 2) continue;
    averaged++;
    for (let id = 0; id < featureCount; id++) average[id]! += weights[id]!;
  }
  return average.map((sum) => sum / Math.max(1, averaged));
}

function step(
  { options, weight }: Example,
  weights: Float64Array,
  squares: Float64Array,
  { l2, rate }: { readonly l2: number; readonly rate: number },
): void {
  const masses = massesOf(options, weights);
  const all = masses.reduce((sum, mass) => sum + mass, 0);
  const right = Math.max(
    1e-300,
    masses.reduce((sum, mass, i) => sum + (options[i]!.right ? mass : 0), 0),
  );
  const gradient = new Map<number, number>();
  options.forEach((option, i) => {
    const share = (option.right ? masses[i]! / right : 0) - masses[i]! / all;
    if (Math.abs(share) < 1e-4) return;
    option.ids.forEach((id, at) => {
      gradient.set(id, (gradient.get(id) ?? 0) + share * option.values[at]!);
    });
  });
  for (const [id, slope] of gradient) {
    const pull = weight * (slope - 0.1 * l2 * weights[id]!);
    squares[id]! += pull * pull;
    weights[id]! += (rate * pull) / Math.sqrt(squares[id]!);
  }
}

function massesOf(options: readonly Option[], weights: Float64Array): number[] {
  const sums = options.map(({ ids, values }) => {
    let sum = 0;
    for (let at = 0; at < ids.length; at++) sum += weights[ids[at]!]! * values[at]!;
    return sum;
  });
  const top = sums.reduce((best, sum) => Math.max(best, sum), Number.NEGATIVE_INFINITY);
  return sums.map((sum) => Math.exp(sum - top));
}

/** Deals groups into parts, so that each can be predicted by a model that has not seen it. */
export function foldsOf(examples: readonly Example[], parts: number): Map<string, number> {
  const groups = [...new Set(examples.map((example) => example.group))];
  return new Map(groups.map((group, i) => [group, i % parts]));
}

/** A small linear congruential generator: the same numbers on every machine. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}
