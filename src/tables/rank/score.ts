import { gives } from "../operations/traits.ts";
import { type Coverage, coverageOf } from "./coverage.ts";
import type { ExecutedPlan, TablePlans } from "./executed-plan.ts";

/** A plan with its share of the probability over all plans. */
export interface ScoredPlan {
  readonly onTable: TablePlans;
  readonly executed: ExecutedPlan;
  /** Of its answer: plans with the same answer on one table count together. */
  readonly probability: number;
  readonly margin: number;
  /** Share of the probability that speaks of the same rows, whatever of them is shown. */
  readonly agreement: number;
  /** The model's sum before it is made a share: how well the plan fits in itself. */
  readonly strength: number;
  readonly coverage: Coverage;
}

/** What a model weighs the features of a plan with. */
interface Weighing {
  readonly weights: Float64Array;
}

interface Group {
  readonly onTable: TablePlans;
  executed: ExecutedPlan;
  best: number;
  mass: number;
}

/** Weighs all plans of all tables against each other; one for each answer, most probable first. */
export function scorePlans(onTables: readonly TablePlans[], model: Weighing, limit: number): ScoredPlan[] {
  const groups = new Map<string, Group>();
  let top = Number.NEGATIVE_INFINITY;
  const entries: { key: string; onTable: TablePlans; executed: ExecutedPlan; sum: number }[] = [];
  for (const onTable of onTables) {
    for (const executed of onTable.executed) {
      if (!executed.result.answers.length) continue;
      const sum = weigh(onTable, executed, model);
      if (sum > top) top = sum;
      entries.push({ key: answerKey(onTable, executed), onTable, executed, sum });
    }
  }
  let total = 0;
  for (const { key, onTable, executed, sum } of entries) {
    const mass = Math.exp(sum - top);
    total += mass;
    const group = groups.get(key);
    if (!group) groups.set(key, { onTable, executed, best: sum, mass });
    else {
      group.mass += mass;
      if (sum > group.best) {
        group.best = sum;
        group.executed = executed;
      }
    }
  }
  const rows = new Map<string, number>();
  for (const { onTable, executed, mass } of groups.values()) {
    const key = rowsKey(onTable, executed);
    rows.set(key, (rows.get(key) ?? 0) + mass);
  }
  const ranked = [...groups.values()].sort((a, b) => b.mass - a.mass || b.best - a.best).slice(0, limit + 1);
  return ranked.slice(0, limit).map((group, i) => {
    const probability = group.mass / total;
    const next = i === 0 ? (ranked[1]?.mass ?? 0) / total : ranked[0]!.mass / total;
    return {
      onTable: group.onTable,
      executed: group.executed,
      probability,
      margin: probability - next,
      agreement: (rows.get(rowsKey(group.onTable, group.executed)) ?? 0) / total,
      strength: group.best,
      coverage: coverageOf(group.onTable, group.executed),
    };
  });
}

function weigh(onTable: TablePlans, executed: ExecutedPlan, model: Weighing): number {
  let sum = 0;
  onTable.features(executed, (id, value) => {
    sum += model.weights[id]! * value;
  });
  return sum;
}

/** Look-ups of the same rows say the same thing more or less fully; a computed figure speaks for itself. */
function rowsKey(onTable: TablePlans, executed: ExecutedPlan): string {
  const { result } = executed;
  if (result.number !== null || result.truth !== null) return answerKey(onTable, executed);
  const rows = result.items.slice(0, 20).map((item) => item.rows.slice(0, 5).join("+"));
  return `${onTable.index.table.id}:${gives(result.plan.operation, "choice") ? "choice:" : ""}${rows.join()}`;
}

/** Plans with the same answer on one table are one onTable of the question. */
export function answerKey(onTable: TablePlans, executed: ExecutedPlan): string {
  const { answers } = executed.result;
  if (answers.length === 1) return `${onTable.index.table.id}\u0000${answers[0]}`;
  const ordered = gives(executed.plan.operation, "order") ? answers : [...answers].sort();
  return `${onTable.index.table.id}\u0000${ordered.slice(0, 60).join("\u0000")}`;
}
