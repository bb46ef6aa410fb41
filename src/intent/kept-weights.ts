import type { ModelCache } from "../ports.ts";
import { fingerprint } from "./fingerprint.ts";
import type { Lesson, LinearModel } from "./linear-model.ts";

/** Raised when the same rows no longer give the same weights, or are kept in another form. */
const version = 1;
/** Version, numbers of classes, features and weights. */
const headLength = 4;
const sealLength = 32;

/**
 * Weights from the cache where they were learnt before from just these rows, else learnt and put there. The key is
 * a fingerprint of all that is learnt from, so what is found is never out of date; what is damaged is learnt anew.
 */
export function learnOnce(
  cache: ModelCache | null,
  lesson: Lesson,
  learn: (lesson: Lesson) => LinearModel,
): LinearModel {
  if (cache === null) return learn(lesson);
  const { rows, classes, classCount, featureCount } = lesson;
  const sizes = Int32Array.of(version, classCount, featureCount);
  const key = `weights-${fingerprint([sizes, rows.starts, rows.indices, rows.values, classes])}`;
  const bytes = cache.get(key);
  const known = bytes && readWeights(bytes);
  if (known && known.classCount === classCount && known.weights.starts.length === featureCount + 1)
    return known;
  const model = learn(lesson);
  cache.put(key, writeWeights(model));
  return model;
}

/** seal | version, classes, features, weights | biases | starts | weights' values | weights' classes */
export function writeWeights({ classCount, weights, biases }: LinearModel): Uint8Array {
  const { starts, indices, values } = weights;
  const head = Int32Array.of(version, classCount, starts.length - 1, values.length);
  const seal = new TextEncoder().encode(fingerprint([head, biases, starts, values, indices]));
  const parts = [seal, head, biases, starts, values, narrow(indices, classCount)];
  const bytes = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of parts) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return bytes;
}

/** `null` where the bytes are not what was written. */
export function readWeights(bytes: Uint8Array): LinearModel | null {
  if (bytes.byteLength < sealLength + 4 * headLength) return null;
  // Arrays of figures must begin at a multiple of their size.
  const { buffer, byteOffset } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const head = new Int32Array(buffer, byteOffset + sealLength, headLength);
  const [written, classCount, featureCount, count] = head as unknown as [number, number, number, number];
  if (written !== version || Math.min(classCount, featureCount, count) < 0) return null;
  const words = classCount + featureCount + 1 + count;
  const classSize = isNarrow(classCount) ? 2 : 4;
  if (bytes.byteLength !== sealLength + 4 * (headLength + words) + classSize * count) return null;

  let at = byteOffset + sealLength + head.byteLength;
  const take = <T extends { byteLength: number }>(array: T): T => {
    at += array.byteLength;
    return array;
  };
  const biases = take(new Float32Array(buffer, at, classCount));
  const starts = take(new Int32Array(buffer, at, featureCount + 1));
  const values = take(new Float32Array(buffer, at, count));
  const indices = isNarrow(classCount)
    ? Int32Array.from(new Uint16Array(buffer, at, count))
    : new Int32Array(buffer, at, count);
  const seal = new TextDecoder().decode(bytes.subarray(0, sealLength));
  if (seal !== fingerprint([head, biases, starts, values, indices])) return null;
  return { classCount, weights: { starts, indices, values }, biases };
}

/** Half the bytes are enough for the numbers of up to 65,536 classes. */
function isNarrow(classCount: number): boolean {
  return classCount <= 0x1_0000;
}

function narrow(indices: Int32Array, classCount: number): Uint16Array | Int32Array {
  return isNarrow(classCount) ? Uint16Array.from(indices) : indices;
}
