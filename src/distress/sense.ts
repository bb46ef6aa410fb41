import type { Steps } from "../steps.ts";
import { openSentences } from "./evidence.ts";
import model from "./model.json" with { type: "json" };
import type { Distress } from "./read.ts";

/** Gives the vector of a sentence: 127 is 1 (`SmallVector`). */
type ReadVector = (text: string) => ArrayLike<number>;

/** Among messages that ask about jobs every other one that it takes for distress is none: real ones are rare there. */
const byMeaning = 0.5;
/** Row by row the lower triangle of a symmetric matrix of eight bits a value. */
const triangle = new Int8Array(Buffer.from(model.triangle, "base64"));

/**
 * How much a sentence is like those of people in distress, where 1 and -1 were learnt: xᵀMx + wᵀx + b of its vector x.
 * Pairs of values tell "I am dead" from "I am dead tired", which no weighted sum of them does.
 */
function leaning(vector: ArrayLike<number>): number {
  const { intercept, weights, scale } = model;
  let pairs = 0;
  let sum = 0;
  let at = 0;
  for (let row = 0; row < weights.length; row++) {
    const value = vector[row]! / 127;
    let inner = 0;
    for (let column = 0; column < row; column++) inner += triangle[at++]! * vector[column]!;
    pairs += value * ((2 * inner) / 127 + triangle[at++]! * value);
    sum += weights[row]! * value;
  }
  return intercept + sum + scale * pairs;
}

/**
 * Reads by meaning what no list of phrases foresees: whether a sentence is like those of people in distress.
 * Of English alone, which is what the encoder reads. Fitted by `npm run train -- distress`. A step reads one sentence.
 */
export function* senseDistress(text: string, read: ReadVector): Steps<Distress | null> {
  for (const sentence of openSentences(text)) {
    if (leaning(read(sentence)) >= model.threshold) return { locale: "en", confidence: byMeaning };
    yield;
  }
  return null;
}
