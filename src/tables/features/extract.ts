import type { Draft } from "../drafts/draft.ts";
import type { CueKind } from "../operators.ts";
import type { TableResult } from "../run.ts";
import { covers, meets, type Span } from "../span.ts";
import { measureFeatures, outputFeatures } from "./column-features.ts";
import type { FeatureContext } from "./context.ts";
import { askId, askKinds, openingId, pairId, type Scalar, scalarId, shapeId, shapeIndex } from "./layout.ts";
import { answerKind, resultFeatures } from "./result-features.ts";
import { coverageFeatures, scopeFeatures } from "./scope-features.ts";

/** Takes a feature and its value. */
export type Sink = (id: number, value: number) => void;

/** A draft as its features see it. */
export interface Extraction {
  readonly context: FeatureContext;
  readonly draft: Draft;
  /** Operators that neither the scope nor the name of the plan's column takes up. */
  readonly kinds: ReadonlySet<CueKind>;
  emit(name: Scalar, value: number | boolean): void;
  /** Whether the words of the plan's conditions hold any of these. */
  isInScope(span: Span): boolean;
}

/** A candidate with what it came to. */
export interface Judged extends Extraction {
  readonly result: TableResult;
}

/** Emits every feature of one candidate. */
export function extractFeatures(
  context: FeatureContext,
  draft: Draft,
  result: TableResult,
  sink: Sink,
): void {
  const seen = draftFeatures(context, draft, sink);
  const { kinds } = seen;
  const judged: Judged = { ...seen, result };
  resultFeatures(judged);
  const answer = answerKind(judged);
  askKinds.forEach((kind, ask) => {
    if (kinds.has(kind)) sink(askId(ask, answer), 1);
  });
}

/** Emits the features that a draft has before it is run. */
export function draftFeatures(context: FeatureContext, draft: Draft, sink: Sink): Extraction {
  const emit = (name: Scalar, value: number | boolean): void => {
    const number = Number(value);
    if (number !== 0) sink(scalarId(name), number);
  };
  const isInScope = (span: Span): boolean => draft.scope.atoms.some((atom) => meets(atom, span));
  const kinds = freeKinds(context, draft, isInScope);
  const extraction: Extraction = { context, draft, kinds, emit, isInScope };
  const shape = shapeIndex(draft.shape);
  emit("bias", 1);
  sink(shapeId(shape), 1);
  if (context.opening >= 0) sink(openingId(context.opening, shape), 1);
  for (const kind of kinds) sink(pairId(kind, shape), 1);
  coverageFeatures(extraction);
  scopeFeatures(extraction);
  emit("rowForWhatIs", draft.shape === "row" && context.whatIs);
  if (draft.output !== null) outputFeatures(extraction, draft.output);
  if (typeof draft.measure === "number") measureFeatures(extraction, draft.measure);
  return extraction;
}

/** Words that name the plan's column ("average salary") do not ask for an operation as well. */
function freeKinds(
  { question, links }: FeatureContext,
  draft: Draft,
  isInScope: (span: Span) => boolean,
): ReadonlySet<CueKind> {
  const used = new Set<unknown>([
    draft.measure,
    draft.output,
    ...draft.scope.conditions.map(({ column }) => column),
  ]);
  const naming = links.columns.filter((link) => !link.hinted && link.share > 0.5 && used.has(link.column));
  const free = question.cues.filter((cue) => !isInScope(cue) && !naming.some((link) => covers(link, cue)));
  return new Set(free.map((cue) => cue.kind));
}
