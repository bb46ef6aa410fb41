import { createHash } from "node:crypto";
import type { Encoder, ModelCache } from "../ports.ts";
import type { Steps } from "../steps.ts";
import { type SmallVector, VectorTable } from "./vector-table.ts";

/** Raised when vectors are laid out otherwise. */
const version = 1;
/** Vectors of texts that are no longer there are kept up to this many times the ones that are: an edit may be undone. */
const keptBesides = 1;
/** So many new vectors are kept at once, or a tenth of all: what is ended by force is not made again. */
const keptTogether = { least: 500, share: 0.1 } as const;

/** Quantises a vector of unit length to int8. */
export function toSmall(vector: Float32Array): SmallVector {
  const small = new Int8Array(vector.length);
  for (let i = 0; i < small.length; i++)
    small[i] = Math.max(-127, Math.min(127, Math.round(vector[i]! * 127)));
  return small;
}

/** Vectors of texts, by the texts' hash, so that an edit makes what changed and nothing else. */
export interface VectorStore {
  /** `null`: not made yet. */
  get(text: string): SmallVector | null;
  /** Makes the vectors of the given texts that are missing; tells after each how many are done. Those made are kept from time to time. */
  fill(texts: readonly string[], progress?: (done: number, all: number) => void): void;
  /** Makes the vectors of some texts, one a step; they are not kept between starts. */
  make(texts: readonly string[]): Steps<void>;
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
  const table = new VectorTable(encoder.dimensions);
  const kept = cache?.get(key);
  if (kept) table.add(kept);
  const missing = (texts: readonly string[]): string[] =>
    [...new Set(texts)].filter((text) => table.placeOf(hashOf(text)) < 0);
  /** Places of these texts, each once, where they have a vector. */
  const placesOf = (texts: readonly string[]): Set<number> =>
    new Set(texts.map((text) => table.placeOf(hashOf(text))).filter((place) => place >= 0));

  /** All that is used, and of the rest the latest. */
  const keep = (texts: readonly string[]): void => {
    const used = placesOf(texts);
    const others: number[] = [];
    for (let place = table.size - 1; place >= 0 && others.length < keptBesides * used.size; place--)
      if (!used.has(place)) others.push(place);
    cache?.put(key, table.pack([...others.reverse(), ...used]));
  };

  function* make(texts: readonly string[]): Steps<void> {
    for (const text of texts) {
      table.set(hashOf(text), toSmall(encoder.encode(text)));
      yield;
    }
  }

  return {
    make,
    get: (text) => table.get(hashOf(text)),
    missing: (texts) => missing(texts).length,
    pack: (texts) => table.pack([...placesOf(texts)]),
    fill(texts, progress) {
      const wanted = missing(texts);
      let since = 0;
      for (const [i, text] of wanted.entries()) {
        table.set(hashOf(text), toSmall(encoder.encode(text)));
        progress?.(i + 1, wanted.length);
        const isLast = i === wanted.length - 1;
        if (!isLast && ++since < Math.max(keptTogether.least, keptTogether.share * table.size)) continue;
        since = 0;
        keep(texts);
      }
    },
  };
}

const hashOf = (text: string): Uint8Array => createHash("sha256").update(text).digest();
