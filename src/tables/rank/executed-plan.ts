import type { ConceptIndex } from "../index/concept-index.ts";
import type { TableIndex } from "../index/table-index.ts";
import type { Links } from "../link/link.ts";
import type { Plan } from "../plan/plan.ts";
import type { Proposal } from "../proposals/proposal.ts";
import type { TableQuestion } from "../question/question.ts";
import type { TableResult } from "../run/result.ts";
import type { FeatureContext, Sink } from "./features/types.ts";

/** A proposal with its plan and result. */
export interface ExecutedPlan {
  readonly proposal: Proposal;
  readonly plan: Plan;
  readonly result: TableResult;
}

/** All plans of a question on one table. */
export interface TablePlans {
  readonly question: TableQuestion;
  readonly index: TableIndex;
  readonly links: Links;
  readonly concepts: ConceptIndex;
  readonly context: FeatureContext;
  readonly executed: readonly ExecutedPlan[];
  /** Emits the features of a plan. */
  features(executed: ExecutedPlan, sink: Sink): void;
}
