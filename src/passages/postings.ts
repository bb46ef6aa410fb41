import type { Steps } from "../steps.ts";

/**
 * term → documents, in parallel arrays:
 * `starts[term] .. starts[term + 1]` → `documents[i]` ascending, `weights[i]`, `tags[i]`
 */
export interface Postings {
  readonly starts: Int32Array;
  readonly documents: Int32Array;
  readonly weights: Float32Array;
  readonly tags: Uint16Array;
}

/** A growing list of 32-bit integers in a typed array. */
export class IntList {
  #items: Int32Array;
  length = 0;

  constructor(capacity = 1_024) {
    this.#items = new Int32Array(capacity);
  }

  push(item: number): void {
    if (this.length === this.#items.length) {
      const larger = new Int32Array(this.#items.length * 2);
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[this.length++] = item;
  }

  /** What was pushed so far; shares the memory. */
  view(): Int32Array {
    return this.#items.subarray(0, this.length);
  }
}

/** A growing list of floating-point numbers in a typed array. */
export class FloatList {
  #items = new Float32Array(1_024);
  length = 0;

  push(item: number): void {
    if (this.length === this.#items.length) {
      const larger = new Float32Array(this.#items.length * 2);
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[this.length++] = item;
  }

  /** What was pushed so far; shares the memory. */
  view(): Float32Array {
    return this.#items.subarray(0, this.length);
  }
}

/** Postings that are put in their place before others get their turn: a millisecond or two. */
const placedTogether = 100_000;

/** Collects term weights document by document, and sorts them by term in one counting pass. */
export class PostingsBuilder {
  readonly #terms = new IntList();
  readonly #documents = new IntList();
  readonly #weights = new FloatList();
  readonly #tags = new IntList();

  add(term: number, document: number, weight: number, tag = 0): void {
    this.#terms.push(term);
    this.#documents.push(document);
    this.#weights.push(weight);
    this.#tags.push(tag);
  }

  *build(termCount: number): Steps<Postings> {
    const terms = this.#terms.view();
    const from = this.#documents.view();
    const fromWeights = this.#weights.view();
    const fromTags = this.#tags.view();
    const starts = new Int32Array(termCount + 1);
    for (let i = 0; i < terms.length; i++) starts[terms[i]! + 1]!++;
    for (let term = 0; term < termCount; term++) starts[term + 1]! += starts[term]!;
    const next = starts.slice();
    const documents = new Int32Array(terms.length);
    const weights = new Float32Array(terms.length);
    const tags = new Uint16Array(terms.length);
    for (let i = 0; i < terms.length; i++) {
      if (i % placedTogether === 0) yield;
      const at = next[terms[i]!]!++;
      documents[at] = from[i]!;
      weights[at] = fromWeights[i]!;
      tags[at] = fromTags[i]!;
    }
    return { starts, documents, weights, tags };
  }
}

/** Place of a document in a term's postings by binary search; -1 where it is not there. */
export function findPosting(
  postings: Pick<Postings, "starts" | "documents">,
  term: number,
  document: number,
): number {
  let low = postings.starts[term]!;
  let high = postings.starts[term + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = postings.documents[middle]!;
    if (found === document) return middle;
    if (found < document) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
