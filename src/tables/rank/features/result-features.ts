import { isTime } from "../../index/columns.ts";
import { covers } from "../../question/span.ts";
import { answerKinds } from "./layout.ts";
import type { Judged } from "./types.ts";

/** Features of whether the result is of the kind that is asked for. */
export function resultFeatures(extraction: Judged): void {
  const { context, proposal, result, kinds, emit } = extraction;
  const { question, index, plural } = context;
  const { answers } = result;
  const compares = proposal.shape.startsWith("compare");
  const listed = proposal.output !== null || compares;
  emit("empty", answers.length === 0);
  emit("single", answers.length === 1);
  emit("several", answers.length > 1);
  emit("severalForSingular", listed && answers.length > 1 && !plural);
  emit("singleForPlural", listed && answers.length === 1 && plural && !kinds.has("count"));
  emit("zero", result.number === 0);
  emit("allRows", proposal.scope.conditions.length === 0);
  const asked = question.figures.some(
    ({ kind, low }) => kind === "number" && low > 1 && low === answers.length,
  );
  emit("twoAsked", asked && listed);
  const said = isSaid(extraction);
  emit("answerSaid", said && !compares);
  emit("answerIsScope", said && compares);
  emit("rowWord", context.rowWord && proposal.output === index.key);
  emit("cuesUnused", Math.min(4, looseCues(extraction)) / 2);
  emit("emptyCellAnswer", proposal.output !== null && answers.length === 1 && /^[\s–—-]*$/.test(answers[0]!));
  const timely = kinds.has("newest") || kinds.has("oldest");
  const hasTime = context.links.pool.some((column) => isTime(column));
  emit("positionForTime", timely && proposal.measure === "position" && hasTime);
  countFeatures(extraction);
}

/** "How many": rows are counted, or a cell holds the number. */
function countFeatures({ context, proposal, result, kinds, emit }: Judged): void {
  const { index, headColumns } = context;
  const counts = proposal.shape === "count" || proposal.shape === "distinct";
  const headOrdered = [...headColumns].some((column) => index.columns[column]!.ordered);
  emit("countOfHead", proposal.shape === "count" && (context.rowWord || headColumns.has(index.key)));
  emit("countOne", counts && proposal.scope.conditions.length > 0 && result.number === 1);
  emit("headOrderedCount", counts && headOrdered);
  emit(
    "headOrderedSum",
    proposal.shape === "sum" && typeof proposal.measure === "number" && headColumns.has(proposal.measure),
  );
  if (!kinds.has("count") || proposal.output === null) return;
  const { ordered } = index.columns[proposal.output]!;
  emit("numericForHowMany", ordered && proposal.shape === "cell");
  emit("textForHowMany", !ordered && (proposal.shape === "cell" || proposal.shape === "list"));
}

const mostAnswersRead = 3;

/** The answer repeats words of the question, which only a comparison does. */
function isSaid({ context, result }: Judged): boolean {
  const { answers } = result;
  if (!answers.length || answers.length > mostAnswersRead) return false;
  return answers.every((answer) => context.isSaid(answer));
}

/** Operators of content that the plan does not use. */
function looseCues({ context, proposal, facts }: Judged): number {
  const { words } = context.question;
  const loose = facts.cues.filter(
    (cue) => !words[cue.from]?.frame && !proposal.spans.some((span) => covers(span, cue)),
  );
  return new Set(loose.map((cue) => cue.from)).size;
}

/** Place in `answerKinds` of what the answer is. */
export function answerKind({ context, proposal, result }: Judged): number {
  const kind = (): (typeof answerKinds)[number] => {
    if (!result.answers.length) return "none";
    if (result.truth !== null) return "truth";
    if (result.number !== null) return proposal.shape.endsWith("Figure") ? "figure" : "computed";
    if (proposal.output === null) return "text";
    const column = context.index.columns[proposal.output]!;
    if (isTime(column)) return "date";
    const several = result.answers.length > 1;
    if (column.ordered) return several ? "figures" : "figure";
    return several ? "texts" : "text";
  };
  return answerKinds.indexOf(kind());
}
