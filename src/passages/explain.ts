import type { Utterance } from "../language/index.ts";
import { type BuiltIndex, inAnswer, inQuestion } from "./build.ts";
import { compareLetters } from "./letters.ts";
import { findPosting } from "./postings.ts";
import type { Match, QueryTerm } from "./query.ts";
import type { Ranked } from "./ranker.ts";
import type { PassageHit } from "./types.ts";

/** From this likeness on, a word counts as another form of the document's word, not only as a hint. */
const sameWord = 0.7;

/** How a document holds one thing that was asked. */
interface Cover {
  readonly unit: QueryTerm;
  readonly match: Match | null;
  /** Places that hold it: `inQuestion`, `inAnswer`, or both. */
  readonly places: number;
}

/** What a hit says of itself: worked out once it is asked for, as most hits are only looked at for their score. */
type Told = Omit<PassageHit, "id" | "score">;

/**
 * Creates the function that turns ranked documents into hits, with the words that match and those left open.
 */
export function createExplainer(
  units: readonly QueryTerm[],
  utterance: Utterance,
  index: BuiltIndex,
): (ranked: Ranked) => PassageHit {
  const compare = compareLetters(utterance.tokens.map(({ text }) => text).join(" "));
  const asked = termsAsked(units);
  const tell = (ranked: Ranked): Told => {
    const document = index.documents[ranked.document]!;
    const first = index.wordingStarts[ranked.document]!;
    const bestWording =
      ranked.wording === first ? document.title : document.wordings[ranked.wording - first - 1]!;
    const covers = units.map((unit) => coverOf(unit, ranked.document, index));
    const covered = new Set(covers.flatMap(({ unit, match }) => (match === null ? [] : unit.tokens)));
    const uncovered = covers.flatMap(({ unit }) =>
      unit.stop || unit.extra ? [] : unit.tokens.filter((token) => !covered.has(token)),
    );
    const share = (counts: (cover: Cover) => boolean) => shareOf(covers, covered, counts);
    return {
      bestWording,
      evidence: () => describe(covers, bestWording, ranked.best, utterance),
      covered: [...covered].sort((a, b) => a - b),
      uncovered: uncovered.sort((a, b) => a - b),
      features: {
        bestWording: ranked.best,
        pooled: ranked.pooled,
        order: ranked.order,
        letters: compare(bestWording.toLowerCase()),
        coverage: share(() => true),
        wordingCoverage: share(({ places }) => (places & inQuestion) !== 0),
        precision: precisionOf(ranked.wording, asked, index),
        answer: share(({ places }) => (places & inAnswer) !== 0),
      },
    };
  };
  return (ranked) => {
    let known: Told | null = null;
    const told = (): Told => {
      known ??= tell(ranked);
      return known;
    };
    return {
      id: index.documents[ranked.document]!.id,
      score: ranked.score,
      get bestWording() {
        return told().bestWording;
      },
      get covered() {
        return told().covered;
      },
      get uncovered() {
        return told().uncovered;
      },
      get features() {
        return told().features;
      },
      evidence: () => told().evidence(),
    };
  };
}

/** Terms that the question holds, as words or as other forms and names of them. */
function termsAsked(units: readonly QueryTerm[]): ReadonlySet<number> {
  return new Set(
    units.flatMap(({ matches }) =>
      matches
        .filter(({ by, similarity }) => by !== "meaning" && similarity >= sameWord)
        .map(({ term }) => term),
    ),
  );
}

function coverOf(unit: QueryTerm, document: number, index: BuiltIndex): Cover {
  let match: Match | null = null;
  let places = 0;
  for (const candidate of unit.matches) {
    if (candidate.by === "meaning" || (candidate.by === "letters" && candidate.similarity < sameWord))
      continue;
    const at = findPosting(index.fields, candidate.term, document);
    if (at < 0) continue;
    places |= index.fields.tags[at]!;
    if (match === null || candidate.similarity > match.similarity) match = candidate;
  }
  return { unit, match, places };
}

/** Share of the question's topic words, weighted by rarity; of all its words where it has no topic word. */
function shareOf(
  covers: readonly Cover[],
  covered: ReadonlySet<number>,
  counts: (cover: Cover) => boolean,
): number {
  const own = covers.filter(({ unit }) => !unit.extra);
  const topic = own.filter(({ unit }) => !unit.stop);
  let all = 0;
  let held = 0;
  for (const cover of topic.length > 0 ? topic : own) {
    all += cover.unit.idf;
    const byCompound = cover.match === null && cover.unit.tokens.every((token) => covered.has(token));
    if (byCompound || (cover.match !== null && counts(cover))) held += cover.unit.idf;
  }
  return all === 0 ? 0 : held / all;
}

/** Share of a wording that stands in the question, by weight. */
function precisionOf(wording: number, asked: ReadonlySet<number>, index: BuiltIndex): number {
  let all = 0;
  let held = 0;
  for (let i = index.termStarts[wording]!; i < index.termStarts[wording + 1]!; i++) {
    all += index.wordingWeights[i]!;
    if (asked.has(index.wordingTerms[i]!)) held += index.wordingWeights[i]!;
  }
  return all === 0 ? 0 : held / all;
}

function describe(
  covers: readonly Cover[],
  bestWording: string,
  best: number,
  utterance: Utterance,
): readonly string[] {
  const words = (by: Match["by"]) =>
    covers
      .filter(({ unit, match }) => match?.by === by && !unit.stop)
      .map(({ unit }) => unit.tokens.map((token) => utterance.tokens[token]!.text)[0]!);
  const lines: string[] = [];
  if (best > 0) lines.push(`${Math.round(best * 100)} % like "${bestWording}"`);
  for (const [by, label] of [
    ["word", "same words"],
    ["concept", "other names of the same thing"],
    ["letters", "other forms of the same words"],
  ] as const) {
    const found = words(by);
    if (found.length > 0) lines.push(`${label}: ${found.join(", ")}`);
  }
  return lines;
}
