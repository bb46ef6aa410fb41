import type { Candidate, Reading } from "./candidates.ts";
import { isAskedBy } from "./columns.ts";
import type { ConceptIndex } from "./index/concept-index.ts";
import { countsRows } from "./limits.ts";
import type { CueKind } from "./operators.ts";
import type { Operation } from "./plan.ts";
import { type Question, textIn } from "./question.ts";
import { covers, type Span } from "./span.ts";
import type { ColumnIndex, TableIndex } from "./table-index.ts";

/** Which words of the question a plan explains, and which content words it leaves. */
export interface Coverage {
  /** Indices of tokens. */
  readonly covered: readonly number[];
  /** As they were typed. */
  readonly uncovered: readonly string[];
}

/** Operators that say how to talk about a table, not what about: no plan has to use them. */
const soft: ReadonlySet<CueKind> = new Set<CueKind>([
  "listed",
  "list",
  "describe",
  "whole",
  "what",
  "which",
  "number",
  "has",
  "and",
  "each",
  "yesNo",
  "part",
  "many",
  "only",
  "count",
  "rank",
  "times",
]);

/** Operators that ask for a property: the answer has to be of that kind to explain their words. */
const asking = ["when", "where", "howMuch", "howLong"] as const satisfies readonly CueKind[];
type Asking = (typeof asking)[number];

/** "How much", "how big": ask for any figure. */
const anyAmount = /^how (?:much|many|high|large|big|strong|great|often)$/;

/** Compares a plan with the words of its question. */
export function coverageOf(reading: Reading, { draft, plan }: Candidate): Coverage {
  const { question, index, concepts } = reading;
  return coverageOfSpans(question, index, concepts, plan.operation, [...draft.scope.atoms, ...draft.spans]);
}

/** Compares the words that something explains with those of the question; a table's subject explains its own. */
export function coverageOfSpans(
  question: Question,
  index: TableIndex,
  concepts: ConceptIndex,
  operation: Operation,
  spans: readonly Span[],
): Coverage {
  const explaining = spans.filter((span) => explains(question, index, operation, span));
  const subject = question.concepts.filter(({ concept }) => concepts.subject.has(concept));
  const counting = question.figures.filter((figure) => countsRows(question, index, figure));
  const easy = question.cues.filter((cue) => soft.has(cue.kind) || anyAmount.test(textIn(question, cue)));
  const holds = (list: readonly Span[], at: number): boolean =>
    list.some((span) => covers(span, { from: at, to: at + 1 }));
  const covered = new Set<number>();
  const uncovered = new Map<number, string>();
  question.words.forEach((word, at) => {
    const token = question.utterance.tokens[word.token]!;
    if (holds([...explaining, ...subject, ...counting], at) || index.subject.has(word.stem))
      covered.add(word.token);
    else if (!word.frame && !token.stop && !holds(easy, at)) uncovered.set(word.token, token.typed);
  });
  for (const token of covered) uncovered.delete(token);
  return { covered: [...covered], uncovered: [...uncovered.values()] };
}

/** "How tall" is explained by an answer that is a height, not by any answer. */
function explains(question: Question, index: TableIndex, operation: Operation, span: Span): boolean {
  const kind = asking.find((one) => "kind" in span && span.kind === one);
  if (!kind || anyAmount.test(textIn(question, span))) return true;
  if (operation.operation === "duration") return kind === "howLong";
  return columnsOf(operation).some((column) => isOfKind(index.columns[column]!, kind));
}

function columnsOf(operation: Operation): readonly number[] {
  if (operation.operation === "value") return operation.columns;
  return "column" in operation && typeof operation.column === "number" ? [operation.column] : [];
}

function isOfKind(column: ColumnIndex, kind: Asking): boolean {
  const unit = column.unit.kind;
  if (kind === "howMuch" && (unit === "money" || unit === "share")) return true;
  if (kind === "howLong" && (unit === "years" || unit === "time" || unit === "measure")) return true;
  return isAskedBy(column, kind);
}
