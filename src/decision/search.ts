import type { Reading } from "../conversation/index.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { asksForRest, correctedText, denies, type Language } from "../language/index.ts";
import { cosineOf, type Likeness, type Meanings, makeMeaningIndex } from "../meaning/index.ts";
import { makePassageIndex } from "../passages/index.ts";
import { plainText } from "../reply/index.ts";
import { atOnce, type Steps } from "../steps.ts";
import { makeTablePlanner, type PlannedAnswer, type TableModel, tellsAbsence } from "../tables/index.ts";
import { typesHeld } from "./answer-types.ts";
import { type Around, meantBy, recentIn } from "./around.ts";
import type { Aspect, Candidate } from "./candidate.ts";
import { asMeant, asPassage, aspectsOf, documentsOf } from "./documents.ts";
import { type DecisionModel, probabilityOf, scoreOf } from "./model.ts";
import { type Signs, signsOf, standingOf } from "./signs.ts";

/** Documents judged by their words, and by their meaning. */
const judgedByWords = 12;
const judgedByMeaning = 20;
const plansTaken = 4;
/** Texts about different things are as like as this by chance: what shares no word has to be nearer. */
const likeByChance = 0.25;
/** Share of the question that a plan has to explain to be near at all. */
const plannedEnough = 0.5;

export interface Search {
  /**
   * Candidates for one reading of a question, most probable first. Meaning is asked where words leave a doubt;
   * `by` looks in one way alone. A step takes some milliseconds, one that reads a meaning some tens of them.
   */
  candidates(reading: Reading, around: Around, by?: LookingBy): Steps<readonly Candidate[]>;
  /** The outside aspect that a question is nearest to. */
  aspect(reading: Reading): Aspect | null;
}

export type LookingBy = "words" | "meaning";

export interface SearchOptions {
  /** Weights of table plans; the model that ships, where none is given. */
  readonly tableModel?: TableModel;
}

/**
 * Indexes a knowledge: passages by words and by meaning, and plans over tables.
 * @public in one go, for whoever measures, fits or tests: the bot does it in steps
 */
export const createSearch = (...parts: Parameters<typeof makeSearch>): Search => atOnce(makeSearch(...parts));

/** The same, step by step. */
export function* makeSearch(
  knowledge: Knowledge,
  language: Language,
  model: DecisionModel,
  meanings: Meanings | null,
  { tableModel }: SearchOptions = {},
): Steps<Search> {
  const documents = documentsOf(knowledge);
  yield;
  const places = new Map(documents.map(({ id }, place) => [id, place]));
  const passages = yield* makePassageIndex(documents, language);
  const planner = yield* makeTablePlanner(knowledge.tables, language, { model: tableModel });
  yield;
  const meant = meanings && (yield* makeMeaningIndex(documents.map(asMeant(knowledge)), meanings));
  const tables = new Set(knowledge.tables.map(({ id }) => id));
  const related = new Map([...knowledge.entries, ...knowledge.tables].map((item) => [item.id, item.related]));
  const held = new Map<string, ReturnType<typeof typesHeld>>();
  for (const { id, text } of knowledge.entries) {
    held.set(id, typesHeld(text));
    yield;
  }
  const aspects = yield* makePassageIndex(aspectsOf(knowledge).map(asPassage), language);

  const planned = ({ utterance, kind }: Reading, { frame }: Around): readonly PlannedAnswer[] =>
    kind === "change"
      ? planner.amend(frame?.turns ?? [], utterance, { limit: plansTaken })
      : planner.plan(utterance, { limit: plansTaken });

  /** A change of what was computed is judged by the planner alone: it knows what it changed. */
  const amended = (reading: Reading, plans: readonly PlannedAnswer[]): Candidate[] =>
    plans.map((plan) => {
      const signs = { plan: plan.score };
      return { ...tableCandidate(reading, plan, signs), probability: plan.score, standing: signs };
    });

  const tableCandidate = (reading: Reading, plan: PlannedAnswer, signs: Signs) => ({
    kind: "table" as const,
    id: plan.table,
    title: documents[places.get(plan.table)!]!.title,
    reading,
    signs,
    related: related.get(plan.table) ?? [],
    uncovered: plan.uncovered,
    evidence: plan.evidence,
    opposite: false,
    passages: () => [],
    table: plan,
  });

  function* judge(
    reading: Reading,
    around: Around,
    plans: readonly PlannedAnswer[],
    by: LookingBy,
  ): Steps<Candidate[]> {
    const { utterance } = reading;
    const text = correctedText(utterance);
    // What was completed says more than the message that it was completed from.
    const { carried, before } = reading;
    const message = carried !== null && before === "" ? "" : around.message;
    const said =
      by === "meaning" && meanings ? yield* meantBy(text, before, { ...around, message }, meanings) : [];
    const likeness = said.length > 0 && meant ? meant.compare(said[0]!) : null;
    const whole = said.length > 1 && meant ? meant.compare(...said) : null;
    const near = likeness ? nearestPlaces(likeness, whole, judgedByMeaning) : [];
    const also = new Set(near.map((place) => documents[place]!.id));
    const hits = passages.rank(utterance, judgedByWords, { also });
    const hitOf = new Map(hits.map((hit) => [hit.id, hit]));
    const planOf = new Map<string, PlannedAnswer>();
    for (const plan of plans) if (!planOf.has(plan.table)) planOf.set(plan.table, plan);
    const ids = new Set([...hitOf.keys(), ...also, ...planOf.keys()]);
    const weights = model[by];
    const last = around.frame?.turns.at(-1)?.entry ?? null;
    const goesOn = (id: string) =>
      last !== null && (id === last || related.get(last)?.includes(id) || related.get(id)!.includes(last));
    const recent = recentIn(around.frame);
    const asksRest = asksForRest(text);
    const found = [...ids].map((id) => {
      const place = places.get(id)!;
      const hit = hitOf.get(id) ?? null;
      const plan = planOf.get(id) ?? null;
      const finding = {
        reading,
        hit,
        likeness: likeness?.[place] ?? null,
        whole: whole?.[place] ?? null,
        commonness: meant?.commonness[place] ?? 0,
        held: plan ? heldBy(plan) : (held.get(id) ?? null),
        plan,
        continues: goesOn(id) ?? false,
        recent: recent.get(id) ?? 0,
      };
      const signs = signsOf(finding);
      const uncovered = hit?.uncovered ?? contentPlaces(reading);
      const score = scoreOf(weights.rank, signs);
      return {
        id,
        title: documents[place]!.title,
        hit,
        plan,
        signs,
        uncovered,
        score,
        related: related.get(id)!,
      };
    });
    found.sort((a, b) => b.score - a.score);
    const facts = { reading, questions: around.questions, plan: plans[0]?.score ?? 0 };
    // Where words were enough, its meaning is read when a passage of an answer has to be chosen.
    const meantLately = () => (said.length > 0 ? said : [{ vector: meanings!.read(text), weight: 1 }]);
    const judged = found.map((each): Candidate => {
      const { id, title, hit, plan, signs, uncovered } = each;
      const isTable = tables.has(id);
      const standing = standingOf({ signs, uncovered, isTable, scored: each }, found, facts);
      const sharesTopic = hit?.covered.some((i) => !utterance.tokens[i]!.stop) ?? false;
      const isNear = sharesTopic || signs.planned! >= plannedEnough || signs.near! >= likeByChance;
      const probability = isNear ? probabilityOf(weights.answers, standing) : 0;
      if (plan) return { ...tableCandidate(reading, plan, signs), probability, standing };
      return {
        kind: isTable ? ("table" as const) : ("entry" as const),
        id,
        title,
        related: related.get(id)!,
        reading,
        signs,
        uncovered: uncovered.map((i) => utterance.tokens[i]!.typed),
        evidence: () => [
          ...(hit?.evidence() ?? []),
          ...(signs.near! > 0 ? [`${Math.round(100 * signs.near!)} % like it in meaning`] : []),
        ],
        opposite: asksRest && !denies(title) && !asksForRest(hit?.bestWording ?? ""),
        passages: () =>
          meant?.complete ? meant.passages(documents[places.get(id)!]!, ...meantLately()) : [],
        probability,
        standing,
      };
    });
    return judged.sort((a, b) => b.probability - a.probability);
  }

  return {
    *candidates(reading, around, by) {
      const plans = planned(reading, around);
      if (reading.kind === "change") return amended(reading, plans);
      yield;
      if (by) return yield* judge(reading, around, plans, by);
      const byWords = yield* judge(reading, around, plans, "words");
      yield;
      // Meaning costs some milliseconds: it is asked where words leave a doubt.
      if (!meant?.complete || (byWords[0]?.probability ?? 0) >= model.limits.sure) return byWords;
      return yield* judge(reading, around, plans, "meaning");
    },
    aspect({ utterance }) {
      const [hit] = aspects.rank(utterance, 1);
      const own = hit && knowledge.intents.find(({ id }) => id === hit.id);
      if (!hit || !own?.aspect) return null;
      const kept = meanings?.kept(hit.bestWording);
      const meaning = meanings && kept ? cosineOf(kept, meanings.read(correctedText(utterance))) : 0;
      return { id: own.id, aspect: own.aspect, likeness: Math.max(hit.features.bestWording, meaning) };
    },
  };
}

const contentPlaces = ({ utterance }: Reading): number[] =>
  utterance.tokens.flatMap((token, i) => (token.stop ? [] : [i]));

/** Places of the most alike documents, by the question or the whole message. */
function nearestPlaces(
  likeness: readonly Likeness[],
  whole: readonly Likeness[] | null,
  limit: number,
): number[] {
  const of = (each: Likeness | undefined) => (each ? Math.max(each.asked, each.told) + each.about : 0);
  const best = (all: readonly Likeness[], count: number) =>
    all
      .map((each, place) => ({ place, value: of(each) }))
      .sort((a, b) => b.value - a.value)
      .slice(0, count)
      .map(({ place }) => place);
  return [...new Set([...best(likeness, limit), ...(whole ? best(whole, limit / 2) : [])])];
}

/** Types of answer that a plan gives; `null` where it says that there is nothing to give, which answers any of them. */
const heldBy = (plan: PlannedAnswer) =>
  tellsAbsence(plan.result) ? null : typesHeld(plainText(plan.statement().body));
