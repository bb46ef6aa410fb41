import { IntList, type Postings, PostingsBuilder } from "./postings.ts";

/** Runs of two to four letters, word boundaries included: short enough to survive a slip, long enough to tell stems apart. */
const gramLengths = { from: 2, to: 4 };
const gramBuckets = 1 << 18;
/** Cosine from which two words count as forms of one another; chosen where unrelated words of one field stay below. */
const minSimilarity = 0.45;
const maxSimilar = 12;
const maxWordLength = 40;

/** A word that is written alike, by cosine of its letter runs. */
export interface SimilarTerm {
  readonly term: number;
  readonly similarity: number;
}

/** Finds words that are written alike among the terms of an index: TF-IDF cosine over runs of letters. */
export class LetterIndex {
  readonly #postings: Postings;
  readonly #idf: Float32Array;
  readonly #scores: Float32Array;

  constructor(terms: readonly string[]) {
    const counts = new Int32Array(gramBuckets);
    for (const term of terms) for (const gram of new Set(gramsOf(term))) counts[gram]!++;
    this.#idf = Float32Array.from(counts, (count) => Math.log(1 + terms.length / (count + 1)));
    const builder = new PostingsBuilder();
    for (const [id, term] of terms.entries()) {
      const { grams, weights } = this.#vector(term);
      for (let i = 0; i < grams.length; i++) builder.add(grams[i]!, id, weights[i]!);
    }
    this.#postings = builder.build(gramBuckets);
    this.#scores = new Float32Array(terms.length);
  }

  /** Terms that are written like a word, nearest first, the word itself left out. */
  similar(word: string, self: number): SimilarTerm[] {
    const { starts, documents, weights } = this.#postings;
    const { grams, weights: own } = this.#vector(word);
    const touched = new IntList();
    for (let g = 0; g < grams.length; g++) {
      for (let i = starts[grams[g]!]!; i < starts[grams[g]! + 1]!; i++) {
        const term = documents[i]!;
        if (this.#scores[term] === 0) touched.push(term);
        this.#scores[term]! += own[g]! * weights[i]!;
      }
    }
    const similar: SimilarTerm[] = [];
    for (const term of touched.view()) {
      const similarity = this.#scores[term]!;
      this.#scores[term] = 0;
      if (similarity >= minSimilarity && term !== self)
        similar.push({ term, similarity: Math.min(1, similarity) });
    }
    return similar.sort((a, b) => b.similarity - a.similarity || a.term - b.term).slice(0, maxSimilar);
  }

  #vector(word: string): { readonly grams: readonly number[]; readonly weights: readonly number[] } {
    const counts = new Map<number, number>();
    for (const gram of gramsOf(word)) counts.set(gram, (counts.get(gram) ?? 0) + 1);
    const grams = [...counts.keys()];
    const weights = grams.map((gram) => counts.get(gram)! * this.#idf[gram]!);
    const norm = Math.hypot(...weights) || 1;
    return { grams, weights: weights.map((weight) => weight / norm) };
  }
}

/** Hashed runs of letters; none for words that are too short, too long, or no words. */
function gramsOf(word: string): number[] {
  if (word.length < 3 || word.length > maxWordLength || word.startsWith("#")) return [];
  const padded = ` ${word} `;
  const grams: number[] = [];
  for (let from = 0; from < padded.length; from++) {
    let hash = 0x811c9dc5;
    for (let length = 1; length <= gramLengths.to && from + length <= padded.length; length++) {
      hash = Math.imul(hash ^ padded.charCodeAt(from + length - 1), 0x01000193);
      if (length >= gramLengths.from) grams.push((hash ^ (hash >>> 15)) & (gramBuckets - 1));
    }
  }
  return grams;
}

/** Cosine of two texts in runs of three letters, 0 to 1: alike where single words are misspelt. */
export function letterCosine(a: string, b: string): number {
  const first = trigrams(a);
  const second = trigrams(b);
  let dot = 0;
  for (const [gram, count] of first) dot += count * (second.get(gram) ?? 0);
  const norm = Math.sqrt(squares(first) * squares(second));
  return norm === 0 ? 0 : dot / norm;
}

function trigrams(text: string): Map<string, number> {
  const padded = ` ${text} `;
  const counts = new Map<string, number>();
  for (let i = 0; i + 3 <= padded.length; i++) {
    const gram = padded.slice(i, i + 3);
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

function squares(counts: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count * count;
  return sum;
}
