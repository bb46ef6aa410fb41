import { fitLogistic, type LogisticModel, predict } from "./logistic.ts";

/**
 * Platt scaling: a logistic curve from any score to the probability of being right (Platt 1999),
 * with his softened targets, so that a clean separation does not give probabilities of 0 and 1.
 */
export function fitPlatt(scores: readonly number[], outcomes: readonly (boolean | number)[]): LogisticModel {
  const positives = outcomes.reduce<number>((sum, outcome) => sum + Number(outcome), 0);
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (outcomes.length - positives + 2);
  const targets = outcomes.map((outcome) => low + Number(outcome) * (high - low));
  return fitLogistic(
    scores.map((score) => [score]),
    targets,
    { l2: 1e-6, features: ["score"] },
  );
}

/** Probability that a Platt curve gives to a score. */
export function plattProbability(model: LogisticModel, score: number): number {
  return predict(model, [score]);
}

/** Rising steps joined by straight lines: `values[i]` belongs to `scores[i]`; plain data. */
export interface IsotonicModel {
  readonly scores: readonly number[];
  readonly values: readonly number[];
}

/**
 * Isotonic regression by pooling adjacent violators (Zadrozny & Elkan 2002): the best rising curve from score to
 * probability. Needs a few hundred outcomes; with fewer, take `fitPlatt`.
 *
 * @throws RangeError where no score is given.
 */
export function fitIsotonic(
  scores: readonly number[],
  outcomes: readonly (boolean | number)[],
): IsotonicModel {
  if (scores.length === 0) throw new RangeError("fitIsotonic: no scores; give at least one");
  const order = scores.map((_, i) => i).sort((a, b) => scores[a]! - scores[b]!);
  const pools: { score: number; outcome: number; count: number }[] = [];
  for (let i = 0; i < order.length; ) {
    const score = scores[order[i]!]!;
    const pool = { score: 0, outcome: 0, count: 0 };
    for (; i < order.length && scores[order[i]!] === score; i++) {
      pool.score += score;
      pool.outcome += Number(outcomes[order[i]!]);
      pool.count++;
    }
    pools.push(pool);
    while (pools.length > 1 && rate(pools.at(-2)!) >= rate(pools.at(-1)!)) {
      const last = pools.pop()!;
      const before = pools.at(-1)!;
      before.score += last.score;
      before.outcome += last.outcome;
      before.count += last.count;
    }
  }
  return { scores: pools.map((pool) => pool.score / pool.count), values: pools.map(rate) };
}

/** Probability that an isotonic curve gives to a score; level outside of the scores seen in training. */
export function isotonicProbability(model: IsotonicModel, score: number): number {
  const { scores, values } = model;
  let low = 0;
  let high = scores.length - 1;
  if (!(score > scores[low]!)) return values[low]!;
  if (score >= scores[high]!) return values[high]!;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (scores[middle]! <= score) low = middle;
    else high = middle;
  }
  const share = (score - scores[low]!) / (scores[high]! - scores[low]!);
  return values[low]! + share * (values[high]! - values[low]!);
}

export interface ReliabilityBin {
  /** Inclusive. */
  readonly from: number;
  /** Exclusive, but for the last bin. */
  readonly to: number;
  readonly count: number;
  /** Mean of the probabilities in the bin; 0 where it is empty. */
  readonly confidence: number;
  /** Share of the outcomes in the bin that came true; 0 where it is empty. */
  readonly accuracy: number;
}

export interface Reliability {
  readonly bins: readonly ReliabilityBin[];
  /** Expected calibration error: mean distance of confidence from accuracy, by bin size (Guo et al. 2017). */
  readonly ece: number;
  /** Mean squared distance of probability from outcome (Brier 1950). */
  readonly brier: number;
}

/** Compares stated probabilities with what happened, in bins of equal width. */
export function reliability(
  probabilities: readonly number[],
  outcomes: readonly (boolean | number)[],
  bins = 10,
): Reliability {
  const sums = Array.from({ length: bins }, () => ({ count: 0, confidence: 0, outcome: 0 }));
  let brier = 0;
  probabilities.forEach((p, i) => {
    const bin = sums[Math.min(bins - 1, Math.max(0, Math.floor(p * bins)))]!;
    const outcome = Number(outcomes[i]);
    bin.count++;
    bin.confidence += p;
    bin.outcome += outcome;
    brier += (p - outcome) ** 2;
  });
  const total = Math.max(1, probabilities.length);
  const gap = sums.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.outcome), 0);
  return {
    bins: sums.map(({ count, confidence, outcome }, b) => ({
      from: b / bins,
      to: (b + 1) / bins,
      count,
      confidence: count === 0 ? 0 : confidence / count,
      accuracy: count === 0 ? 0 : outcome / count,
    })),
    ece: gap / total,
    brier: brier / total,
  };
}

function rate(pool: { readonly outcome: number; readonly count: number }): number {
  return pool.outcome / pool.count;
}
