import { type LogisticModel, predict } from "../decision/logistic.ts";
import { loadWordVectors } from "../language/vectors.ts";
import { type Core, type CoreOptions, trainCore } from "./core.ts";
import { Evidence } from "./evidence.ts";
import { judge, judgeHeldOut } from "./held-out.ts";
import { learnOnce } from "./kept-classifier.ts";
import { fitScope } from "./scope.ts";
import { fitSharpness, probabilitiesOf } from "./sharpness.ts";
import type { Classifier, Judgement, Text, TrainingOptions, TrainingTexts } from "./types.ts";
import type { Words } from "./words.ts";

/** Examples read, of labels in order, and those of none. */
export interface ReadExamples {
  readonly labels: readonly string[];
  readonly texts: TrainingTexts;
  readonly outside: readonly (readonly string[])[];
}

/** All that a classifier learns. */
export interface Learnt {
  readonly core: Core;
  readonly evidence: Evidence;
  readonly scope: LogisticModel;
  readonly sharpness: number;
}

/** Trains this project's own model. */
export function trainLinear(examples: ReadExamples, words: Words, options: TrainingOptions): Classifier {
  const { labels } = examples;
  if (labels.length === 0) return nothingToTell;
  const effort = options.effort ?? "full";
  const vectors = options.vectors === undefined ? loadWordVectors() : options.vectors;
  const coreOptions: CoreOptions = { vectors, effort };
  const learnt = learnOnce(options.cache ?? null, examples, coreOptions, () => learn(examples, coreOptions));
  return new LinearClassifier(labels, learnt, words);
}

function learn({ texts, outside }: ReadExamples, options: CoreOptions): Learnt {
  const trained = trainCore(texts, options);
  const { core } = trained;
  const evidence = Evidence.fit(trained, texts);
  const heldOut = options.effort === "quick" ? [] : judgeHeldOut(texts, options);
  const scope = fitScope(
    heldOut,
    outside.map((each) => judge(core, evidence, each).evidence),
  );
  return { core, evidence, scope, sharpness: fitSharpness(heldOut) };
}

const nothingToTell: Classifier = {
  labels: [],
  judge: () => ({ probabilities: new Float64Array(), inScope: 0, evidence: [] }),
};

class LinearClassifier implements Classifier {
  readonly labels: readonly string[];
  readonly #learnt: Learnt;
  readonly #words: Words;

  constructor(labels: readonly string[], learnt: Learnt, words: Words) {
    this.labels = labels;
    this.#learnt = learnt;
    this.#words = words;
  }

  judge(text: Text): Judgement {
    const { core, evidence: gathered, scope, sharpness } = this.#learnt;
    const { evidence, scores } = judge(core, gathered, this.#words(text));
    return {
      probabilities: probabilitiesOf(scores, sharpness),
      inScope: predict(scope, evidence),
      evidence,
    };
  }
}
