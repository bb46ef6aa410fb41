import type { Steps } from "../steps.ts";
import { IntList } from "./postings.ts";

/** Runs of two to four letters, word boundaries included: short enough to survive a slip, long enough to tell stems apart. */
const gramLengths = { from: 2, to: 4 };
const gramBuckets = 1 << 16;
/** Cosine from which two words count as forms of one another; chosen where unrelated words of one field stay below. */
const minSimilarity = 0.45;
const maxSimilar = 12;
/** Bounds are met within what sums of floating-point numbers lose. */
const rounding = 1e-6;
const maxWordLength = 40;

/** A word that is written alike, by cosine of its letter runs. */
export interface SimilarTerm {
  readonly term: number;
  readonly similarity: number;
}

/**
 * Finds words that are written alike among the terms of an index: cosine over the runs of letters that they have,
 * weighted by rarity.
 * - gram → terms: `starts[gram] .. starts[gram + 1]` → `terms[i]`
 */
export class LetterIndex {
  readonly #words: readonly string[];
  readonly #starts: Int32Array;
  readonly #terms: Int32Array;
  readonly #norms: Float32Array;
  /** gram → its weight, once it was asked for */
  readonly #weights = new Float32Array(gramBuckets);
  readonly #scores: Float32Array;

  private constructor(terms: readonly string[], grams: Int32Array) {
    this.#words = terms;
    this.#starts = new Int32Array(gramBuckets + 1);
    for (let i = 0; i < grams.length; i++) this.#starts[grams[i]! + 1]!++;
    for (let gram = 0; gram < gramBuckets; gram++) this.#starts[gram + 1]! += this.#starts[gram]!;
    this.#terms = new Int32Array(grams.length);
    this.#norms = new Float32Array(terms.length);
    this.#scores = new Float32Array(terms.length);
  }

  /** Lays the terms of an index out, one after the other. */
  static *make(terms: readonly string[]): Steps<LetterIndex> {
    const grams = new IntList();
    const termStarts = new Int32Array(terms.length + 1);
    for (const [id, term] of terms.entries()) {
      addGrams(term, grams);
      termStarts[id + 1] = grams.length;
      yield;
    }
    const all = grams.view();
    const index = new LetterIndex(terms, all);
    const next = index.#starts.slice();
    for (let term = 0; term < terms.length; term++) {
      let squares = 0;
      for (let i = termStarts[term]!; i < termStarts[term + 1]!; i++) {
        index.#terms[next[all[i]!]!++] = term;
        squares += index.#weightOf(all[i]!);
      }
      index.#norms[term] = Math.sqrt(squares) || 1;
      yield;
    }
    return index;
  }

  /**
   * Terms that are written like a word, nearest first, the word itself left out. Common runs have long lists and say
   * little: a term that shares nothing but them cannot be similar, so they are only looked at in the terms that may be.
   */
  similar(word: string, self: number): SimilarTerm[] {
    const own = new IntList(64);
    addGrams(word, own);
    const grams = own.view();
    let squares = 0;
    for (const gram of grams) squares += this.#weightOf(gram);
    const norm = Math.sqrt(squares) || 1;
    const touched = new IntList();
    let left = squares;
    // The cosine of a term that shares runs of weight w with the word is at most √w / norm.
    const least = minSimilarity ** 2 * squares * (1 - rounding);
    for (const gram of grams.toSorted((a, b) => this.#weightOf(b) - this.#weightOf(a))) {
      if (left < least) break;
      const weight = this.#weightOf(gram);
      left -= weight;
      for (let i = this.#starts[gram]!; i < this.#starts[gram + 1]!; i++) {
        const term = this.#terms[i]!;
        if (this.#scores[term] === 0) touched.push(term);
        this.#scores[term]! += weight;
      }
    }
    const similar: SimilarTerm[] = [];
    for (const term of touched.view()) {
      const most = this.#scores[term]! + left;
      this.#scores[term] = 0;
      const scale = norm * this.#norms[term]!;
      if (term === self || most < minSimilarity * scale * (1 - rounding)) continue;
      const similarity = this.#shared(grams, term) / scale;
      if (similarity >= minSimilarity) similar.push({ term, similarity: Math.min(1, similarity) });
    }
    return similar.sort((a, b) => b.similarity - a.similarity || a.term - b.term).slice(0, maxSimilar);
  }

  /** Weight of the runs that a term has of these. */
  #shared(grams: Int32Array, term: number): number {
    addGrams(this.#words[term]!, new IntList(64));
    let sum = 0;
    for (let i = 0; i < grams.length; i++) if (met[grams[i]!] === calls) sum += this.#weightOf(grams[i]!);
    return sum;
  }

  /** Square of the gram's inverse document frequency: it stands on both sides of the cosine. */
  #weightOf(gram: number): number {
    if (this.#weights[gram] === 0) {
      const idf = Math.log(1 + this.#norms.length / (this.#starts[gram + 1]! - this.#starts[gram]! + 1));
      this.#weights[gram] = idf * idf;
    }
    return this.#weights[gram]!;
  }
}

/** gram → the call that met it last, so that each is taken once a word */
const met = new Int32Array(gramBuckets);
let calls = 0;

/** Adds the hashed runs of letters of a word, each once; none for words that are too short, too long, or no words. */
function addGrams(word: string, grams: IntList): void {
  if (word.length < 3 || word.length > maxWordLength || word.startsWith("#")) return;
  calls++;
  const last = word.length + 1;
  for (let from = 0; from <= last; from++) {
    let hash = 0x811c9dc5;
    for (let at = from; at <= last && at < from + gramLengths.to; at++) {
      const letter = at === 0 || at === last ? 32 : word.charCodeAt(at - 1);
      hash = Math.imul(hash ^ letter, 0x01000193);
      if (at - from + 1 < gramLengths.from) continue;
      const gram = (hash ^ (hash >>> 15)) & (gramBuckets - 1);
      if (met[gram] === calls) continue;
      met[gram] = calls;
      grams.push(gram);
    }
  }
}

const textLength = 3;
const textBuckets = 1 << 12;
const askedCounts = new Uint16Array(textBuckets);
const otherCounts = new Uint16Array(textBuckets);

/** Compares texts with one text by the cosine of their runs of three letters, 0 to 1: alike where single words are misspelt. */
export function compareLetters(asked: string): (other: string) => number {
  const own = runsOf(asked, askedCounts);
  const counts = askedCounts.slice();
  clear(own, askedCounts);
  const ownSquares = squares(own, counts);
  return (other) => {
    const runs = runsOf(other, otherCounts);
    let dot = 0;
    for (const run of runs) dot += otherCounts[run]! * counts[run]!;
    const norm = Math.sqrt(ownSquares * squares(runs, otherCounts));
    clear(runs, otherCounts);
    return norm === 0 ? 0 : dot / norm;
  };
}

/** Hashed runs of a text, each once, counted in a scratch array. */
function runsOf(text: string, counts: Uint16Array): number[] {
  const padded = ` ${text} `;
  const runs: number[] = [];
  for (let i = 0; i + textLength <= padded.length; i++) {
    const hash =
      (padded.charCodeAt(i) * 961 + padded.charCodeAt(i + 1) * 31 + padded.charCodeAt(i + 2)) &
      (textBuckets - 1);
    if (counts[hash] === 0) runs.push(hash);
    counts[hash]!++;
  }
  return runs;
}

function clear(runs: readonly number[], counts: Uint16Array): void {
  for (const run of runs) counts[run] = 0;
}

function squares(runs: readonly number[], counts: Uint16Array): number {
  let sum = 0;
  for (const run of runs) sum += counts[run]! * counts[run]!;
  return sum;
}
