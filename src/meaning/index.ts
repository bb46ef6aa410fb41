/** What texts mean, by sentence vectors: how near a question lies to what is asked and what is told in each document. */
import { BoundedMap } from "../memo.ts";
import type { Encoder, ModelCache } from "../ports.ts";
import type { Steps } from "../steps.ts";
import { cutIntoPassages, passagesOf, underTitle } from "./passages.ts";
import { createVectorScan } from "./scan.ts";
import { openVectors, toSmall, type VectorStore } from "./vector-store.ts";
import type { SmallVector } from "./vector-table.ts";
import { fitWhitening, unit } from "./whitening.ts";

export { openVectors } from "./vector-store.ts";
export type { SmallVector } from "./vector-table.ts";

/** A document to compare by sentence vectors: an FAQ, an article, a table, or a set of examples. */
export interface MeantDocument {
  readonly title: string;
  readonly wordings: readonly string[];
  /** The answer as plain text. */
  readonly text: string;
}

/** Cosines of a question with a document among whitened vectors, 0 to 1; 0 where there is nothing to compare. */
export interface Likeness {
  /** With its title or the nearest of its wordings. */
  readonly asked: number;
  /** With the nearest passage of its answer. */
  readonly told: number;
  /** With the mean of all its texts: what it is about on the whole. */
  readonly about: number;
}

/** A vector with its weight. */
export interface Weighed {
  readonly vector: SmallVector;
  readonly weight: number;
}

export interface MeaningIndex {
  /**
   * How near each document lies to questions of this folder on average, 0 to 1, in the documents' order: what is a
   * little like everything is found too often (hubs; Radovanović et al. 2010).
   */
  readonly commonness: readonly number[];
  /** Whether every document has a vector: until then words judge better. */
  readonly complete: boolean;
  /** In the documents' order; of several vectors their weighed middle is compared. */
  compare(...vectors: readonly Weighed[]): readonly Likeness[];
  /**
   * The passages of a document, nearest to that middle first.
   */
  passages(document: MeantDocument, ...vectors: readonly Weighed[]): readonly string[];
}

/** Look-up of sentence vectors: computed for questions, cached for the knowledge's texts. */
export interface Meanings {
  /** The vector of what somebody says. */
  read(text: string): SmallVector;
  /** The vector of a text of the knowledge; `null`: not made yet. */
  kept(text: string): SmallVector | null;
  /** Makes the vectors of texts that have none, and keeps them. */
  fill(texts: readonly string[], progress?: Progress): void;
  /** Makes the vectors of some texts, one a step; they are not kept between starts. */
  make(texts: readonly string[]): Steps<void>;
}

/** Told after each text how many are done. */
export type Progress = (done: number, all: number) => void;

/** Questions whose vectors are remembered: the same words are asked about several times on one message's way. */
const remembered = 64;

/** Opens an encoder with what is kept of its vectors. */
export function openMeanings(encoder: Encoder, cache: ModelCache | null): Meanings {
  const store: VectorStore = openVectors(encoder, cache);
  const recent = new BoundedMap<string, SmallVector>(remembered);
  return {
    read(text) {
      const known = recent.get(text) ?? toSmall(encoder.encode(text));
      recent.set(text, known);
      return known;
    },
    kept: store.get,
    fill: store.fill,
    make: store.make,
  };
}

/** Texts of a document that are compared with questions. */
export const textsCompared = ({ title, wordings, text }: MeantDocument): string[] => [
  title,
  ...wordings,
  ...passagesOf(title, text),
];

const askedPart = 0;
const toldPart = 1;

/** Lays the vectors of all documents side by side; texts without a vector are left out. */
export function* makeMeaningIndex(
  documents: readonly MeantDocument[],
  meanings: Meanings,
): Steps<MeaningIndex> {
  const known: SmallVector[] = [];
  /** row → twice its document, and whether it tells or asks */
  const places: number[] = [];
  const missing = new Uint8Array(documents.length).fill(1);
  for (const [document, { title, wordings, text }] of documents.entries()) {
    const lay = (part: number) => (each: string) => {
      const vector = meanings.kept(each);
      if (!vector) return;
      known.push(vector);
      places.push(2 * document + part);
      missing[document] = 0;
    };
    for (const each of [title, ...wordings]) lay(askedPart)(each);
    for (const each of passagesOf(title, text)) lay(toldPart)(each);
    yield;
  }
  const dimensions = known[0]?.length ?? 0;
  const byDocument = documents.map((): SmallVector[] => []);
  for (const [row, vector] of known.entries()) byDocument[places[row]! >> 1]!.push(vector);
  const whiten = yield* fitWhitening(byDocument);
  const scan = createVectorScan(known.length, dimensions);
  const sums = documents.map(() => new Float32Array(dimensions));
  for (const [row, vector] of known.entries()) {
    const white = whiten(vector);
    scan.set(row, toSmall(white));
    const sum = sums[places[row]! >> 1]!;
    for (let i = 0; i < dimensions; i++) sum[i]! += white[i]!;
    yield;
  }
  const means = sums.map((sum) => toSmall(unit(sum)));
  const placeOf = Int32Array.from(places);
  known.length = 0;
  places.length = 0;

  /** Twice a document, and whether it tells or asks → its best cosine. */
  const nearest = (vector: SmallVector): Float32Array => {
    const best = new Float32Array(2 * documents.length);
    const products = scan.products(vector);
    for (let row = 0; row < placeOf.length; row++) {
      const cosine = products[row]! / (127 * 127);
      if (cosine > best[placeOf[row]!]!) best[placeOf[row]!] = cosine;
    }
    return best;
  };

  return {
    compare(...vectors) {
      const vector = toSmall(middleOf(vectors, whiten));
      const best = nearest(vector);
      return means.map((mean, i) => ({
        asked: best[2 * i + askedPart]!,
        told: best[2 * i + toldPart]!,
        about: Math.max(0, cosineOf(mean, vector)),
      }));
    },
    passages({ title, text }, ...vectors) {
      const asked = toSmall(middleOf(vectors, whiten));
      const likeness = (passage: string): number => {
        const vector = meanings.kept(underTitle(title, passage));
        return vector ? cosineOf(toSmall(whiten(vector)), asked) : 0;
      };
      return cutIntoPassages(text)
        .map((passage) => ({ passage, near: likeness(passage) }))
        .sort((a, b) => b.near - a.near)
        .map(({ passage }) => passage);
    },
    commonness: yield* measureCommonness(documents, meanings, (vector) => nearest(toSmall(whiten(vector)))),
    complete: !missing.includes(1),
  };
}

/** Titles that the commonness of documents is measured by: as many say as much as all. */
const titlesCompared = 60;

function* measureCommonness(
  documents: readonly MeantDocument[],
  meanings: Meanings,
  nearest: (vector: SmallVector) => Float32Array,
): Steps<number[]> {
  const step = Math.max(1, Math.floor(documents.length / titlesCompared));
  const sums = new Float64Array(documents.length);
  let count = 0;
  for (let asked = 0; asked < documents.length; asked += step) {
    const vector = meanings.kept(documents[asked]!.title);
    if (!vector) continue;
    count++;
    const best = nearest(vector);
    for (let i = 0; i < sums.length; i++)
      // A document is not measured by its own title.
      if (i !== asked) sums[i]! += Math.max(best[2 * i]!, best[2 * i + 1]!);
    yield;
  }
  return [...sums].map((sum) => (count === 0 ? 0 : sum / count));
}

/** The weighed direction between vectors, whitened. */
function middleOf(vectors: readonly Weighed[], whiten: (vector: SmallVector) => Float32Array): Float32Array {
  const [first, ...others] = vectors.map(({ vector, weight }) => ({ white: whiten(vector), weight }));
  if (others.length === 0) return first!.white;
  const all = [first!, ...others];
  return unit(
    first!.white.map((_, i) => all.reduce((sum, { white, weight }) => sum + weight * white[i]!, 0)),
  );
}

/** Cosine of two vectors. */
export function cosineOf(a: SmallVector, b: SmallVector): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum / (127 * 127);
}
