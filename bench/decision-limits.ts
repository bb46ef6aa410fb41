import type { Candidate, Understood } from "../src/decision/candidate.ts";
import { type Decision, decide } from "../src/decision/decide.ts";
import type { Limits } from "../src/decision/model.ts";
import { rankOf } from "../src/decision/rivals.ts";
import { type Case, rateDecision } from "./fit-cases.ts";

/** What a second passage that says nothing to the question costs: readers lose time. */
const idleCost = 0.25;
const probabilities = Array.from({ length: 36 }, (_, i) => 0.1 + i / 40);
const leads = [0, 0.01, 0.02, 0.03, 0.04, 0.06, 0.08, 0.1, 0.15, 0.2];
const rounds = 3;
const start: Limits = {
  answer: 0.5,
  also: 0.3,
  sure: 0.8,
  even: 0.9,
  computed: 0.01,
  figured: 0,
  talk: 0.5,
  choice: 0.3,
  outside: 0.8,
};

/** A case ready to be decided on again and again. */
export interface Judged {
  readonly each: Case;
  /** What was understood, the candidates in the order that limits give them. */
  understood(limits: Limits): Understood;
  placeOf(candidate: Candidate): number;
}

/** Makes a case ready. */
export function judgedOf(each: Case): Judged {
  const candidates = each.samples.map(({ candidate }) => candidate);
  const sorted = new Map<number, Understood>();
  return {
    each,
    understood(limits) {
      const key = limits.computed + 10 * limits.figured;
      const known = sorted.get(key);
      if (known) return known;
      const order = candidates.toSorted((a, b) => rankOf(b, limits) - rankOf(a, limits));
      const understood = { ...each.understood, candidates: order };
      sorted.set(key, understood);
      return understood;
    },
    placeOf: (candidate) => candidates.indexOf(candidate),
  };
}

/** The decision on a case. */
export const decideOn = (one: Judged, limits: Limits): Decision => decide(one.understood(limits), limits);

/** What came of decisions, in counts. */
export interface Sums {
  readonly right: number;
  readonly wrong: number;
  readonly idle: number;
}

/** Decides on all cases. */
export function rate(judged: readonly Judged[], limits: Limits): Sums {
  const sums = { right: 0, wrong: 0, idle: 0 };
  for (const one of judged) {
    const rated = rateDecision(one.each, decideOn(one, limits), one.placeOf);
    sums.right += rated.right;
    sums.wrong += Number(rated.wrong);
    sums.idle += Number(rated.idle);
  }
  return sums;
}

/** Values within so many points of the best are as good: what parts them is a question or two. */
const asGood = 1;

/**
 * The limits with the highest points, by turns for each limit; of values that are as good the one in the middle, which
 * leans least on single questions. `wrongCost`: how many missing answers a wrong one costs.
 */
export function findLimits(judged: readonly Judged[], wrongCost: number): Limits {
  const points = (limits: Limits) => {
    const { right, wrong, idle } = rate(judged, limits);
    return right - wrongCost * wrong - idleCost * idle;
  };
  let limits = start;
  for (let round = 0; round < rounds; round++)
    for (const name of Object.keys(limits) as (keyof Limits)[]) {
      const values = name === "computed" || name === "figured" ? leads : probabilities;
      const tried = values.map((value) => ({ value, points: points({ ...limits, [name]: value }) }));
      const best = Math.max(...tried.map((one) => one.points));
      const good = tried.filter((one) => one.points >= best - asGood);
      limits = { ...limits, [name]: good[Math.floor(good.length / 2)]!.value };
    }
  return limits;
}
