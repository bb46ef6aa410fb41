import { readFileSync } from "node:fs";
import type { Steps } from "../../src/steps.ts";
import { floatOfHalf, type Tensors } from "./safetensors.ts";

/** The shape of the network: all-MiniLM-L6-v2 (Wang et al. 2020; Reimers & Gurevych 2019). */
const layers = 6;
const width = 384;
const inner = 1536;
const vocabulary = 30_522;
const normEpsilon = 1e-12;
/** Most tokens that are read of a text; the model was trained on at most 128. */
export const mostTokens = 128;
/** Dimensions of the network's output vectors. */
export const vectorWidth = width;
const weightRange = 127;
/** The kernel takes tokens by fours. */
const batch = 4;

/** Forward pass: token ids of a text → a vector of unit length. */
export type Transformer = (ids: readonly number[]) => Float32Array;

/** Weights of one linear layer as addresses in the kernel's memory. */
interface Linear {
  readonly weights: number;
  readonly scales: number;
  readonly bias: number;
  readonly from: number;
  readonly to: number;
}

interface Norm {
  readonly gain: Float32Array;
  readonly shift: Float32Array;
}

interface Kernel {
  readonly memory: WebAssembly.Memory;
  project(
    x: number,
    xScale: number,
    w: number,
    wScale: number,
    bias: number,
    y: number,
    tokens: number,
    from: number,
    to: number,
  ): void;
  quantise(x: number, y: number, scales: number, rows: number, width: number): void;
  /** Scaled dot-product attention (Vaswani et al. 2017, §3.2) for heads of 32 numbers. */
  attend(
    query: number,
    key: number,
    value: number,
    mixed: number,
    shares: number,
    tokens: number,
    row: number,
  ): void;
}

/**
 * Quantises the weights for the kernel: rows of 8-bit integers with one scale each; activations are 16-bit,
 * so that hardly anything is lost (cosine with 32-bit floats above .999).
 */
export function* makeTransformer(tensors: Tensors): Steps<Transformer> {
  const kernel = loadKernel();
  const place = allocator();
  const linear = (name: string, from: number, to: number) =>
    ({ weights: place(from * to), scales: place(4 * to), bias: place(4 * to), from, to, name }) as const;
  const norm = (name: string): Norm => ({
    gain: tensors.float(`${name}.weight`, width),
    shift: tensors.float(`${name}.bias`, width),
  });
  const blocks = Array.from({ length: layers }, (_, i) => {
    const at = `encoder.layer.${i}`;
    return {
      query: linear(`${at}.attention.self.query`, width, width),
      key: linear(`${at}.attention.self.key`, width, width),
      value: linear(`${at}.attention.self.value`, width, width),
      mix: linear(`${at}.attention.output.dense`, width, width),
      widen: linear(`${at}.intermediate.dense`, width, inner),
      narrow: linear(`${at}.output.dense`, inner, width),
      afterMix: norm(`${at}.attention.output.LayerNorm`),
      afterNarrow: norm(`${at}.output.LayerNorm`),
    };
  });
  const scratch = {
    activations: place(2 * mostTokens * inner),
    scales: place(4 * mostTokens),
    shares: place(4 * (mostTokens + batch)),
    rows: place(4 * mostTokens * width),
    mixed: place(4 * mostTokens * width),
    outputs: [
      place(4 * mostTokens * inner),
      place(4 * mostTokens * width),
      place(4 * mostTokens * width),
    ] as const,
  };
  grow(kernel.memory, place(0));
  const { buffer } = kernel.memory;
  for (const { query, key, value, mix, widen, narrow } of blocks)
    for (const each of [query, key, value, mix, widen, narrow]) {
      fill(buffer, tensors, each);
      yield;
    }

  const wordOf = tensors.rows("embeddings.word_embeddings.weight", vocabulary, width);
  const places = tensors.float("embeddings.position_embeddings.weight", 512 * width);
  const type = tensors.float("embeddings.token_type_embeddings.weight", 2 * width);
  const first = norm("embeddings.LayerNorm");

  /** Rounds the first `count` rows to 16 bits, each by its own largest value: what is projected next. */
  const quantise = (rows: number, count: number, wide: number): void =>
    kernel.quantise(rows, scratch.activations, scratch.scales, count, wide);
  /** The quantised rows times the weights, into one of the three outputs. */
  const project = (layer: Linear, output: number, count: number): Float32Array => {
    const tokens = Math.ceil(count / batch) * batch;
    kernel.project(
      scratch.activations,
      scratch.scales,
      layer.weights,
      layer.scales,
      layer.bias,
      output,
      tokens,
      layer.from,
      layer.to,
    );
    return new Float32Array(buffer, output, count * layer.to);
  };

  return (ids) => {
    const count = ids.length;
    const x = new Float32Array(buffer, scratch.rows, count * width);
    for (const [t, id] of ids.entries()) {
      const word = wordOf(id);
      for (let i = 0; i < width; i++) x[t * width + i] = word[i]! + places[t * width + i]! + type[i]!;
    }
    normalise(x, first);
    const [wide, second, third] = scratch.outputs;
    for (const block of blocks) {
      quantise(scratch.rows, count, width);
      project(block.query, wide, count);
      project(block.key, second, count);
      project(block.value, third, count);
      kernel.attend(wide, second, third, scratch.mixed, scratch.shares, count, 4 * width);
      quantise(scratch.mixed, count, width);
      add(x, project(block.mix, second, count));
      normalise(x, block.afterMix);
      quantise(scratch.rows, count, width);
      const widened = project(block.widen, wide, count);
      activate(widened);
      quantise(wide, count, inner);
      add(x, project(block.narrow, second, count));
      normalise(x, block.afterNarrow);
    }
    return meanOf(x, count);
  };
}

function loadKernel(): Kernel {
  const module = new WebAssembly.Module(readFileSync(new URL("kernel.wasm", import.meta.url)));
  return new WebAssembly.Instance(module).exports as unknown as Kernel;
}

/** Hands out places in memory one behind the other, aligned for vectors. */
function allocator(): (bytes: number) => number {
  let end = 0;
  return (bytes) => {
    const at = end;
    end += Math.ceil(bytes / 16) * 16;
    return at;
  };
}

const pageBytes = 65_536;

function grow(memory: WebAssembly.Memory, bytes: number): void {
  memory.grow(Math.max(0, Math.ceil((bytes - memory.buffer.byteLength) / pageBytes)));
}

/** Rounds the weights of a layer to 8 bits, each row by its own largest value. */
function fill(buffer: ArrayBuffer, tensors: Tensors, layer: Linear & { readonly name: string }): void {
  const { from, to } = layer;
  const stored = tensors.half(`${layer.name}.weight`, from * to);
  const toFloat = floatOfHalf();
  const weights = new Int8Array(buffer, layer.weights, from * to);
  const scales = new Float32Array(buffer, layer.scales, to);
  for (let row = 0; row < to; row++) {
    let most = 1e-9;
    for (let i = row * from; i < (row + 1) * from; i++) most = Math.max(most, Math.abs(toFloat[stored[i]!]!));
    scales[row] = most / weightRange;
    for (let i = row * from; i < (row + 1) * from; i++)
      weights[i] = Math.round((toFloat[stored[i]!]! * weightRange) / most);
  }
  new Float32Array(buffer, layer.bias, to).set(tensors.float(`${layer.name}.bias`, to));
}

function add(x: Float32Array, y: Float32Array): void {
  for (let i = 0; i < x.length; i++) x[i]! += y[i]!;
}

/** Layer normalisation (Ba et al. 2016) of each row. */
function normalise(x: Float32Array, { gain, shift }: Norm): void {
  for (let from = 0; from < x.length; from += width) {
    let sum = 0;
    let squares = 0;
    for (let i = from; i < from + width; i++) {
      sum += x[i]!;
      squares += x[i]! * x[i]!;
    }
    const mean = sum / width;
    const by = 1 / Math.sqrt(squares / width - mean * mean + normEpsilon);
    for (let i = 0; i < width; i++) x[from + i] = (x[from + i]! - mean) * by * gain[i]! + shift[i]!;
  }
}

const geluRange = 8;
const geluSteps = 512;
/** x · Φ(x) (Hendrycks & Gimpel 2016) at steps of 1/512 between -8 and 8; Φ by its tanh form, off by at most .001. */
const gelu = Float32Array.from({ length: 2 * geluRange * geluSteps + 2 }, (_, i) => {
  const x = i / geluSteps - geluRange;
  return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
});

function activate(x: Float32Array): void {
  for (let i = 0; i < x.length; i++) {
    const value = x[i]!;
    if (value >= geluRange) continue;
    if (value <= -geluRange) {
      x[i] = 0;
      continue;
    }
    const at = (value + geluRange) * geluSteps;
    const below = at | 0;
    x[i] = gelu[below]! + (at - below) * (gelu[below + 1]! - gelu[below]!);
  }
}

/** Mean of the rows, at unit length. */
function meanOf(x: Float32Array, count: number): Float32Array {
  const mean = new Float32Array(width);
  for (let t = 0; t < count; t++) for (let i = 0; i < width; i++) mean[i]! += x[t * width + i]!;
  const length = Math.sqrt(mean.reduce((sum, value) => sum + value * value, 0)) || 1;
  return mean.map((value) => value / length);
}
