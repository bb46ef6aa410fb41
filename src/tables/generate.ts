import { draftBeyond } from "./drafts/beyond.ts";
import { draftBlanks, draftFilled } from "./drafts/blanks.ts";
import { type Proposal, DraftContext } from "./drafts/draft.ts";
import { draftGroups } from "./drafts/groups.ts";
import { draftNearest, draftSuperlatives } from "./drafts/superlatives.ts";
import { draftNeighbours, draftValues } from "./drafts/values.ts";
import type { Links } from "./link/link.ts";
import { proposeOperations } from "./operations/index.ts";
import type { TableQuestion } from "./question.ts";
import { buildScopes } from "./scope.ts";
import type { TableIndex } from "./table-index.ts";

/** Bounds on what is tried for one question and table. */
export interface GenerateLimits {
  readonly scopes: number;
  readonly drafts: number;
  /** Rows that running them may visit in all: bounds time where a table is large. */
  readonly rowVisits: number;
}

/** In the order of how usual they are: where the bound cuts, the rare ones go. */
const makers: readonly ((context: DraftContext) => void)[] = [
  draftValues,
  draftNeighbours,
  draftSuperlatives,
  draftBlanks,
  draftFilled,
  proposeOperations,
  draftBeyond,
  draftGroups,
  draftNearest,
];

/** Every plan that the words of the question suggest, at most `limits.drafts`. */
export function generateDrafts(
  question: TableQuestion,
  links: Links,
  index: TableIndex,
  limits: GenerateLimits,
): Proposal[] {
  const drafts: Proposal[] = [];
  for (const scope of buildScopes(question, links, index, limits.scopes)) {
    if (drafts.length >= limits.drafts) break;
    const context = new DraftContext(question, links, index, scope, drafts);
    for (const make of makers) make(context);
  }
  return drafts.slice(0, limits.drafts);
}
