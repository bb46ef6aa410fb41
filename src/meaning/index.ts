/** What texts mean, by sentence vectors: how near a question lies to what is asked and what is told in each document. */
import type { Encoder, ModelCache } from "../ports.ts";
import { passagesOf } from "./passages.ts";
import { openVectors, type SmallVector, toSmall, type VectorStore } from "./vector-store.ts";

export type { SmallVector } from "./vector-store.ts";

/** What is compared: an FAQ, an article, a table, or a set of examples. */
export interface MeantDocument {
  readonly title: string;
  readonly wordings: readonly string[];
  /** The answer as plain text. */
  readonly text: string;
}

/** Cosines of a question with a document, 0 to 1; 0 where there is nothing to compare. */
export interface Likeness {
  /** With its title or the nearest of its wordings. */
  readonly asked: number;
  /** With the nearest passage of its answer. */
  readonly told: number;
}

export interface MeaningIndex {
  /**
   * How near each document lies to questions of this folder on average, 0 to 1, in the documents' order: what is a
   * little like everything is found too often (hubs; Radovanović et al. 2010).
   */
  readonly commonness: readonly number[];
  /** Whether every document has a vector: until then words judge better. */
  readonly complete: boolean;
  /** In the documents' order. */
  compare(vector: SmallVector): readonly Likeness[];
}

/** Sentence vectors: of questions as they come, of the knowledge's texts as they were kept. */
export interface Meanings {
  /** The vector of what somebody says. */
  read(text: string): SmallVector;
  /** The vector of a text of the knowledge; `null`: not made yet. */
  kept(text: string): SmallVector | null;
  /** Makes the vectors of texts that have none, and keeps them. */
  fill(texts: readonly string[], progress?: Progress): void;
  /** How many of the texts have none. */
  missing(texts: readonly string[]): number;
}

/** Told after each text how many are done. */
export type Progress = (done: number, all: number) => void;

/** Questions whose vectors are remembered: the same words are asked about several times on one message's way. */
const remembered = 64;

/** Opens an encoder with what is kept of its vectors. */
export function openMeanings(encoder: Encoder, cache: ModelCache | null): Meanings {
  const store: VectorStore = openVectors(encoder, cache);
  const recent = new Map<string, SmallVector>();
  return {
    read(text) {
      const known = recent.get(text) ?? toSmall(encoder.encode(text));
      recent.delete(text);
      recent.set(text, known);
      for (const oldest of recent.keys()) {
        if (recent.size <= remembered) break;
        recent.delete(oldest);
      }
      return known;
    },
    kept: store.get,
    fill: store.fill,
    missing: store.missing,
  };
}

/** Texts of documents that are compared with questions. */
export function textsCompared(documents: readonly MeantDocument[]): string[] {
  return documents.flatMap(({ title, wordings, text }) => [title, ...wordings, ...passagesOf(title, text)]);
}

const askedPart = 0;
const toldPart = 1;

/** Lays the vectors of all documents side by side; texts without a vector are left out. */
export function indexMeanings(documents: readonly MeantDocument[], meanings: Meanings): MeaningIndex {
  const known = documents.flatMap(({ title, wordings, text }, document) => {
    const part = (of: number) => (each: string) => {
      const vector = meanings.kept(each);
      return vector ? [{ place: 2 * document + of, vector }] : [];
    };
    return [
      ...[title, ...wordings].flatMap(part(askedPart)),
      ...passagesOf(title, text).flatMap(part(toldPart)),
    ];
  });
  const dimensions = known[0]?.vector.length ?? 0;
  const values = new Int8Array(known.length * dimensions);
  for (const [i, { vector }] of known.entries()) values.set(vector, i * dimensions);
  const places = Int32Array.from(known, ({ place }) => place);
  const withVectors = new Set(places.map((place) => place >> 1));

  const compare = (vector: SmallVector): readonly Likeness[] => {
    const best = new Float32Array(2 * documents.length);
    for (let i = 0; i < places.length; i++) {
      const cosine = dotAt(values, i * dimensions, vector) / (127 * 127);
      if (cosine > best[places[i]!]!) best[places[i]!] = cosine;
    }
    return documents.map((_, i) => ({ asked: best[2 * i]!, told: best[2 * i + 1]! }));
  };

  return {
    compare,
    commonness: commonnessOf(documents, meanings, compare),
    complete: withVectors.size === documents.length,
  };
}

/** Titles that the commonness of documents is measured by: as many say as much as all. */
const titlesCompared = 60;

function commonnessOf(
  documents: readonly MeantDocument[],
  meanings: Meanings,
  compare: (vector: SmallVector) => readonly Likeness[],
): number[] {
  const step = Math.max(1, Math.floor(documents.length / titlesCompared));
  const sums = new Float64Array(documents.length);
  let count = 0;
  for (let asked = 0; asked < documents.length; asked += step) {
    const vector = meanings.kept(documents[asked]!.title);
    if (!vector) continue;
    count++;
    // A document is not measured by its own title.
    for (const [i, { asked: a, told }] of compare(vector).entries())
      sums[i]! += i === asked ? 0 : Math.max(a, told);
  }
  return [...sums].map((sum) => (count === 0 ? 0 : sum / count));
}

/** Cosine of two vectors. */
export const cosineOf = (a: SmallVector, b: SmallVector): number => dotAt(a, 0, b) / (127 * 127);

function dotAt(values: Int8Array, from: number, vector: SmallVector): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += values[from + i]! * vector[i]!;
  return sum;
}
