import { heeding } from "./guards/guards.ts";
import { isDecided } from "./guards/verdicts.ts";
import type { ConceptIndex } from "./index/concept-index.ts";
import type { TableIndex } from "./index/table-index.ts";
import { linkQuestion } from "./link/link.ts";
import { conclude } from "./operations/index.ts";
import type { Plan, PlanStep } from "./plan/plan.ts";
import { type GenerateLimits, generateProposals } from "./proposals/generate.ts";
import type { Proposal } from "./proposals/proposal.ts";
import type { TableQuestion } from "./question/question.ts";
import type { ExecutedPlan, TablePlans } from "./rank/executed-plan.ts";
import { featureContext } from "./rank/features/context.ts";
import { extractFeatures, proposalFeatures } from "./rank/features/extract.ts";
import type { FeatureContext, TableRelevance } from "./rank/features/types.ts";
import { runStep, stateOf } from "./run/steps.ts";
import { atomsOf } from "./scope/atoms.ts";

/** Options of `readOnTable`: bounds on its work, and how the table ranks. */
export interface TablePlanOptions {
  readonly limits: GenerateLimits;
  /** How the table stands among others; `null` where it is the only one. */
  readonly route: TableRelevance | null;
  /** Weights that choose which plans are run at all where not all can be. */
  readonly weights?: Float64Array;
}

const noWords: ReadonlySet<string> = new Set();

/**
 * Generates the plans that a question suggests on a table, and runs as many as the bound on work allows, the
 * most promising first.
 */
export function readOnTable(
  question: TableQuestion,
  index: TableIndex,
  concepts: ConceptIndex,
  { limits, route, weights }: TablePlanOptions,
): TablePlans {
  const links = linkQuestion(question, index, concepts, route?.common ?? noWords);
  const context = featureContext(question, links, index, route, atomsOf(question, links, index));
  const proposals = affordable(
    context,
    heeding(context, concepts, generateProposals(question, links, index, limits)),
    limits,
    weights,
  );
  return {
    question,
    index,
    links,
    concepts,
    context,
    executed: proposals.map((proposal) => {
      const executed = runProposal(index, proposal);
      if (executed.result.truth === null) return executed;
      const decided = isDecided(context, concepts, proposal);
      return { ...executed, result: { ...executed.result, decided } };
    }),
    features: (executed, sink) => extractFeatures(context, executed.proposal, executed.result, sink),
  };
}

/** The most promising proposals whose rows can be visited within `limits.rowVisits`. */
function affordable(
  context: FeatureContext,
  proposals: readonly Proposal[],
  { rowVisits }: GenerateLimits,
  weights: Float64Array | undefined,
): readonly Proposal[] {
  const costs = proposals.map((proposal) => costOf(proposal, context.index.all.length));
  if (costs.reduce((sum, cost) => sum + cost, 0) <= rowVisits) return proposals;
  const ranked = proposals.map((proposal, at) => ({
    proposal,
    cost: costs[at]!,
    promise: promiseOf(context, proposal, weights),
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
    .map(({ proposal }) => proposal);
}

function promiseOf(context: FeatureContext, proposal: Proposal, weights: Float64Array | undefined): number {
  if (!weights) return 0;
  let sum = 0;
  proposalFeatures(context, proposal, (id, value) => {
    sum += weights[id]! * value;
  });
  return sum;
}

/** Rows that running a proposal visits; grouping touches text, which costs more. */
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

/** Runs a proposal from the rows that its scope has found already. */
function runProposal(index: TableIndex, proposal: Proposal): ExecutedPlan {
  const plan: Plan = { table: index.table.id, steps: proposal.steps, operation: proposal.operation };
  let state = stateOf(proposal.scope.rows);
  for (const step of proposal.steps.slice(proposal.scope.conditions.length))
    state = runStep(index, state, step);
  return { proposal, plan, result: conclude(index, plan, state) };
}
