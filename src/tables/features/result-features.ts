import { isTime } from "../columns.ts";
import { covers } from "../span.ts";
import { answerKinds } from "./layout.ts";
import type { Judged } from "./types.ts";

/** Whether the answer looks like what was asked for. */
export function resultFeatures(extraction: Judged): void {
  const { context, draft, result, kinds, emit } = extraction;
  const { question, index, plural } = context;
  const { answers } = result;
  const compares = draft.shape.startsWith("compare");
  const listed = draft.output !== null || compares;
  emit("empty", answers.length === 0);
  emit("single", answers.length === 1);
  emit("several", answers.length > 1);
  emit("severalForSingular", listed && answers.length > 1 && !plural);
  emit("singleForPlural", listed && answers.length === 1 && plural && !kinds.has("count"));
  emit("zero", result.number === 0);
  emit("allRows", draft.scope.conditions.length === 0);
  const asked = question.figures.some(
    ({ kind, low }) => kind === "number" && low > 1 && low === answers.length,
  );
  emit("twoAsked", asked && listed);
  const said = isSaid(extraction);
  emit("answerSaid", said && !compares);
  emit("answerIsScope", said && compares);
  emit("rowWord", context.rowWord && draft.output === index.key);
  emit("cuesUnused", Math.min(4, looseCues(extraction)) / 2);
  emit("emptyCellAnswer", draft.output !== null && answers.length === 1 && /^[\s–—-]*$/.test(answers[0]!));
  const timely = kinds.has("newest") || kinds.has("oldest");
  const hasTime = context.links.pool.some((column) => isTime(column));
  emit("positionForTime", timely && draft.measure === "position" && hasTime);
  countFeatures(extraction);
}

/** "How many": rows are counted, or a cell holds the number. */
function countFeatures({ context, draft, result, kinds, emit }: Judged): void {
  const { index, headColumns } = context;
  const counts = draft.shape === "count" || draft.shape === "distinct";
  const headOrdered = [...headColumns].some((column) => index.columns[column]!.ordered);
  emit("countOfHead", draft.shape === "count" && (context.rowWord || headColumns.has(index.key)));
  emit("countOne", counts && draft.scope.conditions.length > 0 && result.number === 1);
  emit("headOrderedCount", counts && headOrdered);
  emit(
    "headOrderedSum",
    draft.shape === "sum" && typeof draft.measure === "number" && headColumns.has(draft.measure),
  );
  if (!kinds.has("count") || draft.output === null) return;
  const { ordered } = index.columns[draft.output]!;
  emit("numericForHowMany", ordered && draft.shape === "cell");
  emit("textForHowMany", !ordered && (draft.shape === "cell" || draft.shape === "list"));
}

const mostAnswersRead = 3;

/** The answer repeats words of the question, which only a comparison does. */
function isSaid({ context, result }: Judged): boolean {
  const { answers } = result;
  if (!answers.length || answers.length > mostAnswersRead) return false;
  return answers.every((answer) => context.isSaid(answer));
}

/** Operators of content that the plan does not use. */
function looseCues({ context, draft, facts }: Judged): number {
  const { words } = context.question;
  const loose = facts.cues.filter(
    (cue) => !words[cue.from]?.frame && !draft.spans.some((span) => covers(span, cue)),
  );
  return new Set(loose.map((cue) => cue.from)).size;
}

/** Place in `answerKinds` of what the answer is. */
export function answerKind({ context, draft, result }: Judged): number {
  const kind = (): (typeof answerKinds)[number] => {
    if (!result.answers.length) return "none";
    if (result.truth !== null) return "truth";
    if (result.number !== null) return draft.shape.endsWith("Figure") ? "figure" : "computed";
    if (draft.output === null) return "text";
    const column = context.index.columns[draft.output]!;
    if (isTime(column)) return "date";
    const several = result.answers.length > 1;
    if (column.ordered) return several ? "figures" : "figure";
    return several ? "texts" : "text";
  };
  return answerKinds.indexOf(kind());
}
