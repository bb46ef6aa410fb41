import { type BuiltIndex, k1 } from "./build.ts";
import { NearestWordings } from "./nearest-wording.ts";
import { findPosting, IntList } from "./postings.ts";
import type { Query, QueryTerm } from "./query.ts";
import type { Work } from "./types.ts";

/** Share of the nearest single wording beside all wordings and the answer together; the same on six sets between .3 and .8. */
const wordingShare = 0.5;
/** Documents whose single wordings are looked at. */
const maxCandidates = 32;
/** Documents that are completed with the words whose postings were too long to read. */
const maxProbed = 256;
/** Postings that one question may read: commoner words are only looked up for documents that rarer ones brought. */
const maxPostings = 100_000;
/** A binary search over that many. */
const probeSteps = 17;

/** A document with what its score is made of; all 0 to 1. */
export interface Ranked {
  readonly document: number;
  readonly score: number;
  /** BM25F over title, wordings and answer, as a share of what the question could reach. */
  readonly pooled: number;
  /** Cosine with the nearest wording. */
  readonly best: number;
  readonly wording: number;
  /** Share of the question's neighbouring words that stand side by side in a wording. */
  readonly order: number;
}

/** Ranks the documents of one index; keeps scratch memory between questions. */
export class Ranker {
  readonly #index: BuiltIndex;
  readonly #scores: Float32Array;
  readonly #unitBest: Float32Array;
  readonly #reached = new IntList();
  readonly #nearest: NearestWordings;

  constructor(index: BuiltIndex) {
    this.#index = index;
    this.#scores = new Float32Array(index.documents.length);
    this.#unitBest = new Float32Array(index.documents.length);
    this.#nearest = new NearestWordings(index);
  }

  /** All documents worth showing, best first; equal scores in the documents' order. */
  rank(question: Query, work: Work): Ranked[] {
    const candidates = this.#gather(question.units, work);
    return this.#compareWordings(question, candidates, work).sort(
      (a, b) => b.score - a.score || a.document - b.document,
    );
  }

  /** First pass: BM25F over the postings, rare words first. */
  #gather(units: readonly QueryTerm[], work: Work): { readonly document: number; readonly pooled: number }[] {
    const sizes = new Map(units.map((unit) => [unit, this.#postingsOf(unit)]));
    const ordered = units
      .filter((unit) => sizes.get(unit)! > 0)
      .sort((a, b) => sizes.get(a)! - sizes.get(b)!);
    const skipped: QueryTerm[] = [];
    let read = 0;
    for (const unit of ordered) {
      const size = sizes.get(unit)!;
      if (read > 0 && read + size > maxPostings) skipped.push(unit);
      else {
        this.#addUnit(unit);
        read += size;
      }
    }
    work.steps += read + this.#scores.length;
    const reachable = units.reduce((sum, { idf }) => sum + idf * (k1 + 1), 0) || 1;
    const found = this.#takeBest(skipped.length > 0 ? maxProbed : maxCandidates);
    this.#scores.fill(0);
    for (const each of found) {
      for (const unit of skipped) each.score += this.#probeUnit(unit, each.document, work);
    }
    return found
      .sort((a, b) => b.score - a.score || a.document - b.document)
      .slice(0, maxCandidates)
      .map(({ document, score }) => ({ document, pooled: score / reachable }));
  }

  #postingsOf({ matches }: QueryTerm): number {
    const { starts } = this.#index.fields;
    return matches.reduce((sum, { term }) => sum + starts[term + 1]! - starts[term]!, 0);
  }

  /** Adds what one thing asked for brings each document: the best of the words that stand for it. */
  #addUnit({ idf, matches }: QueryTerm): void {
    const { starts, documents, weights } = this.#index.fields;
    const [only] = matches;
    if (matches.length === 1 && only!.similarity === 1) {
      const end = starts[only!.term + 1]!;
      for (let i = starts[only!.term]!; i < end; i++) this.#scores[documents[i]!]! += idf * weights[i]!;
      return;
    }
    this.#reached.length = 0;
    for (const { term, similarity } of matches) {
      const end = starts[term + 1]!;
      for (let i = starts[term]!; i < end; i++) {
        const document = documents[i]!;
        const weight = soften(weights[i]!, similarity);
        const before = this.#unitBest[document]!;
        if (before === 0) this.#reached.push(document);
        if (weight > before) this.#unitBest[document] = weight;
      }
    }
    const reached = this.#reached.view();
    for (let i = 0; i < reached.length; i++) {
      this.#scores[reached[i]!]! += idf * this.#unitBest[reached[i]!]!;
      this.#unitBest[reached[i]!] = 0;
    }
  }

  #probeUnit({ idf, matches }: QueryTerm, document: number, work: Work): number {
    let best = 0;
    for (const { term, similarity } of matches) {
      work.steps += probeSteps;
      const at = findPosting(this.#index.fields, term, document);
      if (at >= 0) best = Math.max(best, soften(this.#index.fields.weights[at]!, similarity));
    }
    return idf * best;
  }

  /** The documents with the highest scores, by a bounded heap whose top is the worst one kept. */
  #takeBest(limit: number): { document: number; score: number }[] {
    const scores = this.#scores;
    const heap: number[] = [];
    const isWorse = (a: number, b: number) => scores[a]! < scores[b]! || (scores[a]! === scores[b]! && a > b);
    let least = 0;
    for (let document = 0; document < scores.length; document++) {
      // Later documents lose against equal scores, so only a higher one gets in.
      if (scores[document]! <= least) continue;
      if (heap.length < limit) {
        heap.push(document);
        siftUp(heap, heap.length - 1, isWorse);
      } else {
        heap[0] = document;
        siftDown(heap, 0, isWorse);
      }
      if (heap.length === limit) least = scores[heap[0]!]!;
    }
    return heap.map((document) => ({ document, score: scores[document]! }));
  }

  /** Second pass: the nearest wording of each candidate, and the words that stand side by side. */
  #compareWordings(
    { units, pairs }: Query,
    candidates: readonly { readonly document: number; readonly pooled: number }[],
    work: Work,
  ): Ranked[] {
    const documents = candidates.map(({ document }) => document);
    const nearest = this.#nearest.find(units, documents, work);
    const pairWeight = this.#index.pairs.weight;
    const orders = this.#index.pairs.shares(pairs, documents);
    return candidates.map(({ document, pooled }, place) => {
      const { best, wording } = nearest[place]!;
      const order = orders[place]!;
      const score = (pooled + wordingShare * best + pairWeight * order) / (1 + wordingShare + pairWeight);
      return { document, pooled, best, order, wording, score };
    });
  }
}

/** What saturation makes of a frequency that counts only by a similarity, from what it made of the whole frequency. */
function soften(saturated: number, similarity: number): number {
  return (similarity * saturated * (k1 + 1)) / (k1 + 1 - saturated * (1 - similarity));
}

function siftUp(heap: number[], from: number, isWorse: (a: number, b: number) => boolean): void {
  let at = from;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isWorse(heap[at]!, heap[parent]!)) return;
    [heap[at], heap[parent]] = [heap[parent]!, heap[at]!];
    at = parent;
  }
}

function siftDown(heap: number[], from: number, isWorse: (a: number, b: number) => boolean): void {
  let at = from;
  for (;;) {
    let worst = at;
    for (const child of [2 * at + 1, 2 * at + 2]) {
      if (child < heap.length && isWorse(heap[child]!, heap[worst]!)) worst = child;
    }
    if (worst === at) return;
    [heap[at], heap[worst]] = [heap[worst]!, heap[at]!];
    at = worst;
  }
}
