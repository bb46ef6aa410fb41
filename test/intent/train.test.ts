import { describe, expect, it } from "vitest";
import { highest } from "../../src/intent/order.ts";
import { trainClassifier } from "../../src/intent/train.ts";
import { libraryExamples as examples } from "./library.ts";

describe.each(["quick", "full"] as const)("a classifier of %s training", (effort) => {
  const classifier = trainClassifier(examples, { effort, vectors: null });

  it("knows its examples, all probabilities adding up to 1", () => {
    for (const { text, label } of examples) {
      const { probabilities } = classifier.judge(text);
      expect(classifier.labels[highest(probabilities)]).toBe(label);
      expect(probabilities.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1);
    }
  });

  it("the order of the examples has no influence", () => {
    const turned = trainClassifier(examples.toReversed(), { effort, vectors: null });
    for (const { text } of examples) expect(turned.judge(text)).toEqual(classifier.judge(text));
  });

  it("trusts what it has seen more than what it has not", () => {
    const seen = classifier.judge("how high is the fee for a card".split(" ")).inScope;
    expect(seen).toBeGreaterThan(classifier.judge("name the tallest volcano".split(" ")).inScope);
  });

  it("no words, strange words and very many words are judged as well", () => {
    for (const text of [[], ["zyx"], Array.from({ length: 5_000 }, () => "card")]) {
      const { inScope, probabilities } = classifier.judge(text);
      expect(inScope).toBeGreaterThanOrEqual(0);
      expect(probabilities).toHaveLength(5);
    }
  });
});

it("given no examples, then nothing is in scope", () => {
  expect(trainClassifier([], { effort: "quick" }).judge(["hello"])).toEqual({
    probabilities: new Float64Array(),
    inScope: 0,
    evidence: [],
  });
});
