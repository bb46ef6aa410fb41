import { readFileSync } from "node:fs";
import type { SmallVector } from "./vector-table.ts";

/** A matrix of vectors in the WebAssembly kernel's memory. */
export interface VectorScan {
  /** Lays a vector down at a row. */
  set(row: number, vector: SmallVector): void;
  /** The product of each row with a vector of sixteen bits a value; holds until the next call. */
  products(vector: SmallVector | Int16Array): Int32Array;
}

/** The kernel reads eight values at a time. */
const lane = 8;
const pageBytes = 65_536;

interface Kernel {
  readonly memory: WebAssembly.Memory;
  scan(values: number, asked: number, out: number, rows: number, width: number): void;
}

/** Makes room for vectors; tens of thousands are compared in a millisecond. */
export function createVectorScan(rows: number, dimensions: number): VectorScan {
  if (rows * dimensions === 0) return { set() {}, products: () => new Int32Array(rows) };
  const width = Math.ceil(dimensions / lane) * lane;
  const out = 2 * width;
  const values = out + 4 * rows;
  const { memory, scan } = instantiate();
  memory.grow(
    Math.max(0, Math.ceil((values + rows * width) / pageBytes) - memory.buffer.byteLength / pageBytes),
  );
  const { buffer } = memory;
  const asked = new Int16Array(buffer, 0, width);
  const products = new Int32Array(buffer, out, rows);
  const laid = new Int8Array(buffer, values, rows * width);
  return {
    set: (row, vector) => laid.set(vector, row * width),
    products(vector) {
      asked.set(vector);
      scan(values, 0, out, rows, width);
      return products;
    },
  };
}

let compiled: WebAssembly.Module | null = null;

function instantiate(): Kernel {
  compiled ??= new WebAssembly.Module(readFileSync(new URL("scan.wasm", import.meta.url)));
  return new WebAssembly.Instance(compiled).exports as unknown as Kernel;
}
