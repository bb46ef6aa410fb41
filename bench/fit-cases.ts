import { createBot, type Frame } from "../src/bot.ts";
import type { Candidate, Understood } from "../src/decision/candidate.ts";
import type { Decision } from "../src/decision/decide.ts";
import type { Knowledge } from "../src/knowledge/types.ts";
import type { TableModel } from "../src/tables/model.ts";
import { runPlan } from "../src/tables/run.ts";
import { answersAs } from "../train/tables/examples.ts";
import { inventedTables } from "../train/tables/invented.ts";
import { templateQuestions } from "../train/tables/templates.ts";
import { inventedTalks } from "./invented-talks.ts";
import { type Labelled, patternsHold } from "./labelled.ts";
import { foldOf } from "./labelled-sets.ts";
import { createRandom } from "./random.ts";
import { splitKnowledge } from "./self-questions.ts";

/** A candidate with what is known of it. */
export interface Sample {
  readonly candidate: Candidate;
  readonly right: boolean;
  readonly weight: number;
}

/** A labelled question with its candidates. */
export interface Case {
  readonly item: Labelled;
  /** Folder of the knowledge that it is asked of. */
  readonly folder: string;
  readonly fold: number;
  /** It teaches, but is no question that somebody asked of a whole knowledge: nothing is measured on it. */
  readonly madeUp: boolean;
  readonly understood: Understood;
  readonly samples: readonly Sample[];
  /** Whether answering so would be right; candidates are known by their place in `samples`. */
  answersRight(shown: readonly number[]): boolean;
}

/** What is asked, and of what. */
export interface Asking {
  readonly folder: string;
  readonly knowledge: Knowledge;
  readonly items: readonly Labelled[];
  /** Weights of table plans, where they are not those that ship. */
  readonly tableModel?: TableModel;
  readonly madeUp: boolean;
  /** How much each sample counts. */
  readonly weight: number;
}

/** Parts that the wordings are split into; each is asked of a knowledge without it. */
const selfFolds = 3;
/** Most probable candidates that are looked at of each of these questions. */
const selfCandidates = 5;
/** Share of the other invented tables that stand beside one, and at most of a folder's entries and sets of utterances. */
const otherTables = 0.15;
const mostEntries = 0.2;
const mostIntents = 0.5;
/** Talks are made so often about each table. */
const talkRounds = 2;

/** Asks labelled questions of a knowledge and tells which candidates are right. */
export function readCases({ folder, knowledge, items, tableModel, weight, madeUp }: Asking): Case[] {
  const bot = createBot(knowledge, tableModel && { tableModel });
  const texts = new Map(knowledge.entries.map(({ id, text }) => [id, text]));
  return items.map((item) => {
    let frame: Frame | null = null;
    for (const text of item.prior) frame = bot.answer({ id: text, text }, frame).frame;
    const understood = bot.consider({ id: item.id, text: item.q }, frame);
    const textOf = ({ id, table }: Candidate) => (table ? table.statement().text : (texts.get(id) ?? ""));
    const answersRight = once((shown) =>
      patternsHold(item, shown.map((at) => textOf(understood.candidates[at]!)).join("\n\n")),
    );
    const isRight = ({ kind }: Candidate, at: number): boolean => {
      if (kind === "talk") return item.expect === "chitchat";
      if (kind === "outside") return item.expect === "decline";
      return item.expect === "answer" && answersRight([at]);
    };
    const samples = understood.candidates.map((candidate, at) => ({
      candidate,
      right: isRight(candidate, at),
      weight,
    }));
    return {
      item,
      folder,
      fold: foldOf(item.id),
      madeUp,
      understood,
      samples,
      answersRight: (shown) => item.expect === "answer" && answersRight(shown),
    };
  });
}

/** The knowledge's own wordings as questions, each asked of a knowledge without it. */
export function readSelfCases(folder: string, knowledge: Knowledge, weight: number): Case[] {
  return Array.from({ length: selfFolds }, (_, part) => {
    const split = splitKnowledge(knowledge, part, selfFolds);
    const bot = createBot(split.knowledge);
    return split.questions.map(({ text, judge }): Case => {
      const understood = bot.consider({ id: text, text }, null);
      const samples = understood.candidates.slice(0, selfCandidates).map((candidate) => {
        const right = judge(candidate);
        return { candidate, right: right === true, weight: right === null ? 0 : weight };
      });
      return {
        item: unlabelled("own wording", text),
        folder,
        fold: foldOf(text),
        madeUp: true,
        understood,
        samples,
        answersRight: (shown) => shown.some((at) => samples[at]?.right === true),
      };
    });
  }).flat();
}

/** Knowledges of invented tables with some entries of a real folder, and questions and talks made from templates. */
export function readInventedCases({ entries, intents, ...rest }: Knowledge, weight: number): Case[] {
  const random = createRandom(inventedTables.length);
  return inventedTables.flatMap((table) => {
    // A folder may have three entries or forty.
    const share = random() ** 2;
    const others = inventedTables.filter((other) => other !== table && random() < otherTables);
    const knowledge: Knowledge = {
      ...rest,
      tables: [table, ...others],
      entries: entries.filter(() => random() < mostEntries * share),
      intents: intents.filter(() => random() < mostIntents * share),
    };
    const bot = createBot(knowledge);
    const asked = [
      ...templateQuestions(table, random, 1).map((one) => ({ ...one, prior: null })),
      ...Array.from({ length: talkRounds }, () => inventedTalks(table, random)).flat(),
    ];
    return asked.map(({ prior, question, plan }): Case => {
      const frame = prior === null ? null : bot.answer({ id: prior, text: prior }, null).frame;
      const understood = bot.consider({ id: question, text: question }, frame);
      const wanted = runPlan(plan, table);
      const samples = understood.candidates.map((candidate) => ({
        candidate,
        right: candidate.table?.result.table === table && answersAs(candidate.table.result, wanted),
        weight,
      }));
      return {
        item: unlabelled("invented", question),
        folder: "invented",
        fold: foldOf(question),
        madeUp: true,
        understood,
        samples,
        answersRight: (shown) => shown.some((at) => samples[at]!.right),
      };
    });
  });
}

/** What came of a decision. */
interface Rated {
  /** Points, as the product's measure gives them. */
  readonly right: number;
  /** It is a wrong answer. */
  readonly wrong: boolean;
  /** It shows something else behind the answer, which says nothing to the question. */
  readonly idle: boolean;
}

/** Rates a decision on a labelled question. */
export function rateDecision({ item, answersRight }: Case, decision: Decision, placeOf: PlaceOf): Rated {
  if (decision.kind === "answer") {
    const also = decision.also ? [placeOf(decision.also)] : [];
    const right = answersRight([placeOf(decision.best), ...also]);
    return { right: Number(right), wrong: !right, idle: also.length > 0 && !answersRight(also) };
  }
  const points = {
    talk: item.expect === "chitchat" ? 1 : 0,
    introduce: item.expect === "chitchat" ? 1 : 0,
    clarify: item.expect === "clarify" ? 1 : item.expect === "decline" ? 0.5 : 0,
    decline: item.expect === "decline" ? 1 : 0,
  };
  return { right: points[decision.kind], wrong: false, idle: false };
}

/** A question that nobody labelled; what is right is known from how it was made. */
const unlabelled = (kind: string, q: string): Labelled => ({
  id: q,
  kind,
  q,
  prior: [],
  expect: "answer",
  must: [],
  any: [],
  mustNot: [],
});

/** Place of a candidate in its case's samples. */
export type PlaceOf = (candidate: Candidate) => number;

/** Remembers what a function of places gave. */
function once(ask: (places: readonly number[]) => boolean): (places: readonly number[]) => boolean {
  const known = new Map<string, boolean>();
  return (places) => {
    const key = places.join();
    const result = known.get(key) ?? ask(places);
    known.set(key, result);
    return result;
  };
}
