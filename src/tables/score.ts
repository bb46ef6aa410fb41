import type { ExecutedPlan, TablePlans } from "./candidate.ts";
import { type Coverage, coverageOf } from "./coverage.ts";

/** A candidate with its share of the probability over all candidates. */
export interface ScoredPlan {
  readonly reading: TablePlans;
  readonly candidate: ExecutedPlan;
  /** Of its answer: candidates with the same answer on one table count together. */
  readonly probability: number;
  readonly margin: number;
  /** Share of the probability that speaks of the same rows, whatever of them is shown. */
  readonly agreement: number;
  /** The model's sum before it is made a share: how well the plan fits in itself. */
  readonly strength: number;
  readonly coverage: Coverage;
}

/** What a model weighs the features of a candidate with. */
interface Weighing {
  readonly weights: Float64Array;
}

interface Group {
  readonly reading: TablePlans;
  candidate: ExecutedPlan;
  best: number;
  mass: number;
}

/** Weighs all candidates of all tables against each other; one for each answer, most probable first. */
export function scoreReadings(readings: readonly TablePlans[], model: Weighing, limit: number): ScoredPlan[] {
  const groups = new Map<string, Group>();
  let top = Number.NEGATIVE_INFINITY;
  const entries: { key: string; reading: TablePlans; candidate: ExecutedPlan; sum: number }[] = [];
  for (const reading of readings) {
    for (const candidate of reading.candidates) {
      if (!candidate.result.answers.length) continue;
      const sum = weigh(reading, candidate, model);
      if (sum > top) top = sum;
      entries.push({ key: answerKey(reading, candidate), reading, candidate, sum });
    }
  }
  let total = 0;
  for (const { key, reading, candidate, sum } of entries) {
    const mass = Math.exp(sum - top);
    total += mass;
    const group = groups.get(key);
    if (!group) groups.set(key, { reading, candidate, best: sum, mass });
    else {
      group.mass += mass;
      if (sum > group.best) {
        group.best = sum;
        group.candidate = candidate;
      }
    }
  }
  const rows = new Map<string, number>();
  for (const { reading, candidate, mass } of groups.values()) {
    const key = rowsKey(reading, candidate);
    rows.set(key, (rows.get(key) ?? 0) + mass);
  }
  const ranked = [...groups.values()].sort((a, b) => b.mass - a.mass || b.best - a.best).slice(0, limit + 1);
  return ranked.slice(0, limit).map((group, i) => {
    const probability = group.mass / total;
    const next = i === 0 ? (ranked[1]?.mass ?? 0) / total : ranked[0]!.mass / total;
    return {
      reading: group.reading,
      candidate: group.candidate,
      probability,
      margin: probability - next,
      agreement: (rows.get(rowsKey(group.reading, group.candidate)) ?? 0) / total,
      strength: group.best,
      coverage: coverageOf(group.reading, group.candidate),
    };
  });
}

function weigh(reading: TablePlans, candidate: ExecutedPlan, model: Weighing): number {
  let sum = 0;
  reading.features(candidate, (id, value) => {
    sum += model.weights[id]! * value;
  });
  return sum;
}

/** Look-ups of the same rows say the same thing more or less fully; a computed figure speaks for itself. */
function rowsKey(reading: TablePlans, candidate: ExecutedPlan): string {
  const { result } = candidate;
  if (result.number !== null || result.truth !== null) return answerKey(reading, candidate);
  const rows = result.items.slice(0, 20).map((item) => item.rows.slice(0, 5).join("+"));
  return `${reading.index.table.id}:${result.plan.operation.operation === "compare" ? "compare:" : ""}${rows.join()}`;
}

/** Plans with the same answer on one table are one reading of the question. */
export function answerKey(reading: TablePlans, candidate: ExecutedPlan): string {
  const { answers } = candidate.result;
  if (answers.length === 1) return `${reading.index.table.id}\u0000${answers[0]}`;
  const ordered = candidate.plan.operation.operation === "sort" ? answers : [...answers].sort();
  return `${reading.index.table.id}\u0000${ordered.slice(0, 60).join("\u0000")}`;
}
