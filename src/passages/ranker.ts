import type { BuiltIndex } from "./build.ts";
import { findPosting, IntList } from "./postings.ts";
import type { Question, Unit } from "./question.ts";

/** Saturation of BM25: Robertson & Zaragoza 2009, §3.4.2. */
const k1 = 1.2;
/** Share of the nearest single wording beside all wordings and the answer together; the same on six sets between .3 and .8. */
const wordingShare = 0.5;
/** Documents whose single wordings are looked at. */
const maxCandidates = 64;
/** Documents that are completed with the words whose postings were too long to read. */
const maxProbed = 256;
/** Postings that one question may read: commoner words are only looked up for documents that rarer ones brought. */
const maxPostings = 120_000;

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

/** Counts what a ranking did, so that a test can bound it. */
export interface Work {
  steps: number;
}

/** Ranks the documents of one index; keeps scratch memory between questions. */
export class Ranker {
  readonly #index: BuiltIndex;
  readonly #scores: Float32Array;
  readonly #touched = new IntList();
  readonly #unitBest: Float32Array;
  readonly #reached = new IntList();
  /** term → 1 + place in the chain of units that it matches */
  readonly #heads: Int32Array;

  constructor(index: BuiltIndex) {
    this.#index = index;
    this.#scores = new Float32Array(index.documents.length);
    this.#unitBest = new Float32Array(index.documents.length);
    this.#heads = new Int32Array(index.idf.length);
  }

  /** All documents worth showing, best first; equal scores in the documents' order. */
  rank(question: Question, work: Work): Ranked[] {
    const candidates = this.#gather(question.units, work);
    return this.#compareWordings(question, candidates, work).sort(
      (a, b) => b.score - a.score || a.document - b.document,
    );
  }

  /** First pass: BM25F over the postings, rare words first. */
  #gather(units: readonly Unit[], work: Work): { readonly document: number; readonly pooled: number }[] {
    const { starts } = this.#index.fields;
    const sizes = new Map(
      units.map((unit) => [
        unit,
        unit.matches.reduce((sum, { term }) => sum + starts[term + 1]! - starts[term]!, 0),
      ]),
    );
    const ordered = [...units]
      .filter((unit) => unit.matches.length > 0)
      .sort((a, b) => sizes.get(a)! - sizes.get(b)!);
    const touched = this.#touched;
    touched.length = 0;
    const skipped: Unit[] = [];
    let read = 0;
    for (const unit of ordered) {
      read += sizes.get(unit)!;
      if (read > maxPostings && touched.length > 0) skipped.push(unit);
      else this.#addUnit(unit, work);
    }
    const reachable = units.reduce((sum, { idf }) => sum + idf * (k1 + 1), 0) || 1;
    const found = this.#takeBest(touched, skipped.length > 0 ? maxProbed : maxCandidates);
    for (const document of touched.view()) this.#scores[document] = 0;
    for (const each of found) {
      for (const unit of skipped) each.score += this.#probeUnit(unit, each.document, work);
    }
    return found.map(({ document, score }) => ({ document, pooled: score / reachable }));
  }

  /** Adds what one thing asked for brings each document: the best of the words that stand for it. */
  #addUnit(unit: Unit, work: Work): void {
    const { starts, documents, weights } = this.#index.fields;
    if (unit.matches.length === 1) {
      const { term, similarity } = unit.matches[0]!;
      const end = starts[term + 1]!;
      work.steps += end - starts[term]!;
      for (let i = starts[term]!; i < end; i++) {
        this.#add(documents[i]!, unit.idf * saturate(similarity * weights[i]!));
      }
      return;
    }
    const reached = this.#reached;
    reached.length = 0;
    for (const { term, similarity } of unit.matches) {
      const end = starts[term + 1]!;
      work.steps += end - starts[term]!;
      for (let i = starts[term]!; i < end; i++) {
        const document = documents[i]!;
        const weight = similarity * weights[i]!;
        const before = this.#unitBest[document]!;
        if (before === 0) reached.push(document);
        if (weight > before) this.#unitBest[document] = weight;
      }
    }
    for (const document of reached.view()) {
      this.#add(document, unit.idf * saturate(this.#unitBest[document]!));
      this.#unitBest[document] = 0;
    }
  }

  #add(document: number, score: number): void {
    if (this.#scores[document] === 0) this.#touched.push(document);
    this.#scores[document]! += score;
  }

  #probeUnit(unit: Unit, document: number, work: Work): number {
    let best = 0;
    for (const { term, similarity } of unit.matches) {
      work.steps += 16;
      const at = findPosting(this.#index.fields, term, document);
      if (at >= 0) best = Math.max(best, similarity * this.#index.fields.weights[at]!);
    }
    return best === 0 ? 0 : unit.idf * saturate(best);
  }

  /** The documents with the highest scores, by a bounded heap whose top is the worst one kept. */
  #takeBest(touched: IntList, limit: number): { document: number; score: number }[] {
    const scores = this.#scores;
    const heap: number[] = [];
    const isWorse = (a: number, b: number) => scores[a]! < scores[b]! || (scores[a]! === scores[b]! && a > b);
    for (const document of touched.view()) {
      if (heap.length < limit) {
        heap.push(document);
        siftUp(heap, heap.length - 1, isWorse);
      } else if (isWorse(heap[0]!, document)) {
        heap[0] = document;
        siftDown(heap, 0, isWorse);
      }
    }
    return heap.map((document) => ({ document, score: scores[document]! }));
  }

  /** Second pass: the nearest wording of each candidate, and the words that stand side by side. */
  #compareWordings(
    { units, pairs }: Question,
    candidates: readonly { readonly document: number; readonly pooled: number }[],
    work: Work,
  ): Ranked[] {
    const chain = this.#link(units);
    const norm = Math.hypot(...units.map(queryWeight)) || 1;
    const weights = Float64Array.from(units, (unit) => queryWeight(unit) / norm);
    const pairWeight = this.#index.pairs.weight;
    const ranked = candidates.map(({ document, pooled }) => {
      const { best, wording } = this.#nearestWording(document, chain, weights, work);
      const order = this.#index.pairs.share(pairs, document);
      const score = (pooled + wordingShare * best + pairWeight * order) / (1 + wordingShare + pairWeight);
      return { document, pooled, best, order, wording, score };
    });
    for (const unit of units) for (const { term } of unit.matches) this.#heads[term] = 0;
    return ranked;
  }

  /** term → the units that it matches, as chains through flat arrays: looked up for every term of every wording. */
  #link(units: readonly Unit[]): Chain {
    const chain: Chain = { unit: [0], similarity: [0], next: [0] };
    for (const [u, unit] of units.entries()) {
      for (const { term, similarity } of unit.matches) {
        chain.unit.push(u);
        chain.similarity.push(similarity);
        chain.next.push(this.#heads[term]!);
        this.#heads[term] = chain.unit.length - 1;
      }
    }
    return chain;
  }

  #nearestWording(
    document: number,
    chain: Chain,
    weights: Float64Array,
    work: Work,
  ): { readonly best: number; readonly wording: number } {
    const { wordingStarts, termStarts, wordingTerms, wordingWeights } = this.#index;
    const unitBest = new Float64Array(weights.length);
    let best = 0;
    let nearest = wordingStarts[document]!;
    for (let wording = wordingStarts[document]!; wording < wordingStarts[document + 1]!; wording++) {
      unitBest.fill(0);
      for (let i = termStarts[wording]!; i < termStarts[wording + 1]!; i++) {
        work.steps++;
        for (let at = this.#heads[wordingTerms[i]!]!; at !== 0; at = chain.next[at]!) {
          const unit = chain.unit[at]!;
          unitBest[unit] = Math.max(unitBest[unit]!, chain.similarity[at]! * wordingWeights[i]!);
        }
      }
      let cosine = 0;
      for (let unit = 0; unit < unitBest.length; unit++) cosine += weights[unit]! * unitBest[unit]!;
      if (cosine > best) {
        best = cosine;
        nearest = wording;
      }
    }
    return { best: Math.min(1, best), wording: nearest };
  }
}

interface Chain {
  readonly unit: number[];
  readonly similarity: number[];
  readonly next: number[];
}

function queryWeight(unit: Unit): number {
  return (1 + Math.log(unit.count)) * unit.idf;
}

function saturate(frequency: number): number {
  return (frequency * (k1 + 1)) / (frequency + k1);
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
