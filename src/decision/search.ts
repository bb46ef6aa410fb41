import type { Frame } from "../conversation/frame.ts";
import type { Reading } from "../conversation/resolve.ts";
import type { Signals } from "../conversation/signals.ts";
import type { Example } from "../intent/types.ts";
import { contentsOf, wordingsOf } from "../knowledge/texts.ts";
import type { Knowledge, Table } from "../knowledge/types.ts";
import type { Language } from "../language/types.ts";
import { createPassageIndex } from "../passages/index.ts";
import type { PassageDocument, PassageHit } from "../passages/types.ts";
import type { ModelCache } from "../ports.ts";
import type { TableModel } from "../tables/model.ts";
import { createTablePlanner, type TableCandidate } from "../tables/planner.ts";
import { typesHeld } from "./answer-types.ts";
import type { Candidate, Features } from "./candidate.ts";
import { entryFeatures, type Findings, intentFeatures, planFeatures, questionFeatures } from "./features.ts";
import { createJudge } from "./judgement.ts";
import { type DecisionModel, probabilityOf } from "./model.ts";
import { tableWordings } from "./table-wordings.ts";

const hitsRanked = 12;
const entriesTaken = 4;
const plansTaken = 4;

/** Candidates for one reading of a question, each with its probability. */
export type Search = (reading: Reading, signals: Signals, frame: Frame | null) => readonly Candidate[];

export interface SearchOptions {
  /** Weights of table plans; the model that ships, where none is given. */
  readonly tableModel?: TableModel;
  /** Keeps what the classifier learnt. */
  readonly cache?: ModelCache | null;
}

/** Indexes a knowledge: passages, plans over tables, and the classifier over every wording. */
export function createSearch(
  knowledge: Knowledge,
  language: Language,
  model: DecisionModel,
  { tableModel, cache = null }: SearchOptions = {},
): Search {
  const documents = documentsOf(knowledge);
  const passages = createPassageIndex(documents, language);
  const planner = createTablePlanner(knowledge.tables, language, { model: tableModel });
  const entries = new Map(knowledge.entries.map((entry) => [entry.id, entry]));
  const tables = new Map(knowledge.tables.map((table) => [table.id, table]));
  const intents = new Map(knowledge.intents.map((intent) => [intentId(intent), intent]));
  const idsOf = (kinds: readonly string[]) =>
    new Set(knowledge.intents.filter(({ kind }) => kinds.includes(kind)).map(intentId));
  const outside = idsOf(["out-of-scope"]);
  const talk = idsOf(["smalltalk", "welcome", "help"]);
  const richness = richnessOf(knowledge);
  const held = new Map(knowledge.entries.map(({ id, text }) => [id, typesHeld(text)]));
  // What was said is read as a question and as a change of the last one: the same words are judged once.
  const judge = createJudge(
    { examples: examplesOf(documents, knowledge.tables), outside, talk, cache },
    language,
  );

  return (reading, signals, frame) => {
    const { utterance, cues, kind } = reading;
    const options = { limit: plansTaken };
    const judgement = judge(utterance);
    // The likeliest labels' entries are looked at whatever their rank.
    const named = new Set(judgement.likeliest.map(({ label }) => label));
    const found: Findings = {
      reading,
      signals,
      asked: new Set(cues.map(({ kind }) => kind)),
      operators: cues.length,
      last: frame?.turns.at(-1) ?? null,
      hits: kind === "change" ? [] : passages.rank(utterance, hitsRanked, { also: named }),
      plans:
        kind === "change"
          ? planner.amend(frame?.turns ?? [], utterance, options)
          : planner.plan(utterance, options),
      ...judgement,
      outside,
      talk,
      richness,
      held,
    };
    const shared = questionFeatures(found);
    const candidate = (
      kind: Candidate["kind"],
      id: string,
      title: string,
      own: Features,
      rest: Rest,
    ): Candidate => {
      const features = { ...shared, ...own };
      return {
        kind,
        id,
        title,
        reading,
        features,
        probability: probabilityOf(model, kind, features),
        ...rest,
      };
    };
    /** The intent set of a kind that wordings and classifier together speak for most. */
    const intentHit = (kind: "talk" | "outside"): PassageHit | null => {
      const weigh = ({ id, score }: PassageHit) => score + judgement.labelOf(id);
      const hits = found.hits.filter(({ id }) => found[kind].has(id));
      return hits.reduce<PassageHit | null>(
        (best, hit) => (best && weigh(best) >= weigh(hit) ? best : hit),
        null,
      );
    };
    const fromHit = (hit: PassageHit): Rest => ({
      uncovered: hit.uncovered.map((i) => utterance.tokens[i]!.typed),
      evidence: hit.evidence,
    });

    return [
      ...found.hits
        .filter(({ id }) => entries.has(id))
        .filter(({ id }, place) => place < entriesTaken || named.has(id))
        .map((hit) =>
          candidate("entry", hit.id, entries.get(hit.id)!.title, entryFeatures(found, hit), fromHit(hit)),
        ),
      ...found.plans.map((plan) =>
        candidate("table", plan.table, tables.get(plan.table)!.title, planFeatures(found, plan), {
          uncovered: plan.uncovered,
          evidence: plan.evidence,
          table: plan,
        }),
      ),
      ...(["talk", "outside"] as const).flatMap((kind) => {
        const hit = intentHit(kind);
        return hit
          ? [
              candidate(
                kind,
                intents.get(hit.id)!.id,
                intents.get(hit.id)!.examples[0]!,
                intentFeatures(found, hit),
                fromHit(hit),
              ),
            ]
          : [];
      }),
    ];
  };
}

/** What tells everything that has wordings apart; tables have questions put together from their rows besides. */
function examplesOf(documents: readonly PassageDocument[], tables: readonly Table[]): Example[] {
  return [
    ...documents.flatMap(({ id, title, wordings }) =>
      [title, ...wordings].map((text) => ({ text, label: id })),
    ),
    ...tables.flatMap((table) => tableWordings(table).map((text) => ({ text, label: table.id }))),
  ];
}

/** Wordings of an entry, on average, as 0 to 1 on a scale of powers: one of them gives 0.125, a hundred 0.83. */
function richnessOf({ entries }: Knowledge): number {
  const wordings = entries.reduce((sum, { also }) => sum + 1 + also.length, 0);
  return entries.length === 0 ? 0 : Math.min(1, Math.log2(1 + wordings / entries.length) / 8);
}

type Rest = {
  readonly uncovered: readonly string[];
  evidence(): readonly string[];
  readonly table?: TableCandidate;
};

/** Ids of intent sets are their own: an entry may bear the same name. */
const intentId = ({ id }: { readonly id: string }): string => `intent:${id}`;

/** Everything that has wordings, in one ranking: what is outside competes with what is inside. */
function documentsOf(knowledge: Knowledge): PassageDocument[] {
  return [
    ...knowledge.entries.map(({ id, title, also, claim, text }) => ({
      id,
      title,
      wordings: claim === null ? also : [...also, claim],
      text,
    })),
    ...knowledge.tables.map((table) => ({
      id: table.id,
      title: table.title,
      wordings: wordingsOf(table).slice(1),
      text: contentsOf(table),
    })),
    ...knowledge.intents.map((intent) => ({
      id: intentId(intent),
      title: intent.examples[0] ?? intent.id,
      wordings: intent.examples.slice(1),
      text: "",
    })),
  ];
}
