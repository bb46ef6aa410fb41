import type { Reading } from "../conversation/index.ts";
import type { Likeness } from "../meaning/index.ts";
import type { PassageHit } from "../passages/index.ts";
import type { PlannedAnswer } from "../tables/index.ts";
import { type AnswerType, lacksAsked } from "./answer-types.ts";

/** Features of a candidate by name, each explainable in a sentence; most lie between 0 and 1. */
export type Signs = Readonly<Record<string, number>>;

/** What was found for one document, entry or table. */
export interface Finding {
  readonly reading: Reading;
  /** What it shares with the question in words; `null`: nothing. */
  readonly hit: PassageHit | null;
  /** How near it lies in meaning to the question, and to the whole message; `null`: not asked. */
  readonly likeness: Likeness | null;
  readonly whole: Likeness | null;
  /** How near it lies to any question of the folder. */
  readonly commonness: number;
  /** Types of answer that its text holds; tables hold what their plans give. */
  readonly held: ReadonlySet<AnswerType> | null;
  /** For a table: the best plan over it. */
  readonly plan: PlannedAnswer | null;
  /** The last answer stood on it, or on something that its keepers name beside it. */
  readonly continues: boolean;
  /** How lately it was spoken of, 0 to 1. */
  readonly recent: number;
}

/** Features of an entry or table for a question, before it is compared with the others. */
export function signsOf({
  reading,
  hit,
  likeness,
  whole,
  commonness,
  held,
  plan,
  continues,
  recent,
}: Finding): Signs {
  const { tokens } = reading.utterance;
  const content = tokens.flatMap((token, i) => (token.stop ? [] : [i]));
  const covers = (all: readonly number[]) =>
    content.length === 0 ? 0 : content.filter((i) => all.includes(i)).length / content.length;
  const near = whole ?? likeness;
  return {
    /** BM25F over title, wordings and answer; likeness with the nearest wording; neighbouring words in common. */
    pooled: hit?.features.pooled ?? 0,
    wording: hit?.features.bestWording ?? 0,
    order: hit?.features.order ?? 0,
    letters: hit?.features.letters ?? 0,
    /** Share of the question, by rarity, that stands in it, and that stands in its answer. */
    coverage: hit?.features.coverage ?? 0,
    answer: hit?.features.answer ?? 0,
    /** Share of the nearest wording that was said. */
    precision: hit?.features.precision ?? 0,
    /** Likeness in meaning of the question with what it is asked by, and with what it tells. */
    asked: likeness?.asked ?? 0,
    told: likeness?.told ?? 0,
    /** Likeness of the whole message with what it is about. */
    about: near?.about ?? 0,
    /** The same of the whole message: the nearer, and the farther of the two. */
    near: near ? Math.max(near.asked, near.told) : 0,
    nearBoth: near ? Math.min(near.asked, near.told) : 0,
    /** How far beyond mere likeness: nearly the same words, or nearly the same meaning, as something it is asked by. */
    sameWords: beyond(hit?.features.bestWording ?? 0, wordsByChance),
    sameMeaning: beyond(Math.max(likeness?.asked ?? 0, whole?.asked ?? 0), meaningByChance),
    /** How much nearer it lies than to any question. */
    particular: near ? Math.max(near.asked, near.told) - commonness : 0,
    /** A figure, a date or money is asked for, and its text holds none. */
    fits: held !== null && lacksAsked(new Set(reading.cues.map(({ kind }) => kind)), held) ? 0 : 1,
    /** What the planner gives its plan, and the share of the question that the plan explains. */
    plan: plan?.score ?? 0,
    planned: plan ? covers(plan.covered) : 0,
    continues: continues ? 1 : 0,
    recent,
  };
}

/** Likeness above this is hardly met by chance: what lies beyond counts by itself. */
const wordsByChance = 0.7;
const meaningByChance = 0.6;
const beyond = (likeness: number, byChance: number): number =>
  Math.max(0, (likeness - byChance) / (1 - byChance));

/** Facts about the question itself, the same for all its candidates. */
export interface QuestionFacts {
  readonly reading: Reading;
  /** Questions in the message. */
  readonly questions: number;
  /** The best plan over any table. */
  readonly plan: number;
}

/**
 * How a candidate stands: against the others of its question, and against the question itself.
 *
 * @param all the candidates of the question
 */
export function standingOf(
  { signs: first, uncovered, isTable, scored }: Standing,
  all: readonly ScoredCandidate[],
  { reading, questions, plan }: QuestionFacts,
): Signs {
  const { tokens } = reading.utterance;
  const content = tokens.filter((token) => !token.stop).length;
  return {
    ...first,
    ...standingAmong(scored, all),
    /** Words that say something: many that fit tell more than one. */
    content: Math.min(content, 10) / 10,
    /** Content words that nothing in the knowledge holds: the question may be about something else. */
    foreign:
      Math.min(uncovered.filter((i) => tokens[i]!.word && !tokens[i]!.known && !tokens[i]!.stop).length, 3) /
      3,
    /** One of several questions of its message. */
    several: Math.min(questions - 1, 2) / 2,
    /** A plan over another table explains the question better. */
    planElsewhere: Math.max(0, plan - first.plan!),
    /** It is a table; and the share of the question that its plan leaves unexplained. */
    table: isTable ? 1 : 0,
    unplanned: isTable ? 1 - first.planned! : 0,
    /** Taken as a follow-up. */
    carried: reading.carried === null ? 0 : 1,
  };
}

/** The candidate whose standing is looked at. */
export interface Standing {
  readonly signs: Signs;
  /** Places of content words that it leaves open. */
  readonly uncovered: readonly number[];
  readonly isTable: boolean;
  readonly scored: ScoredCandidate;
}

const farBehind = 3;

/** A candidate with the score that it is ranked by. */
export interface ScoredCandidate {
  readonly id: string;
  readonly score: number;
  /** What its keepers name as related: it says the same from another side, and is no rival. */
  readonly related: readonly string[];
}

/** Rivals that a share is taken among: a large folder has more that are a little alike, and is no less sure for it. */
const rivalsCounted = 3;

/**
 * Features of a candidate's rank: its margin over the best rival (below 0: behind it), and its share among
 * the best.
 */
export function standingAmong(own: ScoredCandidate, all: readonly ScoredCandidate[]): Signs {
  const rivals = all.filter(
    ({ id, related }) => id !== own.id && !own.related.includes(id) && !related.includes(own.id),
  );
  const scores = rivals.map(({ score }) => score).sort((a, b) => b - a);
  const sum = scores.slice(0, rivalsCounted).reduce((total, score) => total + Math.exp(score - own.score), 1);
  const best = Math.max(own.score - farBehind, scores[0] ?? own.score - farBehind);
  return { lead: own.score - best, share: 1 / sum };
}
