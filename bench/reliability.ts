/** Outcomes of one bin of probabilities. */
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

/** How well probabilities hold. */
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
