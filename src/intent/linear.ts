import { type LogisticModel, predict } from "../decision/logistic.ts";
import { loadWordVectors } from "../language/vectors.ts";
import { type Core, type CoreOptions, scoreRow, trainCore } from "./core.ts";
import { Evidence } from "./evidence.ts";
import { judge, judgeHeldOut } from "./held-out.ts";
import { fitScope } from "./scope.ts";
import { fitSharpness, probabilitiesOf } from "./sharpness.ts";
import type { Classifier, Judgement, Prediction, Text, TrainingOptions, TrainingTexts } from "./types.ts";
import type { Words } from "./words.ts";

/** Examples read, of labels in order, and those of none. */
export interface ReadExamples {
  readonly labels: readonly string[];
  readonly texts: TrainingTexts;
  readonly outside: readonly (readonly string[])[];
}

/** Trains this project's own model. */
export function trainLinear(examples: ReadExamples, words: Words, options: TrainingOptions): Classifier {
  const { labels, texts } = examples;
  if (labels.length === 0) return nothingToTell;
  const effort = options.effort ?? "full";
  const vectors =
    effort === "quick" ? null : options.vectors === undefined ? loadWordVectors() : options.vectors;
  const coreOptions: CoreOptions = { vectors, effort, cache: options.cache ?? null };
  const trained = trainCore(texts, coreOptions);
  const { core } = trained;
  const evidence = new Evidence(trained, texts);
  const heldOut = effort === "quick" ? [] : judgeHeldOut(texts, coreOptions);
  const scope = fitScope(
    heldOut,
    examples.outside.map((each) => judge(core, evidence, each).evidence),
  );
  return new LinearClassifier(labels, core, evidence, scope, fitSharpness(heldOut), words);
}

const nothingToTell: Classifier = {
  labels: [],
  classify: () => [],
  accepts: () => ({ inScope: 0, evidence: [] }),
  judge: () => ({ predictions: [], inScope: 0, evidence: [] }),
};

class LinearClassifier implements Classifier {
  readonly labels: readonly string[];
  readonly #core: Core;
  readonly #evidence: Evidence;
  readonly #scope: LogisticModel;
  readonly #sharpness: number;
  readonly #words: Words;

  constructor(
    labels: readonly string[],
    core: Core,
    evidence: Evidence,
    scope: LogisticModel,
    sharpness: number,
    words: Words,
  ) {
    this.labels = labels;
    this.#core = core;
    this.#evidence = evidence;
    this.#scope = scope;
    this.#sharpness = sharpness;
    this.#words = words;
  }

  classify(text: Text): Prediction[] {
    const { space } = this.#core;
    return this.#rank(scoreRow(this.#core, space.row(space.lexicon.read(this.#words(text)))));
  }

  accepts(text: Text): Judgement {
    const { evidence } = judge(this.#core, this.#evidence, this.#words(text));
    return { inScope: predict(this.#scope, evidence), evidence };
  }

  judge(text: Text): Judgement & { readonly predictions: Prediction[] } {
    const { evidence, scores } = judge(this.#core, this.#evidence, this.#words(text));
    return { predictions: this.#rank(scores), inScope: predict(this.#scope, evidence), evidence };
  }

  #rank(scores: Float32Array): Prediction[] {
    const probabilities = probabilitiesOf(scores, this.#sharpness);
    return this.labels
      .map((label, c) => ({ label, probability: probabilities[c]! }))
      .sort((a, b) => b.probability - a.probability);
  }
}
