import BayesClassifier from "natural/lib/natural/classifiers/bayes_classifier.js";
import LogisticRegressionClassifier from "natural/lib/natural/classifiers/logistic_regression_classifier.js";
import type { Classifier, Example, ModelName, Text, TrainingOptions } from "./types.ts";

/**
 * Trains natural's own naive Bayes or logistic regression, with its own tokenizer and stemmer, behind the same
 * interface. Its values are no probabilities until they are scaled to add up to 1; it knows no scope, so the
 * likeliest label's share stands for it.
 */
export function trainNatural(
  examples: readonly Example[],
  model: Exclude<ModelName, "linear">,
  options: TrainingOptions,
): Classifier {
  const { outOfScope = "oos" } = options;
  const natural = model === "natural-bayes" ? new BayesClassifier() : new LogisticRegressionClassifier();
  const inside = examples.filter(({ label }) => label !== outOfScope);
  for (const { text, label } of inside) natural.addDocument(joined(text), label);
  if (inside.length > 0) natural.train();
  const labels = [...new Set(inside.map(({ label }) => label))].sort();
  return {
    labels,
    judge(text) {
      const found = inside.length === 0 ? [] : natural.getClassifications(joined(text));
      const values = new Map(found.map(({ label, value }) => [label, value]));
      const sum = found.reduce((total, { value }) => total + value, 0);
      const probabilities = Float64Array.from(labels, (label) =>
        sum > 0 ? (values.get(label) ?? 0) / sum : 1 / labels.length,
      );
      return { probabilities, inScope: Math.max(0, ...probabilities), evidence: [] };
    },
  };
}

function joined(text: Text): string {
  return typeof text === "string" ? text : text.join(" ");
}
