import { findPosting, IntList } from "./postings.ts";
import type { TermText } from "./terms.ts";

/** Pairs are kept as hashes: a stranger falls on one of a document's few pairs once in 10^5. */
const buckets = 1 << 20;
/**
 * What pairs weigh beside words where documents have many wordings; with a single title each, "can I", "how to" and the
 * like are too few to be told from what matters. The same on six sets between .2 and .4.
 */
const fullWeight = 0.3;
const halfAtWordings = 2;

/** Hashes of a question's adjacent word pairs. */
export type Pairs = readonly number[];

/** pair → the documents that hold it, ascending: from `starts[pair]` on. */
interface PairPostings {
  readonly starts: Int32Array;
  readonly documents: Int32Array;
  /** document → what it holds of the question at hand; 0 before and after. */
  readonly held: Float64Array;
}

/**
 * Index of the adjacent word pairs (bigrams) in each document's wordings: "search mail" is not "mail search".
 */
export class PairIndex {
  /** The documents' pairs, one document after another, and where each document's end. */
  #pairs = new IntList();
  readonly #ends = new IntList();
  readonly #own = new Set<number>();
  #wordings = 0;
  #postings: PairPostings | null = null;

  /** Takes one wording of the document that is being read. */
  addWording(text: TermText, numberOf: NumberOf): void {
    this.#wordings++;
    for (const pair of pairsOf(text, numberOf)) this.#own.add(pair);
  }

  /** Closes the document that is being read. */
  endDocument(): void {
    for (const pair of this.#own) this.#pairs.push(pair);
    this.#ends.push(this.#pairs.length);
    this.#own.clear();
  }

  /** Weight of the pairs' share in the ranking. */
  get weight(): number {
    const perDocument = this.#wordings / Math.max(1, this.#ends.length);
    return (fullWeight * perDocument) / (perDocument + halfAtWordings);
  }

  /** Share of a question's pairs that each of some documents holds, rare ones counting for more. */
  shares(pairs: Pairs, documents: readonly number[]): number[] {
    const postings = this.#posted();
    const { starts, documents: holders, held } = postings;
    const scanned: { readonly from: number; readonly to: number }[] = [];
    let all = 0;
    for (const pair of pairs) {
      const from = starts[pair]!;
      const to = starts[pair + 1]!;
      const rarity = Math.log(1 + this.#ends.length / (to - from + 1));
      all += rarity;
      if (to - from > documents.length * probeSteps) {
        for (const document of documents)
          if (findPosting(postings, pair, document) >= 0) held[document]! += rarity;
      } else {
        for (let i = from; i < to; i++) held[holders[i]!]! += rarity;
        scanned.push({ from, to });
      }
    }
    const found = documents.map((document) => (all === 0 ? 0 : held[document]! / all));
    for (const document of documents) held[document] = 0;
    for (const { from, to } of scanned) for (let i = from; i < to; i++) held[holders[i]!] = 0;
    return found;
  }

  /** What the first question is answered from, and all after it; the list is not needed any more. */
  #posted(): PairPostings {
    this.#postings ??= postPairs(this.#pairs.view(), this.#ends.view());
    this.#pairs = new IntList();
    return this.#postings;
  }
}

/** A pair that more documents hold than this many times those asked for is looked up for each of them. */
const probeSteps = 16;

function postPairs(pairs: Int32Array, ends: Int32Array): PairPostings {
  const starts = new Int32Array(buckets + 1);
  for (let i = 0; i < pairs.length; i++) starts[pairs[i]! + 1]!++;
  for (let pair = 0; pair < buckets; pair++) starts[pair + 1]! += starts[pair]!;
  const next = starts.slice();
  const documents = new Int32Array(pairs.length);
  for (let document = 0, i = 0; document < ends.length; document++)
    for (; i < ends[document]!; i++) documents[next[pairs[i]!]!++] = document;
  return { starts, documents, held: new Float64Array(ends.length) };
}

/** Number of a term in the index, `undefined` for strangers; `word` is its place in the text where it is one word. */
export type NumberOf = (term: string, word: number | null) => number | undefined;

/** Hashes of neighbours in a text, concepts standing as one word; two stop words side by side say nothing. */
export function pairsOf({ tokens, terms, concepts }: TermText, numberOf: NumberOf): Pairs {
  const pairs: number[] = [];
  let before = -1;
  let stopBefore = true;
  for (let i = 0; i < terms.length; ) {
    const concept = concepts.length === 0 ? undefined : concepts.find(({ from }) => from === i);
    const number =
      (concept === undefined ? numberOf(terms[i]!, i) : numberOf(concept.term, null)) ?? stranger;
    const stop = concept === undefined && tokens[i]!.stop;
    if (i > 0 && !(stop && stopBefore)) {
      const mixed = Math.imul(before ^ Math.imul(number, 0x9e3779b1), 0x85ebca6b);
      pairs.push((mixed ^ (mixed >>> 12)) & (buckets - 1));
    }
    before = number;
    stopBefore = stop;
    i = concept?.to ?? i + 1;
  }
  return pairs;
}

/** No document holds it. */
const stranger = 0x7fffffff;
