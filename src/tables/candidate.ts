import type { Proposal } from "./drafts/draft.ts";
import type { FeatureContext, Sink } from "./features/types.ts";
import type { ConceptIndex } from "./index/concept-index.ts";
import type { Links } from "./link/link.ts";
import type { Plan } from "./plan.ts";
import type { TableQuestion } from "./question.ts";
import type { TableResult } from "./result.ts";
import type { TableIndex } from "./table-index.ts";

/** One way to read a question as a plan on one table. */
export interface ExecutedPlan {
  readonly draft: Proposal;
  readonly plan: Plan;
  readonly result: TableResult;
}

/** All readings of a question on one table. */
export interface TablePlans {
  readonly question: TableQuestion;
  readonly index: TableIndex;
  readonly links: Links;
  readonly concepts: ConceptIndex;
  readonly context: FeatureContext;
  readonly candidates: readonly ExecutedPlan[];
  /** Emits the features of a candidate. */
  features(candidate: ExecutedPlan, sink: Sink): void;
}
