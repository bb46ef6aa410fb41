import type { Draft } from "./drafts/draft.ts";
import type { FeatureContext, Sink } from "./features/types.ts";
import type { ConceptIndex } from "./index/concept-index.ts";
import type { Links } from "./link/link.ts";
import type { Plan } from "./plan.ts";
import type { Question } from "./question.ts";
import type { TableResult } from "./result.ts";
import type { TableIndex } from "./table-index.ts";

/** One way to read a question as a plan on one table. */
export interface Candidate {
  readonly draft: Draft;
  readonly plan: Plan;
  readonly result: TableResult;
}

/** All readings of a question on one table. */
export interface Reading {
  readonly question: Question;
  readonly index: TableIndex;
  readonly links: Links;
  readonly concepts: ConceptIndex;
  readonly context: FeatureContext;
  readonly candidates: readonly Candidate[];
  /** Emits the features of a candidate. */
  features(candidate: Candidate, sink: Sink): void;
}
