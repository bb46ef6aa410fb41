import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fingerprint } from "../../src/intent/fingerprint.ts";
import { learnOnce, readWeights, writeWeights } from "../../src/intent/kept-weights.ts";
import type { Lesson, LinearModel } from "../../src/intent/linear-model.ts";
import { trainSvm } from "../../src/intent/svm.ts";
import { trainClassifier } from "../../src/intent/train.ts";
import type { ModelCache } from "../../src/ports.ts";

const lesson: Lesson = {
  rows: {
    starts: Int32Array.of(0, 1, 2, 4),
    indices: Int32Array.of(0, 1, 0, 2),
    values: Float32Array.of(1, 1, 0.6, 0.8),
  },
  classes: Int32Array.of(0, 1, 1),
  classCount: 2,
  featureCount: 3,
};
const model = trainSvm(lesson);

function createMemory() {
  const values = new Map<string, Uint8Array>();
  const cache: ModelCache = {
    get: (key) => values.get(key) ?? null,
    put: (key, bytes) => void values.set(key, bytes),
  };
  return { values, cache };
}

/** Learns with a cache and tells whether there was anything to learn. */
function learning(cache: ModelCache | null, from: Lesson = lesson): { learnt: boolean; model: LinearModel } {
  let learnt = false;
  const found = learnOnce(cache, from, (each) => {
    learnt = true;
    return trainSvm(each);
  });
  return { learnt, model: found };
}

describe("weights as bytes", () => {
  it("what is written is read", () => expect(readWeights(writeWeights(model))).toEqual(model));

  it("given bytes at an odd place in their buffer, then they are read as well", () => {
    const bytes = writeWeights(model);
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    expect(readWeights(shifted.subarray(1))).toEqual(model);
  });

  it("given more classes than two bytes tell apart, then they are read as well", () => {
    const many: LinearModel = {
      classCount: 70_000,
      weights: {
        starts: Int32Array.of(0, 2),
        indices: Int32Array.of(3, 69_999),
        values: Float32Array.of(1, 2),
      },
      biases: new Float32Array(70_000),
    };
    expect(readWeights(writeWeights(many))).toEqual(many);
  });

  it("whatever bit is turned, and wherever the end is missing, nothing is read", () => {
    const bytes = writeWeights(model);
    for (let bit = 0; bit < 8 * bytes.length; bit++) {
      const damaged = bytes.slice();
      damaged[bit >> 3]! ^= 1 << (bit & 7);
      expect(readWeights(damaged), `bit ${bit}`).toBeNull();
    }
    for (let length = 0; length < bytes.length; length++)
      expect(readWeights(bytes.slice(0, length)), `length ${length}`).toBeNull();
  });

  it("no bytes throw", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => readWeights(bytes) === null));
  });
});

describe("learning once", () => {
  it("given the same lesson again, then nothing is learnt and the weights are the same", () => {
    const { cache } = createMemory();
    expect(learning(cache)).toEqual({ learnt: true, model });
    expect(learning(cache)).toEqual({ learnt: false, model });
  });

  it("given another lesson, then it is learnt", () => {
    const { cache } = createMemory();
    learning(cache);
    expect(learning(cache, { ...lesson, classes: Int32Array.of(1, 0, 1) }).learnt).toBe(true);
    expect(learning(cache, { ...lesson, classCount: 3 }).learnt).toBe(true);
    expect(learning(cache, { ...lesson, featureCount: 4 }).learnt).toBe(true);
  });

  it("given damage, then it is learnt anew and put again", () => {
    const { values, cache } = createMemory();
    learning(cache);
    const [key] = values.keys();
    values.set(key!, Uint8Array.of(1, 2, 3));
    expect(learning(cache)).toEqual({ learnt: true, model });
    expect(learning(cache).learnt).toBe(false);
  });

  it("given no cache, then it is learnt", () => expect(learning(null)).toEqual({ learnt: true, model }));

  it("a classifier from the cache says the same as the one that was trained", () => {
    const { values, cache } = createMemory();
    const examples = ["open the door", "close the door", "sing a song", "hum a song"].map((text, i) => ({
      text: text.split(" "),
      label: i < 2 ? "door" : "music",
    }));
    const first = trainClassifier(examples, { effort: "quick", cache });
    expect(values.size).toBe(1);
    const second = trainClassifier(examples, { effort: "quick", cache });
    const question = ["a", "door", "song"];
    expect(second.judge(question)).toEqual(first.judge(question));
  });
});

describe("fingerprints", () => {
  it("change with every figure, with the order and with where an array ends", () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 12 }), fc.nat(), (figures, place) => {
        const changed = figures.slice();
        changed[place % figures.length]! ^= 1;
        const of = (...arrays: readonly number[][]) =>
          fingerprint(arrays.map((each) => Int32Array.from(each)));
        expect(of(changed)).not.toBe(of(figures));
        expect(of(figures, [])).not.toBe(of([], figures));
        expect(of(figures)).toMatch(/^[0-9a-f]{32}$/);
        const turned = figures.toReversed();
        if (turned.some((figure, i) => figure !== figures[i])) expect(of(turned)).not.toBe(of(figures));
      }),
    );
  });
});
