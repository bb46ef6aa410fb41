import { atomsOf } from "./atoms.ts";
import type { ExecutedPlan, TablePlans } from "./candidate.ts";
import type { Proposal } from "./drafts/draft.ts";
import { featureContext } from "./features/context.ts";
import { draftFeatures, extractFeatures } from "./features/extract.ts";
import type { FeatureContext, TableRelevance } from "./features/types.ts";
import { type GenerateLimits, generateDrafts } from "./generate.ts";
import { heeding } from "./guards/guards.ts";
import { isDecided } from "./guards/verdicts.ts";
import type { ConceptIndex } from "./index/concept-index.ts";
import { linkQuestion } from "./link/link.ts";
import { conclude } from "./operations/index.ts";
import type { Plan, PlanStep } from "./plan.ts";
import type { TableQuestion } from "./question.ts";
import { runStep, stateOf } from "./steps.ts";
import type { TableIndex } from "./table-index.ts";

/** How a question is read on a table. */
export interface ReadingOptions {
  readonly limits: GenerateLimits;
  /** How the table stands among others; `null` where it is the only one. */
  readonly route: TableRelevance | null;
  /** Weights that choose which plans are run at all where not all can be. */
  readonly weights?: Float64Array;
}

const noWords: ReadonlySet<string> = new Set();

/** Reads a question on a table: every plan that its words suggest, run as far as the bound on work allows. */
export function readOnTable(
  question: TableQuestion,
  index: TableIndex,
  concepts: ConceptIndex,
  { limits, route, weights }: ReadingOptions,
): TablePlans {
  const links = linkQuestion(question, index, concepts, route?.common ?? noWords);
  const context = featureContext(question, links, index, route, atomsOf(question, links, index));
  const drafts = affordable(
    context,
    heeding(context, concepts, generateDrafts(question, links, index, limits)),
    limits,
    weights,
  );
  return {
    question,
    index,
    links,
    concepts,
    context,
    candidates: drafts.map((draft) => {
      const candidate = runDraft(index, draft);
      if (candidate.result.truth === null) return candidate;
      const decided = isDecided(context, concepts, draft);
      return { ...candidate, result: { ...candidate.result, decided } };
    }),
    features: (candidate, sink) => extractFeatures(context, candidate.draft, candidate.result, sink),
  };
}

/** The most promising drafts whose rows can be visited within `limits.rowVisits`. */
function affordable(
  context: FeatureContext,
  drafts: readonly Proposal[],
  { rowVisits }: GenerateLimits,
  weights: Float64Array | undefined,
): readonly Proposal[] {
  const costs = drafts.map((draft) => costOf(draft, context.index.all.length));
  if (costs.reduce((sum, cost) => sum + cost, 0) <= rowVisits) return drafts;
  const ranked = drafts.map((draft, at) => ({
    draft,
    cost: costs[at]!,
    promise: promiseOf(context, draft, weights),
  }));
  ranked.sort((a, b) => b.promise - a.promise);
  let spent = 0;
  return ranked
    .filter(({ cost }, place) => {
      // However large the table is, the likeliest plans are run: that is a few passes over its rows.
      if (place >= mostPasses && spent + cost > rowVisits) return false;
      spent += cost;
      return true;
    })
    .map(({ draft }) => draft);
}

function promiseOf(context: FeatureContext, draft: Proposal, weights: Float64Array | undefined): number {
  if (!weights) return 0;
  let sum = 0;
  draftFeatures(context, draft, (id, value) => {
    sum += weights[id]! * value;
  });
  return sum;
}

/** Rows that running a draft visits; grouping touches text, which costs more. */
function costOf({ scope, steps }: Proposal, all: number): number {
  const cost = (step: PlanStep): number => {
    if (step.step === "where") return 0;
    if (step.step === "same" || step.step === "beyond") return all * (step.step === "same" ? groupCost : 1);
    return scope.rows.length * (step.step === "group" ? groupCost : 1);
  };
  return steps.reduce((sum, step) => sum + cost(step), scope.rows.length + 1);
}

const groupCost = 5;
const mostPasses = 4;

/** Runs a draft from the rows that its scope has found already. */
function runDraft(index: TableIndex, draft: Proposal): ExecutedPlan {
  const plan: Plan = { table: index.table.id, steps: draft.steps, operation: draft.operation };
  let state = stateOf(draft.scope.rows);
  for (const step of draft.steps.slice(draft.scope.conditions.length)) state = runStep(index, state, step);
  return { draft, plan, result: conclude(index, plan, state) };
}
