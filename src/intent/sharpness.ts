import type { HeldOut } from "./held-out.ts";

/** Fitted as below on three public sets: where there is nothing to fit on. */
const generalSharpness = 5;
const steps = 40;

/** Softmax of `sharpness · scores`, all of them adding up to 1. */
export function probabilitiesOf(scores: Float32Array, sharpness: number): Float64Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < scores.length; c++) if (scores[c]! > highest) highest = scores[c]!;
  let sum = 0;
  const probabilities = new Float64Array(scores.length);
  for (let c = 0; c < scores.length; c++) {
    probabilities[c] = Math.exp(sharpness * (scores[c]! - highest));
    sum += probabilities[c]!;
  }
  for (let c = 0; c < probabilities.length; c++) probabilities[c]! /= sum;
  return probabilities;
}

/** Finds how sharp probabilities may be: the likeliest temperature for examples not trained on (Guo et al. 2017). */
export function fitSharpness(heldOut: readonly HeldOut[]): number {
  const inside = heldOut.filter(({ right }) => right >= 0);
  if (inside.length === 0) return generalSharpness;
  const surprise = (logSharpness: number) => {
    const sharpness = Math.exp(logSharpness);
    return inside.reduce((sum, { scores, right }) => {
      const p = probabilitiesOf(scores, sharpness)[right]!;
      return sum - Math.log(Math.max(p, 1e-12));
    }, 0);
  };
  return Math.exp(lowest(surprise, Math.log(0.5), Math.log(50)));
}

/** Golden-section search for the lowest point of a curve with one valley. */
function lowest(curve: (x: number) => number, from: number, to: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = from;
  let high = to;
  let a = high - ratio * (high - low);
  let b = low + ratio * (high - low);
  let atA = curve(a);
  let atB = curve(b);
  for (let step = 0; step < steps && high - low > 1e-3; step++) {
    if (atA < atB) {
      high = b;
      b = a;
      atB = atA;
      a = high - ratio * (high - low);
      atA = curve(a);
    } else {
      low = a;
      a = b;
      atA = atB;
      b = low + ratio * (high - low);
      atB = curve(b);
    }
  }
  return (low + high) / 2;
}
