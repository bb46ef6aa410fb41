import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blend, type LinearModel, scoreInto } from "../../src/intent/linear-model.ts";
import { type SparseRows, SparseRowsBuilder, transpose } from "../../src/intent/sparse.ts";

/** Rows and a full matrix that hold the same figures; half of them are 0. */
const matrix = (columns: number) =>
  fc.array(
    fc.array(fc.oneof(fc.constant(0), fc.integer({ min: -4, max: 4 })), {
      minLength: columns,
      maxLength: columns,
    }),
    { maxLength: 8 },
  );

function toRows(full: readonly (readonly number[])[]): SparseRows {
  const builder = new SparseRowsBuilder();
  for (const row of full) {
    const kept = [...row.keys()].filter((column) => row[column] !== 0);
    builder.add({
      indices: Int32Array.from(kept),
      values: Float32Array.from(kept, (column) => row[column]!),
      length: kept.length,
    });
  }
  return builder.finish();
}

const classCount = 5;
const toModel = (full: readonly (readonly number[])[]): LinearModel => ({
  classCount,
  weights: toRows(full),
  biases: Float32Array.from({ length: classCount }, (_, c) => c / 2),
});

describe("sparse rows", () => {
  it("rows turned into columns are the full matrix turned", () => {
    fc.assert(
      fc.property(matrix(6), (full) => {
        const turned = Array.from({ length: 6 }, (_, column) => full.map((row) => row[column]!));
        expect(transpose(toRows(full), 6)).toEqual(toRows(turned));
      }),
    );
  });
});

describe("linear model", () => {
  const row = { indices: Int32Array.of(2, 0), values: Float32Array.of(1, 0.5), length: 2 };

  it("scores are bias + Σ value · weight, whichever weights are left out as 0", () => {
    fc.assert(
      fc.property(matrix(classCount), (full) => {
        fc.pre(full.length > 2);
        const scores = new Float32Array(classCount);
        scoreInto(scores, toModel(full), row);
        expect([...scores]).toEqual([...scores.keys()].map((c) => c / 2 + full[2]![c]! + 0.5 * full[0]![c]!));
      }),
    );
  });

  it("given a share of another's weights, when blended, then scores are the sum", () => {
    const first = toModel([[1, 0, 0, 2, 0], [], [0, 0, 3, 0, 0]]);
    const second = {
      classCount,
      weights: Float32Array.from({ length: 3 * classCount }, (_, i) => i),
      biases: Float32Array.of(2, 2, 2, 2, 2),
    };
    const scores = new Float32Array(classCount);
    scoreInto(scores, blend(first, second, 0.5), row);
    const other = [...scores.keys()].map((c) => 2 + 10 + c + 0.5 * c);
    const own = [0.5, 0.5, 4, 2.5, 2];
    expect([...scores]).toEqual(own.map((score, c) => score + 0.5 * other[c]!));
  });
});
