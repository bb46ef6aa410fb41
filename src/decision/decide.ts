import { denies } from "../language/index.ts";
import type { PlannedAnswer } from "../tables/index.ts";
import type { Candidate, Understood } from "./candidate.ts";
import type { Limits } from "./model.ts";

/** Answer, clarify or decline; expected outcomes, never exceptions. */
export type Decision =
  | {
      readonly kind: "answer";
      readonly best: Candidate;
      /** Entries that may as well be what was meant. */
      readonly beside: readonly Candidate[];
      /** A figure, a date or money was asked for, and it holds none: the reply says that it may not be what was meant. */
      readonly unsure: boolean;
      /** Calibrated probability, 0 to 1, that it answers the question. */
      readonly probability: number;
      readonly reason: string;
    }
  | { readonly kind: "clarify"; readonly choices: readonly Candidate[]; readonly reason: string }
  /** `near`: what lies near enough to be shown; `further`: what may be named besides. */
  | {
      readonly kind: "decline";
      readonly near: readonly Candidate[];
      readonly further: readonly Candidate[];
      readonly reason: string;
    };

const mostNear = 3;
/** Topics that are named in a refusal, however far they are. */
const mostNamed = 3;
/** A candidate that is less likely than this share of the first is another matter. */
const nearShare = 0.3;

/**
 * Decides by thresholds on the calibrated probability of the best candidate: answer where it is high enough,
 * clarify where nothing is named to look up, decline otherwise, with what lies near. The thresholds come from
 * labelled questions (`npm run train`).
 */
export function decide({ candidates, signals, readings, own }: Understood, limits: Limits): Decision {
  const topics = distinct(candidates.filter((each) => !listsTheDenied(each)));
  const [best] = topics;
  // "the first one", "what about those?", and no earlier turn that would say which.
  const alone = readings.every(({ carried }) => carried === null);
  const pointsAtUnsaid = alone && signals.pronoun !== null && signals.contentWords === 0;
  if (alone && (signals.contentWords === 0 || pointsAtUnsaid))
    return {
      kind: "clarify",
      choices: topics.slice(0, mostNamed),
      reason: "it names nothing to look up, and no earlier turn does",
    };
  const needed = best?.table
    ? Math.max(limits.table, listsAll(best.table) ? wholeTableFrom : 0)
    : limits.answer;
  // A figure, a date or money was asked for, and it holds none: at best it lies near.
  const lacks = best?.signs.fits === 0;
  const answers =
    best &&
    canAnswer(best) &&
    !best.opposite &&
    !(lacks && best.table) &&
    !repeatsTheTopic(best) &&
    !passesOver(best, own);
  if (best && answers && best.probability >= needed)
    return {
      kind: "answer",
      best,
      // What was looked up or computed says just what was asked.
      beside: best.table ? [] : topics.filter((each) => mayAsWell(each, best)).slice(0, mostBeside),
      unsure: lacks && best.probability < surelyMeant,
      probability: best.probability,
      reason: `${percent(best.probability)} likely to be right, ${percent(needed)} needed`,
    };
  const likeliest = best?.probability ?? 0;
  const least = Math.max(limits.near, nearShare * likeliest);
  const near =
    likeliest < limits.maybe ? [] : topics.filter((each) => each.probability >= least).slice(0, mostNear);
  return {
    kind: "decline",
    near,
    further: topics.filter((each) => !near.includes(each)).slice(0, mostNamed - near.length),
    reason: best
      ? `the best candidate is only ${percent(best.probability)} likely to be right, ${percent(needed)} needed`
      : "nothing in the knowledge touches it",
  };
}

/** As likely an answer needs no word that something else may be meant. */
const surelyMeant = 0.75;
const mostBeside = 2;
/** An answer as likely as this stands alone. */
const aloneFrom = 0.9;
const besideFrom = 0.5;
/** Of the probability of what is answered. */
const besideShare = 0.75;

/** Stands by itself for the question, and nearly as well. */
const mayAsWell = (each: Candidate, best: Candidate): boolean =>
  each.id !== best.id &&
  each.kind === "entry" &&
  !each.opposite &&
  each.signs.fits !== 0 &&
  best.probability < aloneFrom &&
  each.probability >= Math.max(besideFrom, besideShare * best.probability);

/** What is said next brings a word of its own: what holds nothing of it is likely for the topic that it follows alone. */
const repeatsTheTopic = ({ table, reading, uncovered }: Candidate): boolean =>
  reading.carried !== null && table === undefined && uncovered.length > 0;

/** A list of all rows says nothing of any one of them: few questions ask for it. */
const wholeTableFrom = 0.85;

const fewWords = 2;

/** "… Singapore. Tax?": what holds nothing of the question itself is about what stands before it. */
const passesOver = ({ uncovered }: Candidate, own: Understood["own"]): boolean =>
  own !== null && own.length > 0 && own.length <= fewWords && own.every((word) => uncovered.includes(word));

const mostDenying = 8;

/** "No degree" asks for none of the degrees. In a longer question something else may be denied. */
const listsTheDenied = ({ table, reading: { utterance } }: Candidate): boolean =>
  table !== undefined && listsAll(table) && utterance.tokens.length <= mostDenying && denies(utterance.text);

const listing: ReadonlySet<string> = new Set<PlannedAnswer["plan"]["operation"]["operation"]>([
  "value",
  "describe",
]);

const listsAll = ({ plan: { steps, operation }, result: { size } }: PlannedAnswer): boolean =>
  steps.length === 0 && size > 1 && listing.has(operation.operation);

/** A table answers by a plan; without one it can only be named. */
const canAnswer = ({ kind, table }: Candidate): boolean => kind === "entry" || table !== undefined;

/** One candidate for each entry or table, in the given order. */
function distinct(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ id }) => !seen.has(id) && seen.add(id));
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
