import { describe, expect, it } from "vitest";
import { toSmall } from "../../src/meaning/vector-store.ts";
import { fitWhitening, unit } from "../../src/meaning/whitening.ts";
import { atOnce } from "../../src/steps.ts";

const dimensions = 24;

/** The same figures in every run, evenly between −0.5 and 0.5. */
function figures(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647 - 0.5;
  };
}

/** Vectors that lie close together: all share much of two directions. */
function crowded(count: number, seed = 7): Int8Array[] {
  const next = figures(seed);
  const common = Array.from({ length: 2 }, () => Array.from({ length: dimensions }, next));
  return Array.from({ length: count }, () => {
    const shares = [2 + next(), 2 * next()];
    return toSmall(
      unit(
        Array.from(
          { length: dimensions },
          (_, i) => 0.6 * next() + common.reduce((sum, axis, k) => sum + shares[k]! * axis[i]!, 0),
        ),
      ),
    );
  });
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((sum, value, i) => sum + value * b[i]!, 0);

/** matrix · x = b by elimination; an oracle that shares nothing with the code. */
function solve(matrix: readonly (readonly number[])[], b: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, b[i]!]);
  for (const [i, row] of rows.entries())
    for (const below of rows.slice(i + 1)) {
      const factor = below[i]! / row[i]!;
      for (let j = i; j < below.length; j++) below[j]! -= factor * row[j]!;
    }
  const x = Array<number>(b.length).fill(0);
  for (let i = b.length - 1; i >= 0; i--)
    x[i] = (rows[i]!.at(-1)! - dot(rows[i]!.slice(i + 1, -1), x.slice(i + 1))) / rows[i]![i]!;
  return x;
}

describe("whitening of sentence vectors", () => {
  it("given vectors of one trade, when whitened, then cosines are those of the inverse covariance", () => {
    const vectors = crowded(200);
    const mean = Array.from(
      { length: dimensions },
      (_, i) => vectors.reduce((sum, each) => sum + each[i]!, 0) / 200,
    );
    const apart = vectors.map((vector) => Array.from(vector, (value, i) => value - mean[i]!));
    const covariance = mean.map((_, i) =>
      mean.map((__, j) => apart.reduce((sum, each) => sum + (each[i]! * each[j]!) / 200, 0)),
    );
    const variance = covariance.reduce((sum, row, i) => sum + row[i]! / dimensions, 0);
    for (const [i, row] of covariance.entries()) row[i]! += 3 * variance;

    const whiten = atOnce(fitWhitening(vectors));

    for (const [i, j] of [
      [0, 1],
      [2, 90],
      [5, 199],
    ] as const) {
      const exact =
        dot(apart[i]!, solve(covariance, apart[j]!)) /
        Math.sqrt(
          dot(apart[i]!, solve(covariance, apart[i]!)) * dot(apart[j]!, solve(covariance, apart[j]!)),
        );
      expect(dot(whiten(vectors[i]!), whiten(vectors[j]!))).toBeCloseTo(exact, 1);
    }
  });

  it("given vectors that all share a direction, when whitened, then two of them are no longer alike for it", () => {
    const vectors = crowded(200);
    const whiten = atOnce(fitWhitening(vectors));
    const meanCosine = (all: readonly ArrayLike<number>[]) =>
      all.slice(1, 100).reduce((sum, each) => sum + dot(unit(all[0]!), unit(each)) / 99, 0);
    expect(meanCosine(vectors)).toBeGreaterThan(0.5);
    expect(Math.abs(meanCosine(vectors.map(whiten)))).toBeLessThan(0.2);
  });

  it("given the same vectors, when fitted twice, then every value is the same", () => {
    const vectors = crowded(60);
    const [first, second] = [atOnce(fitWhitening(vectors)), atOnce(fitWhitening(vectors))];
    expect(first(vectors[3]!)).toEqual(second(vectors[3]!));
  });

  it.each([
    ["none", []],
    ["one", crowded(1)],
    ["all the same", Array.from({ length: 5 }, () => crowded(1)[0]!)],
  ])("given %s, when fitted, then vectors keep unit length or nothing", (_, vectors) => {
    const white = atOnce(fitWhitening(vectors))(crowded(2, 11)[1]!);
    expect(Math.hypot(...white)).toBeCloseTo(1, 3);
  });
});
