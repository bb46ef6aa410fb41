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

const inDocuments = (vectors: readonly Int8Array[], texts: number): Int8Array[][] =>
  Array.from({ length: vectors.length / texts }, (_, i) => vectors.slice(i * texts, (i + 1) * texts));

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
  it("given documents of several texts, when whitened, then cosines are those of the inverse covariance within", () => {
    const vectors = crowded(200);
    const documents = inDocuments(vectors, 4);
    const plain = vectors.map((vector) => Array.from(vector));
    const meanOf = (all: readonly (readonly number[])[]) =>
      Array.from({ length: dimensions }, (_, i) => all.reduce((sum, each) => sum + each[i]!, 0) / all.length);
    const apart = documents.flatMap((texts) => {
      const mean = meanOf(texts.map((text) => Array.from(text)));
      return texts.map((text) => Array.from(text, (value, i) => value - mean[i]!));
    });
    const covariance = Array.from({ length: dimensions }, (_, i) =>
      Array.from({ length: dimensions }, (__, j) =>
        apart.reduce((sum, each) => sum + (each[i]! * each[j]!) / (200 - documents.length), 0),
      ),
    );
    const mean = meanOf(plain);
    const variance =
      plain.reduce(
        (sum, each) =>
          sum +
          dot(
            each.map((x, i) => x - mean[i]!),
            each.map((x, i) => x - mean[i]!),
          ),
        0,
      ) /
      200 /
      dimensions;
    for (const [i, row] of covariance.entries()) row[i]! += variance;

    const whiten = atOnce(fitWhitening(documents));

    for (const [i, j] of [
      [0, 1],
      [2, 90],
      [5, 199],
    ] as const) {
      const exact =
        dot(plain[i]!, solve(covariance, plain[j]!)) /
        Math.sqrt(
          dot(plain[i]!, solve(covariance, plain[i]!)) * dot(plain[j]!, solve(covariance, plain[j]!)),
        );
      expect(dot(whiten(vectors[i]!), whiten(vectors[j]!))).toBeCloseTo(exact, 1);
    }
  });

  it("given texts of one document that differ along one direction, when whitened, then it counts less", () => {
    const [axis, other] = [0, 1].map((place) =>
      Float32Array.from({ length: dimensions }, (_, i) => (i === place ? 1 : 0)),
    );
    const along = (a: number, b: number) =>
      toSmall(unit(axis!.map((value, i) => a * value + b * other![i]!)));
    const documents = [1, -1].flatMap((b) => [[along(2, b), along(-2, b), along(1, b), along(-1, b)]]);
    const whiten = atOnce(fitWhitening(documents));
    const [near, far] = [along(1, 1), along(-1, 1)];
    expect(dot(unit(near), unit(far))).toBeCloseTo(0, 1);
    expect(dot(whiten(near), whiten(far))).toBeGreaterThan(0.3);
  });

  it("given documents of one text each, when fitted, then cosines stay as they are", () => {
    const vectors = crowded(50);
    const whiten = atOnce(fitWhitening(vectors.map((vector) => [vector])));
    expect(dot(whiten(vectors[0]!), whiten(vectors[1]!))).toBeCloseTo(
      dot(unit(vectors[0]!), unit(vectors[1]!)),
      5,
    );
  });

  it("given the same vectors, when fitted twice, then every value is the same", () => {
    const vectors = crowded(60);
    const documents = inDocuments(vectors, 3);
    const [first, second] = [atOnce(fitWhitening(documents)), atOnce(fitWhitening(documents))];
    expect(first(vectors[3]!)).toEqual(second(vectors[3]!));
  });

  it.each([
    ["none", []],
    ["one", crowded(1)],
    ["all the same", Array.from({ length: 5 }, () => crowded(1)[0]!)],
  ])("given %s, when fitted, then vectors keep unit length or nothing", (_, vectors) => {
    const white = atOnce(fitWhitening([vectors]))(crowded(2, 11)[1]!);
    expect(Math.hypot(...white)).toBeCloseTo(1, 3);
  });
});
