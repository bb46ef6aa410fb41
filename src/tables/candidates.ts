import type { ConceptIndex } from "./concept-index.ts";
import type { Draft } from "./drafts/draft.ts";
import { type FeatureContext, featureContext, type Route } from "./features/context.ts";
import { extractFeatures, type Sink } from "./features/extract.ts";
import { type GenerateLimits, generateDrafts } from "./generate.ts";
import { type Links, linkQuestion } from "./link.ts";
import type { Plan } from "./plan.ts";
import type { Question } from "./question.ts";
import { conclude, runStep, type State, stateOf, type TableResult } from "./run.ts";
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

const noWords: ReadonlySet<string> = new Set();

/** Reads a question on a table: every plan that its words suggest, run. */
export function readOnTable(
  question: Question,
  index: TableIndex,
  concepts: ConceptIndex,
  limits: GenerateLimits,
  route: Route | null = null,
): Reading {
  const links = linkQuestion(question, index, concepts, route?.common ?? noWords);
  const drafts = generateDrafts(question, links, index, limits);
  const context = featureContext(question, links, index, route);
  return {
    question,
    index,
    links,
    concepts,
    context,
    candidates: drafts.map((draft) => runDraft(index, draft)),
    features: (candidate, sink) => extractFeatures(context, candidate.draft, candidate.result, sink),
  };
}

/** Runs a draft from the rows that its scope has found already. */
function runDraft(index: TableIndex, draft: Draft): Candidate {
  const plan: Plan = { table: index.table.id, steps: draft.steps, operation: draft.operation };
  let state: State = stateOf(index, draft.scope.rows);
  for (const step of draft.steps.slice(draft.scope.conditions.length)) state = runStep(index, state, step);
  return { draft, plan, result: conclude(index, plan, state) };
}
