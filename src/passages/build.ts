import type { Language, WordFacts } from "../language/index.ts";
import type { Steps } from "../steps.ts";
import { LetterIndex } from "./letters.ts";
import { PairIndex } from "./pairs.ts";
import { FloatList, IntList, type Postings, PostingsBuilder } from "./postings.ts";
import { blendIdf, idfInCollection, idfInEnglish } from "./rarity.ts";
import { readTerms, type TermText } from "./terms.ts";
import type { PassageDocument } from "./types.ts";

/** Length normalisation and field weight of BM25F: Robertson & Zaragoza 2009, §3.6; answers are long and speak of much else. */
const lengthShare = 0.75;
const answerWeight = 0.2;
/** Saturation of BM25: Robertson & Zaragoza 2009, §3.4.2. */
export const k1 = 1.2;

/** Tags of a posting: where the term stands. */
export const inQuestion = 1;
export const inAnswer = 2;

/**
 * The index of a collection. Terms, documents and wordings are numbers; a document's first wording is its title.
 * - `fields`: term → document, its length-normalised and saturated frequency over both fields, tagged with where it stands
 * - `wordingStarts[document] .. wordingStarts[document + 1]` are the wordings of a document
 * - `termStarts[wording] .. termStarts[wording + 1]` → `wordingTerms[i]`, `wordingWeights[i]` (unit length)
 */
export interface BuiltIndex {
  readonly documents: readonly PassageDocument[];
  readonly ids: ReadonlyMap<string, number>;
  readonly idf: Float32Array;
  /** Documents whose title or wordings hold the term. */
  readonly questionFrequency: Int32Array;
  readonly fields: Postings;
  readonly wordingStarts: Int32Array;
  readonly termStarts: Int32Array;
  readonly wordingTerms: Int32Array;
  readonly wordingWeights: Float32Array;
  readonly letters: LetterIndex;
  readonly pairs: PairIndex;
}

/** Builds the inverted index of documents. */
export function* buildIndex(documents: readonly PassageDocument[], language: Language): Steps<BuiltIndex> {
  const collector = new Collector(language);
  for (const document of documents) {
    collector.read(document);
    yield;
  }
  return yield* collector.finish(documents);
}

/** Takes documents one by one; nothing is kept for each but numbers in flat arrays. */
class Collector {
  readonly #language: Language;
  readonly #ids = new Map<string, number>();
  /** number of a word → its term's number */
  readonly #byWord: number[] = [];
  readonly #english = new FloatList();
  readonly #fields = new PostingsBuilder();
  readonly #questionLengths = new IntList();
  readonly #answerLengths = new IntList();
  readonly #wordingStarts = new IntList();
  readonly #termStarts = new IntList();
  readonly #wordingTerms = new IntList();
  readonly #wordingCounts = new FloatList();
  readonly #pairs = new PairIndex();
  /** Terms of the text that was counted last. */
  readonly #numbers: number[] = [];
  readonly #inWording = new TermCounter();
  readonly #inQuestions = new TermCounter();
  readonly #inAnswer = new TermCounter();

  constructor(language: Language) {
    this.#language = language;
  }

  read(document: PassageDocument): void {
    let length = 0;
    this.#wordingStarts.push(this.#termStarts.length);
    for (const wording of [document.title, ...document.wordings]) {
      const text = this.#readText(wording);
      length += text.terms.length;
      this.#addWording(text);
    }
    this.#pairs.endDocument();
    const answer = this.#readText(document.text);
    this.#count(answer, this.#inAnswer);
    const place = this.#questionLengths.length;
    this.#inQuestions.each((term, count) => this.#fields.add(term, place, count, this.#inAnswer.of(term)));
    this.#inAnswer.each((term, count) => {
      if (this.#inQuestions.of(term) === 0) this.#fields.add(term, place, 0, count);
    });
    this.#inQuestions.clear();
    this.#inAnswer.clear();
    this.#questionLengths.push(length);
    this.#answerLengths.push(answer.terms.length);
  }

  *finish(documents: readonly PassageDocument[]): Steps<BuiltIndex> {
    this.#wordingStarts.push(this.#termStarts.length);
    const wordings = this.#termStarts.length;
    this.#termStarts.push(this.#wordingTerms.length);
    const terms = [...this.#ids.keys()];
    const fields = yield* this.#fields.build(terms.length);
    yield;
    normaliseLengths(fields, this.#questionLengths.view(), this.#answerLengths.view());
    yield;
    const english = this.#english.view();
    const idf = Float32Array.from(terms, (_, term) => {
      const frequency = fields.starts[term + 1]! - fields.starts[term]!;
      return blendIdf(idfInCollection(documents.length, frequency), english[term]!, wordings);
    });
    const termStarts = this.#termStarts.view();
    const wordingTerms = this.#wordingTerms.view();
    yield;
    const wordingWeights = weighWordings(termStarts, wordingTerms, this.#wordingCounts.view(), idf);
    yield;
    const questionFrequency = countTagged(fields, inQuestion);
    yield;
    const letters = yield* LetterIndex.make(terms);
    return {
      documents,
      ids: this.#ids,
      idf,
      questionFrequency,
      fields,
      wordingStarts: this.#wordingStarts.view(),
      termStarts,
      wordingTerms,
      wordingWeights,
      letters,
      pairs: this.#pairs,
    };
  }

  #readText(text: string): TermText<WordFacts> {
    const tokens = this.#language.words(text);
    return readTerms(tokens, this.#language.concepts(tokens), this.#language);
  }

  #count(text: TermText<WordFacts>, counter: TermCounter): void {
    for (let i = 0; i < text.terms.length; i++) {
      const number = this.#numberOfWord(text.tokens[i]!, text.terms[i]!);
      this.#numbers[i] = number;
      counter.add(number);
    }
    for (const { term } of text.compounds) counter.add(this.#number(term, term));
    for (const { term, from } of text.concepts) counter.add(this.#number(term, text.tokens[from]!.text));
  }

  #addWording(text: TermText<WordFacts>): void {
    this.#count(text, this.#inWording);
    this.#pairs.addWording(text, (term, word) => (word === null ? this.#ids.get(term) : this.#numbers[word]));
    this.#termStarts.push(this.#wordingTerms.length);
    this.#inWording.each((term, count) => {
      this.#wordingTerms.push(term);
      this.#wordingCounts.push(count);
      this.#inQuestions.add(term, count);
    });
    this.#inWording.clear();
  }

  #numberOfWord({ id, text }: WordFacts, term: string): number {
    const known = id < 0 ? undefined : this.#byWord[id];
    if (known !== undefined) return known;
    const number = this.#number(term, text);
    if (id >= 0) this.#byWord[id] = number;
    return number;
  }

  /** Number of a term; the commonest of its words tells how common it is in English. */
  #number(term: string, word: string): number {
    const english = idfInEnglish(word);
    const known = this.#ids.get(term);
    if (known !== undefined) {
      this.#english.view()[known] = Math.min(this.#english.view()[known]!, english);
      return known;
    }
    const id = this.#ids.size;
    this.#ids.set(term, id);
    this.#english.push(english);
    return id;
  }
}

/** Counts terms in flat memory that is used again for every text. */
class TermCounter {
  #counts = new Uint16Array(1_024);
  readonly #met = new IntList(64);

  add(term: number, count = 1): void {
    if (term >= this.#counts.length) {
      const larger = new Uint16Array(Math.max(term + 1, this.#counts.length * 2));
      larger.set(this.#counts);
      this.#counts = larger;
    }
    if (this.#counts[term] === 0) this.#met.push(term);
    this.#counts[term]! += count;
  }

  of(term: number): number {
    return this.#counts[term] ?? 0;
  }

  each(visit: (term: number, count: number) => void): void {
    const met = this.#met.view();
    for (let i = 0; i < met.length; i++) visit(met[i]!, this.#counts[met[i]!]!);
  }

  clear(): void {
    const met = this.#met.view();
    for (let i = 0; i < met.length; i++) this.#counts[met[i]!] = 0;
    this.#met.length = 0;
  }
}

/** Turns counts in both fields (weight and tag) into BM25F's saturated frequency, and a tag of where the term stands. */
function normaliseLengths(fields: Postings, questionLengths: Int32Array, answerLengths: Int32Array): void {
  const questionNorm = lengthNorms(questionLengths);
  const answerNorm = lengthNorms(answerLengths);
  const { documents, weights, tags } = fields;
  for (let i = 0; i < documents.length; i++) {
    const document = documents[i]!;
    const inTitle = weights[i]!;
    const inText = tags[i]!;
    const frequency = inTitle / questionNorm[document]! + (answerWeight * inText) / answerNorm[document]!;
    weights[i] = (frequency * (k1 + 1)) / (frequency + k1);
    tags[i] = (inTitle > 0 ? inQuestion : 0) | (inText > 0 ? inAnswer : 0);
  }
}

function lengthNorms(lengths: Int32Array): Float32Array {
  let total = 0;
  for (const length of lengths) total += length;
  const average = total / lengths.length || 1;
  return Float32Array.from(lengths, (length) => 1 - lengthShare + (lengthShare * length) / average);
}

function countTagged(fields: Postings, tag: number): Int32Array {
  const counts = new Int32Array(fields.starts.length - 1);
  for (let term = 0; term < counts.length; term++) {
    for (let i = fields.starts[term]!; i < fields.starts[term + 1]!; i++) {
      if ((fields.tags[i]! & tag) !== 0) counts[term]!++;
    }
  }
  return counts;
}

/** TF-IDF vectors of unit length: (1 + ln tf) · idf, Manning, Raghavan & Schütze 2008, §6.4. */
function weighWordings(
  starts: Int32Array,
  terms: Int32Array,
  counts: Float32Array,
  idf: Float32Array,
): Float32Array {
  const weights = new Float32Array(terms.length);
  for (let i = 0; i < terms.length; i++) weights[i] = (1 + Math.log(counts[i]!)) * idf[terms[i]!]!;
  for (let wording = 0; wording + 1 < starts.length; wording++) {
    let squares = 0;
    for (let i = starts[wording]!; i < starts[wording + 1]!; i++) squares += weights[i]! * weights[i]!;
    const norm = Math.sqrt(squares) || 1;
    for (let i = starts[wording]!; i < starts[wording + 1]!; i++) weights[i]! /= norm;
  }
  return weights;
}
