import { readFileSync } from "node:fs";
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
}

/** Reads a file in the safetensors format (header length as u64, header as JSON, data). */
export function readTensors(path: string): Tensors {
  const file = readFileSync(path);
  const headerBytes = Number(file.readBigUInt64LE(0));
  const header = headerSchema.parse(JSON.parse(file.toString("utf8", 8, 8 + headerBytes)));
  const start = 8 + headerBytes;

  const half = (name: string, size: number): Uint16Array => {
    const { dtype, data_offsets: offsets } = header[name] ?? {};
    if (dtype !== "F16" || !offsets || offsets[1] - offsets[0] !== 2 * size)
      throw new Error(`${path}: no tensor "${name}" of ${size} 16-bit floats`);
    const bytes = file.subarray(start + offsets[0], start + offsets[1]);
    // A tensor may begin at an odd place of the buffer that a small file shares.
    return bytes.byteOffset % 2 === 0
      ? new Uint16Array(bytes.buffer, bytes.byteOffset, size)
      : new Uint16Array(new Uint8Array(bytes).buffer);
  };
  return {
    half,
    float(name, size) {
      const stored = half(name, size);
      const table = floatOfHalf();
      return Float32Array.from(stored, (bits) => table[bits]!);
    },
  };
}

let halves: Float32Array | null = null;

/** bits of a 16-bit float (IEEE 754 binary16) → its value */
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
