/** Logistic regression over named, dense features; plain data, so that it can be kept as JSON. */
export interface LogisticModel {
  readonly features: readonly string[];
  /** Of the features over the training rows; features are standardised with them before weighting. */
  readonly means: readonly number[];
  readonly scales: readonly number[];
  /** On the standardised scale: how much one standard deviation of the feature moves the log-odds. */
  readonly weights: readonly number[];
  readonly intercept: number;
}

/** Probability of the positive class. */
export function predict(model: LogisticModel, features: readonly number[]): number {
  return sigmoid(logOdds(model, features));
}

/**
 * Log-odds of the positive class: the sum that `predict` squeezes into a probability.
 *
 * @throws RangeError where the number of features is not the model's.
 */
export function logOdds(model: LogisticModel, features: readonly number[]): number {
  const { weights, means, scales } = model;
  if (features.length !== weights.length) {
    throw new RangeError(`logistic model: ${features.length} features given, ${weights.length} expected`);
  }
  let sum = model.intercept;
  for (let j = 0; j < weights.length; j++) sum += (weights[j]! * (features[j]! - means[j]!)) / scales[j]!;
  return sum;
}

/** 1 / (1 + e⁻ˣ), without overflow at either end. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}
