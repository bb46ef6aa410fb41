import { type ReadExamples, trainLinear } from "./linear.ts";
import { trainNatural } from "./natural-models.ts";
import type { Classifier, Example, TrainingOptions, TrainingTexts } from "./types.ts";
import { createWords, type Words } from "./words.ts";

/**
 * Learns to tell labels apart from examples. The order of the examples has no influence,
 * and the same examples give the same classifier.
 */
export function trainClassifier(examples: readonly Example[], options: TrainingOptions = {}): Classifier {
  const model = options.model ?? "linear";
  if (model !== "linear") return trainNatural(examples, model, options);
  const words = createWords(
    examples.map(({ text }) => text),
    options.read,
  );
  return trainLinear(readExamples(examples, words, options), words, options);
}

function readExamples(examples: readonly Example[], words: Words, options: TrainingOptions): ReadExamples {
  const { outOfScope = "oos", labelNames = true } = options;
  const read = examples.map(({ text, label }) => ({ words: words(text), label }));
  const inside = read.filter(({ label }) => label !== outOfScope);
  const labels = [...new Set(inside.map(({ label }) => label))].sort();
  if (labelNames) {
    for (const label of labels) {
      const name = wordsOfLabel(label);
      if (name.length > 0) inside.push({ words: words(name), label });
    }
  }
  return {
    labels,
    texts: toTrainingTexts(inside, labels),
    outside: read.filter(({ label }) => label === outOfScope).map((each) => each.words),
  };
}

interface ReadExample {
  readonly words: readonly string[];
  readonly label: string;
}

/** By label, then by words, so that the model does not hang on the order of the examples. */
function toTrainingTexts(examples: readonly ReadExample[], labels: readonly string[]): TrainingTexts {
  const places = new Map(labels.map((label, c) => [label, c]));
  const ordered = examples
    .map(({ words, label }) => ({ words, place: places.get(label)!, key: words.join(" ") }))
    .sort((a, b) => a.place - b.place || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return {
    words: ordered.map(({ words }) => words),
    classes: Int32Array.from(ordered, ({ place }) => place),
    classCount: labels.length,
  };
}

/** `cardArrival`, `card_arrival`, `card-arrival` → `card arrival`; nothing for labels that are numbers, like `q17`. */
function wordsOfLabel(label: string): string {
  const words = label
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  return words.some((word) => /^\p{L}{2,}$/u.test(word)) ? words.join(" ") : "";
}
