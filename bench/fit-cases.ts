import { createBot, type Frame } from "../src/bot.ts";
import type { Candidate, Understood } from "../src/decision/candidate.ts";
import type { Decision } from "../src/decision/decide.ts";
import type { Knowledge } from "../src/knowledge/types.ts";
import { type Labelled, patternsHold } from "./labelled.ts";
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
  readonly thinned: boolean;
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
  /** Whether the knowledge is thinner than the one in its folder. */
  readonly thinned: boolean;
  /** How much each sample counts. */
  readonly weight: number;
}

/** Parts that the labelled questions are split into for cross-validation. */
export const folds = 5;
/** Parts that the wordings are split into; each is asked of a knowledge without it. */
const selfFolds = 3;
/** Most probable candidates that are looked at of each of these questions. */
const selfCandidates = 5;
/** How much a question made from a wording counts beside one that somebody asked. */
const selfWeight = 0.25;

/** Asks labelled questions of a knowledge and tells which candidates are right. */
export function readCases({ folder, knowledge, items, weight, thinned }: Asking): Case[] {
  const bot = createBot(knowledge);
  const texts = new Map(knowledge.entries.map(({ id, text }) => [id, text]));
  return items.map((item, i) => {
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
      fold: i % folds,
      thinned,
      understood,
      samples,
      answersRight: (shown) => item.expect === "answer" && answersRight(shown),
    };
  });
}

/** The knowledge's own wordings as questions. */
export function readSelfSamples(knowledge: Knowledge): Sample[] {
  return Array.from({ length: selfFolds }, (_, fold) => {
    const split = splitKnowledge(knowledge, fold, selfFolds);
    const bot = createBot(split.knowledge);
    return split.questions.flatMap(({ text, judge }) =>
      bot
        .consider({ id: text, text }, null)
        .candidates.slice(0, selfCandidates)
        .flatMap((candidate): Sample[] => {
          const right = judge(candidate);
          return right === null ? [] : [{ candidate, right, weight: selfWeight }];
        }),
    );
  }).flat();
}

/** What came of a decision. */
export interface Rated {
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
    clarify: item.expect === "clarify" ? 1 : item.expect === "decline" ? 0.5 : 0,
    decline: item.expect === "decline" ? 1 : 0,
  };
  return { right: points[decision.kind], wrong: false, idle: false };
}

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
