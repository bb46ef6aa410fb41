import type { TableIndex } from "../index/table-index.ts";
import type { Links } from "../link/link.ts";
import { proposeOperations } from "../operations/index.ts";
import type { TableQuestion } from "../question/question.ts";
import { buildScopes } from "../scope/scope.ts";
import { proposeBeyond } from "./beyond.ts";
import { proposeBlanks, proposeFilled } from "./blanks.ts";
import { proposeGroups } from "./groups.ts";
import { type Proposal, ProposalContext } from "./proposal.ts";
import { proposeNearest, proposeSuperlatives } from "./superlatives.ts";
import { proposeNeighbours, proposeValues } from "./values.ts";

/** Bounds on the work for one question and table. */
export interface GenerateLimits {
  readonly scopes: number;
  readonly proposals: number;
  /** Rows that running them may visit in all: bounds time where a table is large. */
  readonly rowVisits: number;
}

/** In the order of how usual they are: where the bound cuts, the rare ones go. */
const makers: readonly ((context: ProposalContext) => void)[] = [
  proposeValues,
  proposeNeighbours,
  proposeSuperlatives,
  proposeBlanks,
  proposeFilled,
  proposeOperations,
  proposeBeyond,
  proposeGroups,
  proposeNearest,
];

/** All proposals that the words of a question suggest, at most `limits.proposals`. */
export function generateProposals(
  question: TableQuestion,
  links: Links,
  index: TableIndex,
  limits: GenerateLimits,
): Proposal[] {
  const proposals: Proposal[] = [];
  for (const scope of buildScopes(question, links, index, limits.scopes)) {
    if (proposals.length >= limits.proposals) break;
    const context = new ProposalContext(question, links, index, scope, proposals);
    for (const make of makers) make(context);
  }
  return proposals.slice(0, limits.proposals);
}
