import { type DecisionModel, probabilityOf, scoreOf } from "../../src/decision/model.ts";
import type { LookingBy } from "../../src/decision/search.ts";
import { standingAmong } from "../../src/decision/signs.ts";
import type { LogisticModel } from "../../src/maths/index.ts";
import type { Case } from "./cases.ts";
import { type Directions, fitAnswers, fitChoice } from "./constrained.ts";

/** Signs by which candidates are ranked: each may only speak for a candidate. */
const rankSigns: Readonly<Record<LookingBy, Directions>> = {
  words: {
    pooled: 1,
    wording: 1,
    order: 1,
    letters: 1,
    coverage: 1,
    answer: 1,
    precision: 1,
    sameWords: 1,
    fits: 1,
    plan: 1,
    planned: 1,
    continues: 1,
    recent: 1,
  },
  meaning: {
    pooled: 1,
    wording: 1,
    order: 1,
    coverage: 1,
    answer: 1,
    precision: 1,
    asked: 1,
    told: 1,
    near: 1,
    nearBoth: 1,
    about: 1,
    particular: 1,
    sameWords: 1,
    sameMeaning: 1,
    fits: 1,
    plan: 1,
    planned: 1,
    continues: 1,
    recent: 1,
  },
};

/** Signs by which it is judged whether the first of them answers, however it was looked up. */
const eitherWay: Directions = {
  wording: 1,
  coverage: 1,
  answer: 1,
  precision: 1,
  order: 1,
  sameWords: 1,
  sameMeaning: 1,
  fits: 1,
  plan: 1,
  planned: 1,
  planElsewhere: -1,
  table: 0,
  unplanned: -1,
  foreign: -1,
  content: 0,
  several: 0,
  carried: -1,
  continues: 1,
  recent: 1,
};

const answerSigns: Readonly<Record<LookingBy, Directions>> = {
  words: { lead: 1, share: 1, ...eitherWay },
  meaning: { lead: 1, share: 1, near: 1, about: 1, particular: 1, asked: 1, told: 1, ...eitherWay },
};

/** Each family counts alike, however many questions it has. */
function weightsOf(cases: readonly Case[]): number[] {
  const counts = new Map<string, number>();
  for (const { family } of cases) counts.set(family, (counts.get(family) ?? 0) + 1);
  return cases.map(({ family }) => 1 / counts.get(family)!);
}

const isRight = (each: Case, id: string): boolean => each.right.has(id);

/** The candidates of a case as a model ranks them, the first with how it stands. */
export function rankCase(each: Case, by: LookingBy, rank: LogisticModel) {
  const scored = each.candidates[by]
    .map((candidate) => ({ candidate, score: scoreOf(rank, candidate.signs) }))
    .sort((a, b) => b.score - a.score);
  const [first] = scored;
  if (!first) return null;
  const among = scored.map(({ candidate: { id, related }, score }) => ({ id, related, score }));
  return {
    ranked: scored.map(({ candidate }) => candidate),
    standing: { ...first.candidate.standing, ...standingAmong(among[0]!, among) },
  };
}

/** Fits ranking and answering for one way of looking. */
export function fitWeights(cases: readonly Case[], by: LookingBy): DecisionModel["meaning"] {
  const weights = weightsOf(cases);
  const names = Object.keys(rankSigns[by]);
  const rank = fitChoice(
    cases.map((each, i) => ({
      rows: each.candidates[by].map(({ signs }) => names.map((name) => signs[name] ?? 0)),
      right: each.candidates[by].map(({ id }) => isRight(each, id)),
      weight: weights[i]!,
    })),
    rankSigns[by],
  );
  const signs = Object.keys(answerSigns[by]);
  const rows: number[][] = [];
  const right: boolean[] = [];
  const rowWeights: number[] = [];
  for (const [i, each] of cases.entries()) {
    const ranked = rankCase(each, by, rank);
    if (!ranked) continue;
    rows.push(signs.map((name) => ranked.standing[name] ?? 0));
    right.push(isRight(each, ranked.ranked[0]!.id));
    rowWeights.push(weights[i]!);
  }
  return { rank, answers: fitAnswers(rows, right, rowWeights, answerSigns[by]) };
}

/** Fits both ways of looking; limits are chosen apart. */
export function fitDecision(cases: readonly Case[], limits: DecisionModel["limits"]): DecisionModel {
  return { meaning: fitWeights(cases, "meaning"), words: fitWeights(cases, "words"), limits };
}

/** What a model makes of a message: its best question's first candidate. */
export interface Outcome {
  readonly set: string;
  readonly wanted: Case["line"]["wanted"];
  readonly kind: string;
  readonly probability: number;
  readonly right: boolean;
  /** A right one is among the first three of some question. */
  readonly reached: boolean;
}

/** Judges whole messages: the most probable answer over their questions. */
export function outcomesOf(
  cases: readonly Case[],
  by: LookingBy,
  { rank, answers }: DecisionModel["meaning"],
): Outcome[] {
  const byLine = Map.groupBy(cases, ({ set, line }) => `${set} ${line.id}`);
  return [...byLine.values()].flatMap((all) => {
    const judged = all.flatMap((each) => {
      const ranked = rankCase(each, by, rank);
      if (!ranked) return [];
      return [
        {
          probability: probabilityOf(answers, ranked.standing),
          right: isRight(each, ranked.ranked[0]!.id),
          reached: ranked.ranked.slice(0, 3).some(({ id }) => isRight(each, id)),
        },
      ];
    });
    const best = judged.toSorted((a, b) => b.probability - a.probability)[0];
    const { set, line } = all[0]!;
    return best
      ? [
          {
            ...best,
            reached: judged.some(({ reached }) => reached),
            set,
            wanted: line.wanted,
            kind: line.kind,
          },
        ]
      : [];
  });
}
