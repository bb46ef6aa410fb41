import { stem } from "../../src/language/stem.ts";
import { readSenses, readSynsets, type Sense, type Synset } from "./wordnet.ts";

/** Sparse matrix by rows: row r holds `columns[k]`, `values[k]` for k from `starts[r]` to `starts[r + 1]`. */
export interface SparseMatrix {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** Rarer stems have too few contexts to be placed. */
const minCount = 5;
/** Words of definitions that say nothing about what is defined. */
const skipped = new Set(
  "a an the of or and in to with for by on at from that which who is are be as it its used usually especially having one any not".split(
    " ",
  ),
);
/** A meaning counts for its word half as a hypernym's, a quarter as that one's hypernym's. */
const distance = 0.5;
/** Places to each side of a word in a gloss that count as its company. */
const reach = 5;

/**
 * Words and what they stand with in WordNet: the words of their definitions and examples, the words that they define,
 * those within five places in a gloss, their synonyms, their synsets and those one or two steps away; weighted by positive pointwise mutual information
 * with context distribution smoothing (Levy, Goldberg & Dagan 2015, §3; α = 0.75).
 */
export function readContexts(): { readonly words: readonly string[]; readonly matrix: SparseMatrix } {
  const synsets = readSynsets();
  const senses = readSenses();
  const defined = [...synsets.values()].map((synset) => readGloss(synset, senses));
  const words = frequentWords(defined);
  const counts = new ContextCounts(words);
  for (const item of defined) {
    addContexts(item, synsets, counts);
    for (const sentence of item.sentences) addCompany(sentence, counts);
  }
  return { words, matrix: counts.toPpmi(0.75) };
}

interface Defined {
  readonly synset: Synset;
  /** Stems of the single-word lemmas with the weight of this meaning among the word's. */
  readonly heads: readonly { readonly word: string; readonly weight: number }[];
  /** Stems of the definition and of each example. */
  readonly sentences: readonly (readonly string[])[];
}

function readGloss(synset: Synset, senses: ReadonlyMap<string, Sense>): Defined {
  const heads = synset.lemmas
    .filter((lemma) => /^[a-z]+$/.test(lemma))
    .map((lemma) => ({ word: stem(lemma), weight: weighSense(senses.get(`${lemma}|${synset.id}`)) }));
  const sentences = synset.gloss
    .toLowerCase()
    .split(/[;"]/)
    .map((sentence) => (sentence.match(/[a-z]+/g) ?? []).map(stem))
    .filter((sentence) => sentence.length > 0);
  return { synset, heads, sentences };
}

function weighSense(sense: Sense | undefined): number {
  if (sense === undefined) return 0.5;
  return Math.min(3, 1 + Math.log1p(sense.count) / 2) / Math.sqrt(sense.rank);
}

function frequentWords(defined: readonly Defined[]): string[] {
  const counts = new Map<string, number>();
  for (const { heads, sentences } of defined)
    for (const word of [...heads.map((head) => head.word), ...sentences.flat()])
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .filter(([word, count]) => count >= minCount && word.length > 1)
    .map(([word]) => word)
    .sort();
}

function addContexts(item: Defined, synsets: ReadonlyMap<string, Synset>, counts: ContextCounts): void {
  const { synset, heads, sentences } = item;
  const around = neighbours(synset, synsets);
  for (const { word, weight } of heads) {
    for (const [id, share] of around) counts.add(word, id, weight * share);
    for (const other of heads) if (other.word !== word) counts.addWord(word, other.word, weight);
    sentences.forEach((sentence, place) => {
      const share = (weight * (place === 0 ? 1 : 0.5)) / Math.sqrt(sentence.length);
      for (const other of sentence) {
        if (other === word || skipped.has(other)) continue;
        counts.addWord(word, other, 2 * share);
        counts.addWord(other, word, share);
      }
    });
  }
}

/** Words of a sentence that stand close to each other, the closer the more. */
function addCompany(sentence: readonly string[], counts: ContextCounts): void {
  const telling = sentence.filter((word) => !skipped.has(word));
  telling.forEach((word, i) => {
    for (let j = i + 1; j <= Math.min(telling.length - 1, i + reach); j++) {
      const other = telling[j]!;
      if (other === word) continue;
      const weight = 0.5 / Math.sqrt(j - i);
      counts.addWord(word, other, weight);
      counts.addWord(other, word, weight);
    }
  });
}

/** The synset itself and those near it, each with the share of the weight that it gets. */
function neighbours(synset: Synset, synsets: ReadonlyMap<string, Synset>): Map<string, number> {
  const near = new Map([[synset.id, 1]]);
  const put = (id: string, share: number) => near.set(id, (near.get(id) ?? 0) + share);
  for (const { relation, to } of synset.pointers) {
    put(to, distance);
    if (relation !== "@" && relation !== "@i") continue;
    for (const parent of synsets.get(to)?.pointers ?? [])
      if (parent.relation === "@") put(parent.to, distance * distance);
  }
  return near;
}

/** word → context → weight */
class ContextCounts {
  readonly #wordIds: ReadonlyMap<string, number>;
  readonly #contextIds = new Map<string, number>();
  readonly #rows: Map<number, number>[];

  constructor(words: readonly string[]) {
    this.#wordIds = new Map(words.map((word, i) => [word, i]));
    this.#rows = words.map(() => new Map());
  }

  /** Counts a word as context, if it is one of the words. */
  addWord(word: string, other: string, weight: number): void {
    if (this.#wordIds.has(other)) this.add(word, `=${other}`, weight);
  }

  add(word: string, context: string, weight: number): void {
    const row = this.#rows[this.#wordIds.get(word) ?? -1];
    if (row === undefined) return;
    let id = this.#contextIds.get(context);
    if (id === undefined) {
      id = this.#contextIds.size;
      this.#contextIds.set(context, id);
    }
    row.set(id, (row.get(id) ?? 0) + weight);
  }

  toPpmi(smoothing: number): SparseMatrix {
    const columnCount = this.#contextIds.size;
    const contextSums = new Float64Array(columnCount);
    const wordSums = this.#rows.map((row) => {
      let sum = 0;
      for (const [context, weight] of row) {
        contextSums[context]! += weight;
        sum += weight;
      }
      return sum;
    });
    const smoothed = contextSums.map((sum) => sum ** smoothing);
    const total = smoothed.reduce((sum, x) => sum + x, 0);
    const starts = new Int32Array(this.#rows.length + 1);
    const columns: number[] = [];
    const values: number[] = [];
    this.#rows.forEach((row, r) => {
      for (const [context, weight] of row) {
        const information = Math.log((weight / wordSums[r]!) * (total / smoothed[context]!));
        if (information <= 0) continue;
        columns.push(context);
        values.push(information);
      }
      starts[r + 1] = columns.length;
    });
    return {
      rowCount: this.#rows.length,
      columnCount,
      starts,
      columns: Int32Array.from(columns),
      values: Float64Array.from(values),
    };
  }
}
