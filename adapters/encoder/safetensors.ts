import { openSync, readSync } from "node:fs";
import { z } from "zod";

const headerSchema = z.record(
  z.string(),
  z.looseObject({
    dtype: z.string().optional(),
    shape: z.array(z.number().int().nonnegative()).optional(),
    data_offsets: z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]).optional(),
  }),
);

/** Tensors of one file, by name. */
export interface Tensors {
  /** 16-bit floats as they are stored, row by row; throws where the file has no such tensor of this size. */
  half(name: string, size: number): Uint16Array;
  /** The same as 32-bit floats. */
  float(name: string, size: number): Float32Array;
  /** A tensor of which single rows are wanted, each as 32-bit floats: it stays in the file. */
  rows(name: string, count: number, width: number): (row: number) => Float32Array;
}

/**
 * Opens a file in the safetensors format (header length as u64, header as JSON, data). It stays open, and
 * tensors are read on demand: the whole file would take its size in memory.
 */
export function openTensors(path: string): Tensors {
  const file = openSync(path, "r");
  const bytesAt = (at: number, bytes: Uint8Array): void => {
    if (readSync(file, bytes, 0, bytes.length, at) !== bytes.length)
      throw new Error(`${path}: ends before byte ${at + bytes.length}`);
  };
  const length = Buffer.alloc(8);
  bytesAt(0, length);
  const headerBytes = Number(length.readBigUInt64LE(0));
  if (headerBytes > mostHeaderBytes) throw new Error(`${path}: not in the safetensors format`);
  const text = Buffer.alloc(headerBytes);
  bytesAt(8, text);
  const header = headerSchema.parse(JSON.parse(text.toString("utf8")));

  /** Where a tensor begins. */
  const placeOf = (name: string, size: number): number => {
    const { dtype, data_offsets: offsets } = header[name] ?? {};
    if (dtype !== "F16" || !offsets || offsets[1] - offsets[0] !== 2 * size)
      throw new Error(`${path}: no tensor "${name}" of ${size} 16-bit floats`);
    return 8 + headerBytes + offsets[0];
  };
  const half = (name: string, size: number): Uint16Array => {
    const stored = new Uint16Array(size);
    bytesAt(placeOf(name, size), new Uint8Array(stored.buffer));
    return stored;
  };
  const floats = (stored: Uint16Array): Float32Array => {
    const table = floatOfHalf();
    return Float32Array.from(stored, (bits) => table[bits]!);
  };
  return {
    half,
    float: (name, size) => floats(half(name, size)),
    rows(name, count, width) {
      const start = placeOf(name, count * width);
      const stored = new Uint16Array(width);
      return (row) => {
        bytesAt(start + 2 * row * width, new Uint8Array(stored.buffer));
        return floats(stored);
      };
    },
  };
}

/** The header of a model has some kilobytes. */
const mostHeaderBytes = 10_000_000;

let halves: Float32Array | null = null;

/** Converts the bits of a 16-bit float (IEEE 754 binary16) to a number. */
export function floatOfHalf(): Float32Array {
  halves ??= Float32Array.from({ length: 1 << 16 }, (_, bits) => {
    const sign = bits >> 15 ? -1 : 1;
    const exponent = (bits >> 10) & 31;
    const fraction = bits & 1023;
    if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
    return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  });
  return halves;
}
