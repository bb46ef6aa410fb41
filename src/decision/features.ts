import type { Turn } from "../conversation/frame.ts";
import type { Reading } from "../conversation/resolve.ts";
import type { Signals } from "../conversation/signals.ts";
import type { PassageHit } from "../passages/types.ts";
import type { CueKind } from "../tables/operators.ts";
import type { TableCandidate } from "../tables/planner.ts";
import { type AnswerType, lacksAsked } from "./answer-types.ts";
import type { Features } from "./candidate.ts";
import type { Judgement } from "./judgement.ts";

/** All that was found for one reading of a question. */
export interface Findings extends Judgement {
  readonly reading: Reading;
  readonly signals: Signals;
  /** Kinds of operator words in the reading, and how many stand there. */
  readonly asked: ReadonlySet<CueKind>;
  readonly operators: number;
  /** What was said before. */
  readonly last: Turn | null;
  /** Entries, tables and intent sets as documents, best first. */
  readonly hits: readonly PassageHit[];
  readonly plans: readonly TableCandidate[];
  /** Ids of the intent sets that mark what is outside, and of small talk. */
  readonly outside: ReadonlySet<string>;
  readonly talk: ReadonlySet<string>;
  /** How richly the knowledge is worded, 0 to 1. */
  readonly richness: number;
  /** Types of answer that the texts of entries hold, by id. */
  readonly held: ReadonlyMap<string, ReadonlySet<AnswerType>>;
}

/** What a question can ask for that tells tables from passages, and one passage from another. */
const askedKinds = [
  "who",
  "when",
  "where",
  "which",
  "howMuch",
  "howLong",
  "yesNo",
  "count",
  "list",
  "high",
  "low",
  "difference",
  "money",
  "percent",
  "not",
  "except",
  "sort",
  "average",
  "total",
  "ratio",
  "next",
] as const satisfies readonly CueKind[];
const askedNames = askedKinds.map((kind) => [kind, `asks.${kind}`] as const);
/** Words that ask for a reason or a use, which no cell of a table holds. */
const reasons = new Set(
  "why reason reasons purpose point worth worthwhile benefit benefits use useful matter matters good gain because".split(
    " ",
  ),
);

/** What holds for the whole question, whichever candidate is looked at. */
export function questionFeatures(found: Findings): Features {
  const { reading, signals, hits, asked } = found;
  const { tokens } = reading.utterance;
  const content = tokens.filter((token) => !token.stop);
  const bestOf = (ids: ReadonlySet<string>) => hits.find((hit) => ids.has(hit.id))?.score ?? 0;
  const inside = hits.find((hit) => !found.outside.has(hit.id) && !found.talk.has(hit.id))?.score ?? 0;
  return {
    length: Math.min(content.length, 12) / 12,
    short: content.length <= 1 ? 1 : 0,
    unknown: content.length === 0 ? 0 : content.filter((token) => !token.known).length / content.length,
    figures: Math.min(reading.utterance.quantities.length, 3) / 3,
    operators: Math.min(found.operators, 6) / 6,
    ...asksFeatures(asked),
    "asks.why": tokens.some(({ text }) => reasons.has(text)) ? 1 : 0,
    "asks.how": tokens[0]?.text === "how" && !asked.has("howMuch") && !asked.has("howLong") ? 1 : 0,
    unknownAny: content.some((token) => !token.known) ? 1 : 0,
    outsideLabel: found.outsideLabel,
    talkLabel: found.talkLabel,
    outsideHit: bestOf(found.outside),
    talkHit: bestOf(found.talk),
    outsideLead: bestOf(found.outside) - inside,
    inScope: found.inScope,
    completed: reading.carried === null ? 0 : 1,
    trimmed: reading.trimmed ? 1 : 0,
    change: reading.kind === "change" ? 1 : 0,
    lost: Math.min(reading.lost, 4) / 4,
    connective: signals.connective ? 1 : 0,
    fragment: signals.fragment ? 1 : 0,
    pronoun: signals.pronoun === null ? 0 : 1,
    afterTable: found.last?.table ? 1 : 0,
    afterEntry: found.last?.status === "answered" && !found.last.table ? 1 : 0,
    content: Math.min(signals.contentWords, 6) / 6,
    leansAlone: reading.carried === null && (signals.connective || signals.fragment) ? 1 : 0,
    pronounAlone: reading.carried === null && signals.pronoun !== null ? 1 : 0,
    plan: found.plans[0]?.score ?? 0,
    richness: found.richness,
  };
}

function asksFeatures(asked: ReadonlySet<CueKind>): Features {
  const features: Record<string, number> = {};
  for (const [kind, name] of askedNames) features[name] = asked.has(kind) ? 1 : 0;
  return features;
}

const noTypes: ReadonlySet<AnswerType> = new Set();

/** What speaks for an entry. */
export function entryFeatures(found: Findings, hit: PassageHit): Features {
  const rival = found.hits.find((other) => other.id !== hit.id);
  return {
    score: hit.score,
    lead: hit.score - (rival?.score ?? 0),
    ...hitFeatures(hit),
    ...labelFeatures(found, hit.id),
    ...missingFeatures(found.reading, hit.uncovered),
    planLead: hit.score - (found.plans[0]?.score ?? 0),
    outsideBeyond: beyond(found, bestOutside(found)?.covered ?? [], hit.covered),
    again: found.last?.entry === hit.id ? 1 : 0,
    figuresLeft: figuresLeft(found.reading, hit),
    lacksAsked: lacksAsked(found.asked, found.held.get(hit.id) ?? noTypes) ? 1 : 0,
  };
}

/** What speaks for a plan over tables. */
export function planFeatures(found: Findings, plan: TableCandidate): Features {
  const entry = found.hits.find(
    (each) => !found.outside.has(each.id) && !found.talk.has(each.id) && each.id !== plan.table,
  );
  return {
    score: plan.score,
    first: found.plans[0] === plan ? 1 : 0,
    rivals:
      found.plans.filter((other) => other.table !== plan.table && other.score > plan.score / 2).length / 3,
    margin: plan.margin,
    explained: explained(found.reading, plan),
    ...missingFeatures(found.reading, indicesOf(found.reading, plan.uncovered)),
    label: found.labelOf(plan.table),
    entryScore: entry?.score ?? 0,
    entryLead: (entry?.score ?? 0) - plan.score,
    tables: plan.tables.length,
    outsideBeyond: beyond(found, bestOutside(found)?.covered ?? [], plan.covered),
    again: found.last?.entry === plan.table ? 1 : 0,
    repeats: found.last?.table?.plan === plan.printed ? 1 : 0,
    describes: plan.plan.operation.operation === "describe" ? 1 : 0,
  };
}

/** What speaks for an intent set: small talk, or something outside. */
export function intentFeatures(found: Findings, hit: PassageHit): Features {
  const ownKind = found.talk.has(hit.id) ? found.talk : found.outside;
  const rival = found.hits.find((other) => !ownKind.has(other.id));
  const entry = found.hits.find(({ id }) => !found.outside.has(id) && !found.talk.has(id));
  return {
    score: hit.score,
    lead: hit.score - (rival?.score ?? 0),
    beyond: Math.min(
      beyond(found, hit.covered, entry?.covered ?? []),
      beyond(found, hit.covered, found.plans[0]?.covered ?? []),
    ),
    ...hitFeatures(hit),
    ...labelFeatures(found, hit.id),
    ...missingFeatures(found.reading, hit.uncovered),
  };
}

const bestOutside = ({ hits, outside }: Findings): PassageHit | undefined =>
  hits.find(({ id }) => outside.has(id));

/**
 * How many topic words one candidate explains that another does not, three of them being 1. Where what is outside
 * explains nothing beyond what is inside, its own words ("at Google") were not said.
 */
function beyond({ reading }: Findings, covered: readonly number[], other: readonly number[]): number {
  const { tokens } = reading.utterance;
  const more = covered.filter((i) => !tokens[i]!.stop && !other.includes(i));
  return Math.min(more.length, 3) / 3;
}

function hitFeatures({ features }: PassageHit): Features {
  return {
    "hit.bestWording": features.bestWording,
    "hit.pooled": features.pooled,
    "hit.order": features.order,
    "hit.letters": features.letters,
    "hit.coverage": features.coverage,
    "hit.wordingCoverage": features.wordingCoverage,
    "hit.precision": features.precision,
    "hit.answer": features.answer,
  };
}

function labelFeatures({ labelOf, likeliest }: Findings, id: string): Features {
  const own = labelOf(id);
  const best = likeliest.find(({ label }) => label !== id)?.probability ?? 0;
  return { label: own, labelLead: own - best };
}

/** Share of the question's figures that a passage does not hold. */
function figuresLeft({ utterance }: Reading, hit: PassageHit): number {
  const { quantities } = utterance;
  const left = quantities.filter(({ from, to }) => hit.uncovered.some((i) => i >= from && i < to));
  return quantities.length === 0 ? 0 : left.length / quantities.length;
}

const narrowing = new Set([
  "in",
  "at",
  "for",
  "from",
  "by",
  "with",
  "without",
  "on",
  "of",
  "to",
  "near",
  "during",
  "since",
  "before",
  "after",
  "than",
  "as",
  "per",
  "about",
]);

/**
 * What the candidate leaves out of the question. A dictionary word that the knowledge never uses ("Norway")
 * narrows the question to something else; a word of no dictionary may just be misspelt.
 */
function missingFeatures({ utterance }: Reading, uncovered: readonly number[]): Features {
  const { tokens, text, concepts } = utterance;
  const shouting = text === text.toUpperCase();
  const left = uncovered.map((i) => ({
    token: tokens[i]!,
    before: tokens[i - 1]?.text ?? "",
    earlier: tokens[i - 2]?.text ?? "",
  }));
  const share = (some: readonly unknown[]) => Math.min(some.length, 4) / 4;
  return {
    missing: share(left),
    missingForeign: share(left.filter(({ token }) => token.word && !token.known)),
    missingGibberish: share(left.filter(({ token }) => !token.word)),
    missingNarrowing: share(
      left.filter(({ before, earlier }) => narrowing.has(before) || narrowing.has(earlier)),
    ),
    // "Software engineer": an engineer of another kind.
    missingModifier: share(
      uncovered.filter((i) => tokens[i + 1]?.stop === false && !uncovered.includes(i + 1)),
    ),
    missingName: share(
      left.filter(({ token }) => !shouting && token.start > 0 && /^\p{Lu}/u.test(text.slice(token.start))),
    ),
    missingLast: uncovered.includes(tokens.length - 1) ? 1 : 0,
    // A thing that the knowledge has a name for: it is about that, not about something like it.
    missingThing: share(concepts.filter(({ from, to }) => uncovered.some((i) => i >= from && i < to))),
  };
}

/** Places of the given words in the utterance. */
const indicesOf = ({ utterance }: Reading, words: readonly string[]): number[] =>
  utterance.tokens.flatMap(({ text, typed }, i) =>
    words.includes(text) || words.includes(typed) ? [i] : [],
  );

/** Share of the question's content words that the plan explains. */
function explained({ utterance }: Reading, plan: TableCandidate): number {
  const content = utterance.tokens.flatMap((token, i) => (token.stop ? [] : [i]));
  return content.length === 0 ? 0 : content.filter((i) => plan.covered.includes(i)).length / content.length;
}
