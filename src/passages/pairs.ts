import { IntList } from "./postings.ts";
import type { TermText } from "./terms.ts";

/** Pairs are kept as hashes: a stranger falls on one of a document's few pairs once in 10^5. */
const buckets = 1 << 20;
/**
 * What pairs weigh beside words where documents have many wordings; with a single title each, "can I", "how to" and the
 * like are too few to be told from what matters. The same on six sets between .2 and .4.
 */
const fullWeight = 0.3;
const halfAtWordings = 2;

/** Words of a question that stand side by side, by hash. */
export type Pairs = readonly number[];

/** Which neighbours the wordings of each document hold: "search mail" is not "mail search". */
export class PairIndex {
  readonly #starts = new IntList();
  readonly #pairs = new IntList();
  readonly #frequency = new Int32Array(buckets);
  readonly #own = new Set<number>();
  #wordings = 0;
  #views: { readonly starts: Int32Array; readonly pairs: Int32Array } | undefined;

  /** Takes one wording of the document that is being read. */
  addWording(text: TermText, numberOf: NumberOf): void {
    this.#wordings++;
    for (const pair of pairsOf(text, numberOf)) this.#own.add(pair);
  }

  /** Closes the document that is being read. */
  endDocument(): void {
    this.#starts.push(this.#pairs.length);
    const sorted = Int32Array.from(this.#own).sort();
    for (let i = 0; i < sorted.length; i++) {
      this.#pairs.push(sorted[i]!);
      this.#frequency[sorted[i]!]!++;
    }
    this.#own.clear();
  }

  /** Weight of the pairs' share in the ranking. */
  get weight(): number {
    const perDocument = this.#wordings / Math.max(1, this.#starts.length);
    return (fullWeight * perDocument) / (perDocument + halfAtWordings);
  }

  /** Share of a question's pairs that a document holds, rare ones counting for more. */
  share(pairs: Pairs, document: number): number {
    return this.shares(pairs)(document);
  }

  /** The same for one question and many documents. */
  shares(pairs: Pairs): (document: number) => number {
    const rarities = pairs.map((pair) => Math.log(1 + this.#starts.length / (this.#frequency[pair]! + 1)));
    const all = rarities.reduce((sum, rarity) => sum + rarity, 0);
    if (all === 0) return () => 0;
    const known = [...pairs.keys()].filter((i) => this.#frequency[pairs[i]!]! > 0);
    return (document) => {
      let held = 0;
      for (const i of known) if (this.#holds(document, pairs[i]!)) held += rarities[i]!;
      return held / all;
    };
  }

  #holds(document: number, pair: number): boolean {
    this.#views ??= { starts: this.#starts.view(), pairs: this.#pairs.view() };
    const { starts, pairs } = this.#views;
    let low = starts[document]!;
    let high = (document + 1 < starts.length ? starts[document + 1]! : pairs.length) - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      if (pairs[middle] === pair) return true;
      if (pairs[middle]! < pair) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  }
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
