import type { CueKind } from "../../../language/index.ts";
import type { Proposal } from "../../proposals/proposal.ts";
import { covers } from "../../question/span.ts";
import type { TableResult } from "../../run/result.ts";
import { measureFeatures, outputFeatures } from "./column-features.ts";
import { coverageFeatures, unheededFeatures } from "./coverage-features.ts";
import { askId, askKinds, openingId, pairId, type Scalar, scalarId, shapeId, shapeIndex } from "./layout.ts";
import { answerKind, resultFeatures } from "./result-features.ts";
import type { Extraction, FeatureContext, Judged, ScopeFacts, Sink } from "./types.ts";

/** Emits every feature of one plan. */
export function extractFeatures(
  context: FeatureContext,
  proposal: Proposal,
  result: TableResult,
  sink: Sink,
): void {
  const seen = proposalFeatures(context, proposal, sink);
  const { kinds } = seen;
  const judged: Judged = { ...seen, result };
  resultFeatures(judged);
  const answer = answerKind(judged);
  askKinds.forEach((kind, ask) => {
    if (kinds.has(kind)) sink(askId(ask, answer), 1);
  });
}

/** Emits the features that a proposal has before it is run. */
export function proposalFeatures(context: FeatureContext, proposal: Proposal, sink: Sink): Extraction {
  const emit = (name: Scalar, value: number | boolean): void => {
    const number = Number(value);
    if (number !== 0) sink(scalarId(name), number);
  };
  const facts = context.factsOf(proposal.scope);
  const kinds = freeKinds(facts, proposal);
  const extraction: Extraction = { context, proposal, facts, kinds, emit };
  const shape = shapeIndex(proposal.shape);
  emit("bias", 1);
  sink(shapeId(shape), 1);
  if (context.opening >= 0) sink(openingId(context.opening, shape), 1);
  for (const kind of kinds) sink(pairId(kind, shape), 1);
  for (const [id, value] of facts.features) sink(id, value);
  coverageFeatures(extraction);
  unheededFeatures(extraction);
  emit("rowForWhatIs", proposal.shape === "row" && context.whatIs);
  if (proposal.output !== null) outputFeatures(extraction, proposal.output);
  if (typeof proposal.measure === "number") measureFeatures(extraction, proposal.measure);
  return extraction;
}

/** Words that name the plan's column ("average salary") do not ask for an operation as well. */
function freeKinds(
  { cues, kinds: all, columns, conditioned }: ScopeFacts,
  { measure, output }: Proposal,
): ReadonlySet<CueKind> {
  const naming = columns.filter(
    ({ hinted, share, column }) =>
      !hinted && share > 0.5 && (column === measure || column === output || conditioned.has(column)),
  );
  if (naming.length === 0) return all;
  const kinds = new Set<CueKind>();
  for (const cue of cues) if (!naming.some((link) => covers(link, cue))) kinds.add(cue.kind);
  return kinds;
}
