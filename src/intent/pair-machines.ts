import { factorise, solveLower, solveUpper } from "./cholesky.ts";
import type { SparseRow, SparseRows } from "./sparse.ts";

/** Added to the likeness of an example to itself, against weights that follow each example: best of 0.1 to 1. */
const ridge = 0.3;
const maxExamples = 3_000;
/** Σ (examples of both classes)³ over all pairs, up to which learning stays under a second. */
const maxWork = 1e9;

/** What the machines learnt. */
export interface PairMachines {
  readonly rows: SparseRows;
  /** Class → its first example; at last the number of examples. */
  readonly firsts: Int32Array;
  /** example → class → weight of the example in the machine of its own class and that one. */
  readonly alphas: Float32Array;
  /** class → later class → bias of their machine. */
  readonly biases: Float32Array;
}

/**
 * Trains a machine for each two classes on their examples alone: least squares support vector machines
 * (Suykens & Vandewalle 1999), above 0 for the earlier class. `null` where that would take long.
 */
export function trainPairs(
  rows: SparseRows,
  classes: Int32Array,
  classCount: number,
  featureCount: number,
): PairMachines | null {
  const firsts = new Int32Array(classCount + 1);
  for (const c of classes) firsts[c + 1]!++;
  for (let c = 0; c < classCount; c++) firsts[c + 1]! += firsts[c]!;
  if (classes.length > maxExamples || workOf(firsts) > maxWork) return null;
  const alphas = new Float32Array(classes.length * classCount);
  const biases = new Float32Array(classCount * classCount);
  const likeness = likenessOfAll(rows, featureCount);
  for (let a = 0; a < classCount; a++)
    for (let b = a + 1; b < classCount; b++) {
      const members = [...examplesOf(firsts, a), ...examplesOf(firsts, b)];
      const split = firsts[a + 1]! - firsts[a]!;
      const { weights, bias } = solvePair(members, split, likeness, classes.length);
      members.forEach((example, m) => {
        alphas[example * classCount + (m < split ? b : a)] = weights[m]!;
      });
      biases[a * classCount + b] = bias;
    }
  return { rows, firsts, alphas, biases };
}

/** Product of a row, laid out by feature, with the row of an example. */
export function product(
  dense: Float64Array,
  { starts, indices, values }: SparseRows,
  example: number,
): number {
  let sum = 0;
  const end = starts[example + 1]!;
  for (let k = starts[example]!; k < end; k++) sum += dense[indices[k]!]! * values[k]!;
  return sum;
}

/** Lays a row out by feature. */
export function layOut(dense: Float64Array, { indices, values, length }: SparseRow): void {
  for (let k = 0; k < length; k++) dense[indices[k]!] = values[k]!;
}

/** Takes a row away again. */
export function clear(dense: Float64Array, { indices, length }: SparseRow): void {
  for (let k = 0; k < length; k++) dense[indices[k]!] = 0;
}

/** Numbers of a class's examples. */
function examplesOf(firsts: Int32Array, ofClass: number): number[] {
  const first = firsts[ofClass]!;
  return Array.from({ length: firsts[ofClass + 1]! - first }, (_, i) => first + i);
}

function workOf(firsts: Int32Array): number {
  let work = 0;
  for (let a = 0; a + 1 < firsts.length; a++)
    for (let b = a + 1; b + 1 < firsts.length; b++)
      work += (firsts[a + 1]! - firsts[a]! + firsts[b + 1]! - firsts[b]!) ** 3;
  return work;
}

/** example → example → product of their rows. */
function likenessOfAll(rows: SparseRows, featureCount: number): Float32Array {
  const count = rows.starts.length - 1;
  const likeness = new Float32Array(count * count);
  const dense = new Float64Array(featureCount);
  for (let i = 0; i < count; i++) {
    const indices = rows.indices.subarray(rows.starts[i]!, rows.starts[i + 1]!);
    const row = { indices, values: rows.values.subarray(rows.starts[i]!), length: indices.length };
    layOut(dense, row);
    for (let j = 0; j <= i; j++) {
      const value = product(dense, rows, j);
      likeness[i * count + j] = value;
      likeness[j * count + i] = value;
    }
    clear(dense, row);
  }
  return likeness;
}

/**
 * Solves (K + R) · α + bias = ±1 with Σ α = 0; the first `split` members are the class above 0. R has the ridge on its
 * diagonal, times the size of the member's class over the mean of both: a class counts the same however few it has.
 */
function solvePair(members: readonly number[], split: number, likeness: Float32Array, count: number) {
  const size = members.length;
  const factor = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++)
      factor[i * size + j] =
        likeness[members[i]! * count + members[j]!]! +
        (i === j ? (2 * ridge * (i < split ? split : size - split)) / size : 0);
  factorise(factor, size);
  const ones = new Float64Array(size).fill(1);
  const signs = Float64Array.from(members, (_, m) => (m < split ? 1 : -1));
  for (const x of [ones, signs]) {
    solveLower(factor, size, x);
    solveUpper(factor, size, x);
  }
  const total = (x: Float64Array) => x.reduce((sum, value) => sum + value, 0);
  const bias = total(signs) / total(ones);
  return { weights: signs.map((value, m) => value - bias * ones[m]!), bias };
}
