import { describe, expect, it } from "vitest";
import { trainClassifier } from "../../src/intent/train.ts";
import { libraryExamples as examples } from "./library.ts";

describe.each(["quick", "full"] as const)("a classifier of %s training", (effort) => {
  const classifier = trainClassifier(examples, { effort, vectors: null });

  it("knows its examples, likeliest label first, all probabilities adding up to 1", () => {
    for (const { text, label } of examples) {
      const predictions = classifier.classify(text);
      expect(predictions[0]!.label).toBe(label);
      expect(predictions).toEqual(predictions.toSorted((a, b) => b.probability - a.probability));
      expect(predictions.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1);
    }
  });

  it("judges at once what it says one by one", () => {
    const text = "what does a room cost on sunday".split(" ");
    const { predictions, ...judgement } = classifier.judge(text);
    expect(predictions).toEqual(classifier.classify(text));
    expect(judgement).toEqual(classifier.accepts(text));
  });

  it("the order of the examples has no influence", () => {
    const turned = trainClassifier(examples.toReversed(), { effort, vectors: null });
    for (const { text } of examples) expect(turned.judge(text)).toEqual(classifier.judge(text));
  });

  it("trusts what it has seen more than what it has not", () => {
    const seen = classifier.accepts("how high is the fee for a card".split(" ")).inScope;
    expect(seen).toBeGreaterThan(classifier.accepts("name the tallest volcano".split(" ")).inScope);
  });

  it("no words, strange words and very many words are judged as well", () => {
    for (const text of [[], ["zyx"], Array.from({ length: 5_000 }, () => "card")]) {
      const { inScope, predictions } = classifier.judge(text);
      expect(inScope).toBeGreaterThanOrEqual(0);
      expect(predictions).toHaveLength(5);
    }
  });
});

it("given no examples, then nothing is in scope", () => {
  expect(trainClassifier([], { effort: "quick" }).judge(["hello"])).toEqual({
    predictions: [],
    inScope: 0,
    evidence: [],
  });
});
