import { createHash } from "node:crypto";
import type { Encoder, ModelCache } from "../ports.ts";

/** Raised when vectors are laid out otherwise. */
const version = 1;
const hashBytes = 8;
/** Vectors of texts that are no longer there are kept up to this many times the ones that are: an edit may be undone. */
const keptBesides = 1;

/** The vector of a text in whole numbers: 127 is 1. */
export type SmallVector = Int8Array;

/** Rounds a vector of unit length. */
export const toSmall = (vector: Float32Array): SmallVector =>
  Int8Array.from(vector, (value) => Math.max(-127, Math.min(127, Math.round(value * 127))));

/** Vectors of texts, by the texts' hash, so that an edit makes what changed and nothing else. */
export interface VectorStore {
  /** `null`: not made yet. */
  get(text: string): SmallVector | null;
  /** Makes the vectors of the given texts that are missing; tells after each how many are done. */
  fill(texts: readonly string[], progress?: (done: number, all: number) => void): void;
  /** How many of the texts have none. */
  missing(texts: readonly string[]): number;
  /** The vectors of these texts alone, as a cache keeps them; packs that stand one behind the other are one. */
  pack(texts: readonly string[]): Uint8Array;
}

/** Under which key a cache keeps an encoder's vectors. */
export const vectorsKey = ({ id }: Pick<Encoder, "id">): string =>
  `vectors-${version}-${id.replaceAll(/[^\w-]+/g, "_")}`;

/** Opens what is kept of an encoder's vectors. */
export function openVectors(encoder: Encoder, cache: ModelCache | null): VectorStore {
  const key = vectorsKey(encoder);
  const kept = readVectors(cache?.get(key) ?? null, encoder.dimensions);
  const missing = (texts: readonly string[]): string[] =>
    [...new Set(texts)].filter((text) => !kept.has(hashOf(text)));
  return {
    get: (text) => kept.get(hashOf(text)) ?? null,
    missing: (texts) => missing(texts).length,
    pack: (texts) => packed(kept, new Set(texts.map(hashOf)), encoder.dimensions),
    fill(texts, progress) {
      const wanted = missing(texts);
      if (wanted.length === 0) return;
      for (const [i, text] of wanted.entries()) {
        kept.set(hashOf(text), toSmall(encoder.encode(text)));
        progress?.(i + 1, wanted.length);
      }
      const used = new Set(texts.map(hashOf));
      const others = [...kept.keys()].filter((hash) => !used.has(hash)).slice(-keptBesides * used.size);
      cache?.put(key, packed(kept, new Set([...others, ...used]), encoder.dimensions));
    },
  };
}

const hashOf = (text: string): string =>
  createHash("sha256").update(text).digest().toString("latin1", 0, hashBytes);

/** hash, vector, hash, vector … → by hash; empty where the bytes are of another layout. */
function readVectors(bytes: Uint8Array | null, dimensions: number): Map<string, SmallVector> {
  const found = new Map<string, SmallVector>();
  const record = hashBytes + dimensions;
  if (bytes === null) return found;
  // A rest that is no record is what a broken write left.
  for (let at = 0; at + record <= bytes.length; at += record) {
    const hash = Buffer.from(bytes.buffer, bytes.byteOffset + at, hashBytes).toString("latin1");
    found.set(hash, new Int8Array(bytes.buffer, bytes.byteOffset + at + hashBytes, dimensions));
  }
  return found;
}

/** hash, vector, hash, vector … of the given hashes, in their order. */
function packed(
  vectors: ReadonlyMap<string, SmallVector>,
  hashes: ReadonlySet<string>,
  dimensions: number,
): Uint8Array {
  const bytes = new Uint8Array(hashes.size * (hashBytes + dimensions));
  let at = 0;
  for (const hash of hashes) {
    const vector = vectors.get(hash);
    if (!vector) continue;
    bytes.set(Buffer.from(hash, "latin1"), at);
    bytes.set(new Uint8Array(vector.buffer, vector.byteOffset, dimensions), at + hashBytes);
    at += hashBytes + dimensions;
  }
  return bytes.subarray(0, at);
}
