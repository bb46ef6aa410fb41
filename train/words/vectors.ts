import { readFileSync } from "node:fs";

/** Directions of word stems: what stands in like definitions points alike. */
export interface WordVectors {
  readonly dimensions: number;
  readonly size: number;
  /** Row of a stem; −1 where it has none. */
  row(stem: string): number;
  /** All rows one after another, each of unit length. */
  readonly values: Float32Array;
}

/** Stems, parted by spaces, up to the first line feed; then one signed byte for each figure, row by row. */
const file = new URL("gloss-vectors.bin", import.meta.url);

let loaded: WordVectors | undefined;

/** Vectors trained on WordNet's glosses and relations by `glosses.ts`; read once. */
export function loadWordVectors(): WordVectors {
  loaded ??= parseWordVectors(readFileSync(file));
  return loaded;
}

/** @throws Error where the bytes are no table of vectors. */
export function parseWordVectors(bytes: Uint8Array): WordVectors {
  const end = bytes.indexOf(0x0a);
  const words = new TextDecoder().decode(bytes.subarray(0, Math.max(0, end))).split(" ");
  const figures = bytes.length - end - 1;
  if (end < 1 || figures === 0 || figures % words.length !== 0)
    throw new Error("word vectors: not a table of vectors; make it anew with npm run train -- words");
  const dimensions = figures / words.length;
  const rows = new Map(words.map((word, i) => [word, i]));
  const raw = new Int8Array(bytes.buffer, bytes.byteOffset + end + 1, figures);
  return {
    dimensions,
    size: words.length,
    row: (stem) => rows.get(stem) ?? -1,
    values: toUnitLength(raw, dimensions),
  };
}

function toUnitLength(raw: Int8Array, dimensions: number): Float32Array {
  const values = new Float32Array(raw.length);
  for (let at = 0; at < raw.length; at += dimensions) {
    let squares = 0;
    for (let k = at; k < at + dimensions; k++) squares += raw[k]! * raw[k]!;
    const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
    for (let k = at; k < at + dimensions; k++) values[k] = raw[k]! * scale;
  }
  return values;
}
