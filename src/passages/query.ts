import type { Language, Utterance } from "../language/index.ts";
import type { BuiltIndex } from "./build.ts";
import { type Pairs, pairsOf } from "./pairs.ts";
import { blendIdf, idfInCollection, idfInEnglish } from "./rarity.ts";
import { readTerms, type TermText } from "./terms.ts";

/** A term of the index that stands for a word of the question; similarity 1 is the word itself. */
export interface Match {
  readonly term: number;
  readonly similarity: number;
  readonly by: "word" | "concept" | "letters" | "meaning";
}

/** One thing that the question asks with: a word, or words that are also written together. */
export interface QueryTerm {
  /** The term as a key, known to the index or not. */
  readonly key: string;
  /** Tokens that it was made of. */
  readonly tokens: readonly number[];
  /** How much it tells. */
  readonly idf: number;
  readonly count: number;
  readonly stop: boolean;
  /** Its second spelling or compound: weighs in the ranking but needs no covering of its own. */
  readonly extra: boolean;
  readonly matches: readonly Match[];
}

/** Finds terms of the index that a word may stand for. */
export type Expand = (key: string, term: number | undefined) => readonly Match[];

/** A concept is the same thing under another name, but the name itself is a little more. */
const conceptSimilarity = 0.95;
/** More different words than a question has; the rest would only cost time. */
const maxUnits = 64;

/** Parses a question into weighted terms of an index. */
export function readQuery(
  utterance: Utterance,
  index: BuiltIndex,
  language: Language,
  expand: Expand,
): Query {
  const text = readTerms(utterance.tokens, utterance.concepts, language);
  return {
    units: readUnits(text, index, expand),
    pairs: pairsOf(text, (term) => index.ids.get(term)).slice(0, maxUnits),
  };
}

/** A parsed question, ready for ranking. */
export interface Query {
  readonly units: readonly QueryTerm[];
  readonly pairs: Pairs;
}

function readUnits(text: TermText, index: BuiltIndex, expand: Expand): QueryTerm[] {
  const concepts = text.tokens.map((_, i) => text.concepts.find(({ from, to }) => from <= i && i < to));
  const byKey = new Map<string, number[]>();
  for (const [i, term] of text.terms.entries()) {
    const concept = concepts[i];
    // Two names of one thing in one question are one unit each, the same word twice is one.
    const key = concept !== undefined && concept.to - concept.from === 1 ? `${term} ${concept.term}` : term;
    byKey.set(key, [...(byKey.get(key) ?? []), i]);
  }
  const units: QueryTerm[] = [...byKey.values()].slice(0, maxUnits).map((tokens) => {
    const first = tokens[0]!;
    const concept = concepts[first];
    const key = text.terms[first]!;
    const single = concept !== undefined && concept.to - concept.from === 1;
    const stop = tokens.every((token) => text.tokens[token]!.stop);
    return {
      key,
      tokens,
      idf: idfOf(single ? concept.term : key, text.tokens[first]!.text, index),
      count: tokens.length,
      stop,
      extra: false,
      matches: matchesOf(key, concept?.term, stop, index, expand),
    };
  });
  for (const { term, from } of text.compounds) {
    const id = index.ids.get(term);
    if (id === undefined || byKey.has(term)) continue;
    const matches: Match[] = [{ term: id, similarity: 1, by: "word" }];
    units.push({
      key: term,
      tokens: [from, from + 1],
      idf: index.idf[id]!,
      count: 1,
      stop: false,
      extra: true,
      matches,
    });
  }
  return units;
}

function idfOf(term: string, word: string, index: BuiltIndex): number {
  const id = index.ids.get(term);
  if (id !== undefined) return index.idf[id]!;
  const wordings = index.termStarts.length - 1;
  return blendIdf(idfInCollection(index.documents.length, 0), idfInEnglish(word), wordings);
}

function matchesOf(
  key: string,
  concept: string | undefined,
  stop: boolean,
  index: BuiltIndex,
  expand: Expand,
): Match[] {
  const matches = new Map<number, Match>();
  const own = index.ids.get(key);
  if (!stop) for (const match of expand(key, own)) matches.set(match.term, match);
  const conceptId = concept === undefined ? undefined : index.ids.get(concept);
  if (conceptId !== undefined)
    matches.set(conceptId, { term: conceptId, similarity: conceptSimilarity, by: "concept" });
  if (own !== undefined) matches.set(own, { term: own, similarity: 1, by: "word" });
  return [...matches.values()];
}
