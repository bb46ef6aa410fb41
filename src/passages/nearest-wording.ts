import type { BuiltIndex } from "./build.ts";
import { IntList } from "./postings.ts";
import type { QueryTerm } from "./query.ts";
import type { Work } from "./types.ts";

/** The wording of a document that is nearest to a question, with the cosine of the two. */
export interface NearestWording {
  readonly best: number;
  readonly wording: number;
}

/** term → the wordings that hold it, ascending, with its weight there: from `starts[term]` on. */
interface WordingPostings {
  readonly starts: Int32Array;
  readonly wordings: Int32Array;
  readonly weights: Float32Array;
}

/**
 * Finds the nearest wordings of documents. A wording's cosine is the sum over what the question asks with of its weight
 * times the best of the words that stand for it there. Two ways lead there, with the same figures: through all words of
 * the documents' wordings, or through all wordings that hold a word of the question; the shorter one is taken.
 */
export class NearestWordings {
  readonly #index: BuiltIndex;
  /** term → 1 + place in the chain of units that it matches */
  readonly #heads: Int32Array;
  #postings: WordingPostings | null = null;
  /** wording → cosine with the question at hand */
  #cosines = new Float64Array();
  #unitBest = new Float64Array();
  readonly #reached = new IntList();

  constructor(index: BuiltIndex) {
    this.#index = index;
    this.#heads = new Int32Array(index.idf.length);
  }

  /** The nearest wording of each document, in their order. */
  find(units: readonly QueryTerm[], documents: readonly number[], work: Work): NearestWording[] {
    const norm = Math.hypot(...units.map(queryWeight)) || 1;
    const weights = Float64Array.from(units, (unit) => queryWeight(unit) / norm);
    const { wordingStarts, termStarts } = this.#index;
    let inDocuments = 0;
    for (const document of documents)
      inDocuments += termStarts[wordingStarts[document + 1]!]! - termStarts[wordingStarts[document]!]!;
    this.#postings ??= postWordings(this.#index);
    const { starts } = this.#postings;
    let inPostings = 0;
    for (const { matches } of units)
      for (const { term } of matches) inPostings += starts[term + 1]! - starts[term]!;
    work.steps += Math.min(inDocuments, inPostings);
    return inPostings < inDocuments
      ? this.#throughPostings(units, weights, documents)
      : this.#throughDocuments(units, weights, documents);
  }

  #throughPostings(
    units: readonly QueryTerm[],
    weights: Float64Array,
    documents: readonly number[],
  ): NearestWording[] {
    const { wordingStarts, termStarts } = this.#index;
    if (this.#cosines.length === 0) {
      this.#cosines = new Float64Array(termStarts.length - 1);
      this.#unitBest = new Float64Array(termStarts.length - 1);
    }
    const cosines = this.#cosines;
    for (const [u, unit] of units.entries()) this.#addUnit(unit, weights[u]!);
    const found = documents.map((document) => {
      const last = wordingStarts[document + 1]!;
      let nearest = wordingStarts[document]!;
      let best = 0;
      for (let wording = nearest; wording < last; wording++) {
        if (cosines[wording]! <= best) continue;
        best = cosines[wording]!;
        nearest = wording;
      }
      return { best: Math.min(1, best), wording: nearest };
    });
    cosines.fill(0);
    return found;
  }

  #addUnit({ matches }: QueryTerm, unitWeight: number): void {
    const { starts, wordings, weights } = this.#postings!;
    const cosines = this.#cosines;
    if (matches.length === 1) {
      const { term, similarity } = matches[0]!;
      const end = starts[term + 1]!;
      for (let i = starts[term]!; i < end; i++)
        cosines[wordings[i]!]! += unitWeight * (similarity * weights[i]!);
      return;
    }
    const unitBest = this.#unitBest;
    this.#reached.length = 0;
    for (const { term, similarity } of matches) {
      const end = starts[term + 1]!;
      for (let i = starts[term]!; i < end; i++) {
        const wording = wordings[i]!;
        const likeness = similarity * weights[i]!;
        const before = unitBest[wording]!;
        if (before === 0) this.#reached.push(wording);
        if (likeness > before) unitBest[wording] = likeness;
      }
    }
    const reached = this.#reached.view();
    for (let i = 0; i < reached.length; i++) {
      cosines[reached[i]!]! += unitWeight * unitBest[reached[i]!]!;
      unitBest[reached[i]!] = 0;
    }
  }

  #throughDocuments(
    units: readonly QueryTerm[],
    weights: Float64Array,
    documents: readonly number[],
  ): NearestWording[] {
    const chain = this.#link(units);
    const found = documents.map((document) => this.#nearestOf(document, chain, weights));
    for (const unit of units) for (const { term } of unit.matches) this.#heads[term] = 0;
    return found;
  }

  /** term → the units that it matches, as chains through flat arrays: looked up for every term of every wording. */
  #link(units: readonly QueryTerm[]): Chain {
    const size = 1 + units.reduce((sum, { matches }) => sum + matches.length, 0);
    const chain: Chain = {
      unit: new Int32Array(size),
      similarity: new Float64Array(size),
      next: new Int32Array(size),
    };
    let place = 0;
    for (const [u, unit] of units.entries()) {
      for (const { term, similarity } of unit.matches) {
        place++;
        chain.unit[place] = u;
        chain.similarity[place] = similarity;
        chain.next[place] = this.#heads[term]!;
        this.#heads[term] = place;
      }
    }
    return chain;
  }

  #nearestOf(
    document: number,
    { unit: unitOf, similarity, next }: Chain,
    weights: Float64Array,
  ): NearestWording {
    const { wordingStarts, termStarts, wordingTerms, wordingWeights } = this.#index;
    const heads = this.#heads;
    const unitBest = new Float64Array(weights.length);
    const last = wordingStarts[document + 1]!;
    let best = 0;
    let nearest = wordingStarts[document]!;
    for (let wording = nearest; wording < last; wording++) {
      const end = termStarts[wording + 1]!;
      let meets = false;
      for (let i = termStarts[wording]!; i < end; i++) {
        let at = heads[wordingTerms[i]!]!;
        if (at === 0) continue;
        meets = true;
        do {
          const unit = unitOf[at]!;
          const likeness = similarity[at]! * wordingWeights[i]!;
          if (likeness > unitBest[unit]!) unitBest[unit] = likeness;
          at = next[at]!;
        } while (at !== 0);
      }
      if (!meets) continue;
      let cosine = 0;
      for (let unit = 0; unit < weights.length; unit++) {
        cosine += weights[unit]! * unitBest[unit]!;
        unitBest[unit] = 0;
      }
      if (cosine > best) {
        best = cosine;
        nearest = wording;
      }
    }
    return { best: Math.min(1, best), wording: nearest };
  }
}

interface Chain {
  readonly unit: Int32Array;
  readonly similarity: Float64Array;
  readonly next: Int32Array;
}

function queryWeight(unit: QueryTerm): number {
  return (1 + Math.log(unit.count)) * unit.idf;
}

function postWordings({ idf, termStarts, wordingTerms, wordingWeights }: BuiltIndex): WordingPostings {
  const starts = new Int32Array(idf.length + 1);
  for (let i = 0; i < wordingTerms.length; i++) starts[wordingTerms[i]! + 1]!++;
  for (let term = 0; term < idf.length; term++) starts[term + 1]! += starts[term]!;
  const next = starts.slice();
  const wordings = new Int32Array(wordingTerms.length);
  const weights = new Float32Array(wordingTerms.length);
  for (let wording = 0; wording + 1 < termStarts.length; wording++) {
    for (let i = termStarts[wording]!; i < termStarts[wording + 1]!; i++) {
      const at = next[wordingTerms[i]!]!++;
      wordings[at] = wording;
      weights[at] = wordingWeights[i]!;
    }
  }
  return { starts, wordings, weights };
}
