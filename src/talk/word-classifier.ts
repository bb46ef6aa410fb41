import BayesClassifier from "natural/lib/natural/classifiers/bayes_classifier.js";
import type { Act } from "./acts.ts";

/** An act with its share of the probability mass, 0 to 1. */
export interface LikelyAct {
  readonly act: Act;
  readonly share: number;
}

/**
 * Tells acts apart by their words alone: natural's naive Bayes with its tokenizer and stemmer. It stands in where
 * sentence vectors are not there. Made at the first sentence that needs it.
 */
export function createWordClassifier(all: readonly Act[]): (text: string) => LikelyAct | null {
  let classifier: BayesClassifier | null = null;
  const acts = new Map(all.map((act) => [act.id, act]));
  return (text) => {
    if (!classifier) {
      classifier = new BayesClassifier();
      for (const { id, examples } of all) for (const example of examples) classifier.addDocument(example, id);
      classifier.train();
    }
    const found = classifier.getClassifications(text);
    const sum = found.reduce((total, { value }) => total + value, 0);
    const [best] = found;
    const act = best && acts.get(best.label);
    return act && sum > 0 ? { act, share: best.value / sum } : null;
  };
}
