/** Label of utterances that belong to none of the labels. */
export const outOfScope = "oos";

/** What was said about one utterance, and what is true. */
export interface Answer {
  readonly truth: string;
  /** Likeliest label, whether accepted or not. */
  readonly predicted: string;
  readonly inScope: number;
}

/** Shares of 1. Figures about what is out of scope are `null` where the test has none. */
export interface Figures {
  /** In scope, the likeliest label right, whatever the threshold. */
  readonly accuracy: number;
  readonly macroF1: number;
  readonly oosPrecision: number | null;
  readonly oosRecall: number | null;
  readonly oosF1: number | null;
  /** Over all labels, with `oos` as one of them where the test has it. */
  readonly mcc: number;
}

/** Rates answers; below the threshold an utterance is taken as out of scope. */
export function rate(answers: readonly Answer[], threshold: number): Figures {
  const inside = answers.filter(({ truth }) => truth !== outOfScope);
  const right = inside.filter(({ truth, predicted }) => truth === predicted).length;
  const hasOutside = inside.length < answers.length;
  const pairs = answers.map(({ truth, predicted, inScope }): Pair => {
    return [truth, hasOutside && inScope < threshold ? outOfScope : predicted];
  });
  const outside = hasOutside ? f1Of(outOfScope, pairs) : null;
  return {
    accuracy: inside.length === 0 ? 0 : right / inside.length,
    macroF1: macroF1(inside.map(({ truth, predicted }) => [truth, predicted])),
    oosPrecision: outside?.precision ?? null,
    oosRecall: outside?.recall ?? null,
    oosF1: outside?.f1 ?? null,
    mcc: correlation(pairs),
  };
}

type Pair = readonly [truth: string, predicted: string];

function f1Of(label: string, pairs: readonly Pair[]) {
  const found = pairs.filter(([, predicted]) => predicted === label).length;
  const there = pairs.filter(([truth]) => truth === label).length;
  const both = pairs.filter(([truth, predicted]) => truth === label && predicted === label).length;
  return {
    precision: found === 0 ? 0 : both / found,
    recall: there === 0 ? 0 : both / there,
    f1: found + there === 0 ? 0 : (2 * both) / (found + there),
  };
}

/** Mean F1 of the labels that the test has. */
function macroF1(pairs: readonly Pair[]): number {
  const labels = [...new Set(pairs.map(([truth]) => truth))];
  return labels.reduce((sum, label) => sum + f1Of(label, pairs).f1, 0) / Math.max(1, labels.length);
}

/** Matthews correlation for any number of labels (Gorodkin 2004). */
function correlation(pairs: readonly Pair[]): number {
  const truths = countOf(pairs.map(([truth]) => truth));
  const predictions = countOf(pairs.map(([, predicted]) => predicted));
  const right = pairs.filter(([truth, predicted]) => truth === predicted).length;
  const total = pairs.length;
  let agreement = 0;
  for (const [label, count] of truths) agreement += count * (predictions.get(label) ?? 0);
  const squares = (counts: ReadonlyMap<string, number>) =>
    [...counts.values()].reduce((sum, count) => sum + count * count, 0);
  const spread = Math.sqrt((total ** 2 - squares(predictions)) * (total ** 2 - squares(truths)));
  return spread === 0 ? 0 : (right * total - agreement) / spread;
}

function countOf(labels: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}
