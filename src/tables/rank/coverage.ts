import { type CueKind, joints, stopWords, type Token } from "../../language/index.ts";
import { isAskedBy, isMeasuredBy } from "../index/columns.ts";
import type { ConceptIndex } from "../index/concept-index.ts";
import type { ColumnIndex, TableIndex } from "../index/table-index.ts";
import type { CellLink } from "../link/link-cells.ts";
import { columnsOf } from "../operations/traits.ts";
import type { Operation } from "../plan/plan.ts";
import { spanText, type TableQuestion } from "../question/question.ts";
import { covers, meets, type Span } from "../question/span.ts";
import { countsRows } from "../scope/limits.ts";
import type { ExecutedPlan, TablePlans } from "./executed-plan.ts";

/** Words of the question that a plan explains, and content words that it leaves unexplained. */
export interface Coverage {
  /** Indices of tokens. */
  readonly covered: readonly number[];
  /** As they were typed. */
  readonly uncovered: readonly string[];
}

/**
 * Coverage with the verbs that the plan ignores: they hardly change which rows are meant, but a verdict on
 * them would be one on something else.
 */
export interface FullCoverage extends Coverage {
  readonly passed: readonly string[];
}

/** What is left of a plan's probability for each word that it leaves out. */
const leftOut = 0.3;
const mostCounted = 3;

/**
 * Factor on a plan's probability, 0 to 1, by the content words that it leaves unexplained: it may answer
 * another question.
 */
export const metBy = ({ uncovered }: Coverage): number => leftOut ** Math.min(mostCounted, uncovered.length);

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

/** Computes which words of its question a plan explains. */
export function coverageOf(onTable: TablePlans, { proposal, plan }: ExecutedPlan): Coverage {
  const { question, index, concepts, links } = onTable;
  const spans = [...proposal.scope.atoms, ...proposal.spans];
  return coverageOfSpans(
    question,
    index,
    concepts,
    plan.operation,
    spans,
    links.cells.filter(isName),
    onTable.context.route?.elsewhere,
  );
}

/** What singles out rows: a plan that passes it over leaves it out, though the title may hold the word as well. */
const isName = ({ kind }: CellLink): boolean => kind === "whole" || kind === "alias";

/** Compares the words that something explains with those of the question; a table's subject explains its own. */
export function coverageOfSpans(
  question: TableQuestion,
  index: TableIndex,
  concepts: ConceptIndex,
  operation: Operation,
  spans: readonly Span[],
  named: readonly Span[] = [],
  elsewhere: readonly Span[] = [],
): FullCoverage {
  const explaining = spans.filter((span) => explains(question, index, operation, span));
  const subject = question.concepts.filter(({ concept }) => concepts.subject.has(concept));
  const counting = question.figures.filter((figure) => countsRows(question, index, figure));
  const easy = question.cues.filter((cue) => soft.has(cue.kind) || anyAmount.test(spanText(question, cue)));
  const holds = (list: readonly Span[], at: number): boolean =>
    list.some((span) => covers(span, { from: at, to: at + 1 }));
  // "An entry level engineer": what takes up a part of the phrase means the row here.
  const foreign = elsewhere.filter((span) => !named.some((own) => meets(own, span)));
  const covered = new Set<number>();
  const uncovered = new Map<number, string>();
  const passed: string[] = [];
  question.words.forEach((word, at) => {
    const token = question.utterance.tokens[word.token]!;
    const told = (holds(subject, at) || index.subject.has(word.stem)) && !holds(foreign, at);
    if (holds([...explaining, ...counting], at) || (told && !holds(named, at))) covered.add(word.token);
    else if (isSaying(question, at, token) && !holds(easy, at)) {
      if (isVerb(question, at)) passed.push(token.typed);
      else uncovered.set(word.token, token.typed);
    }
  });
  for (const token of covered) uncovered.delete(token);
  return { covered: [...covered], uncovered: [...uncovered.values()], passed };
}

/** Whether a word says something that an answer has to meet. */
const isSaying = ({ words }: TableQuestion, at: number, { text, stop }: Token): boolean =>
  words[at]!.initials ||
  !(words[at]!.frame || stop || joints.lightVerbs.has(text) || stopWords.has(text.replace(/(?:s|ed)$/, "")));

/** "Sits in", "ferments at", "emptied on": a verb between its nouns. */
function isVerb({ words, utterance }: TableQuestion, at: number): boolean {
  const [before, word, after] = [words[at - 1], words[at]!, words[at + 1]];
  if (!before || !after || !joints.linking.has(after.text) || !/[^s]s$|[^e]ed$/.test(word.text)) return false;
  const noun = !before.frame && !utterance.tokens[before.token]!.stop;
  const joined = [before, word].every(
    ({ end }, i) => utterance.text.slice(end, [word, after][i]!.start).trim() === "",
  );
  return noun && joined;
}

/** "How tall" is explained by an answer that is a height, not by any answer. */
function explains(question: TableQuestion, index: TableIndex, operation: Operation, span: Span): boolean {
  const kind = asking.find((one) => "kind" in span && span.kind === one);
  if (!kind || anyAmount.test(spanText(question, span))) return true;
  if (operation.operation === "duration") return kind === "howLong";
  const adjective = /^how (\w+)$/.exec(spanText(question, span))?.[1];
  return columnsOf(operation).some((column) =>
    adjective ? isMeasuredBy(index.columns[column]!, adjective) : isOfKind(index.columns[column]!, kind),
  );
}

function isOfKind(column: ColumnIndex, kind: Asking): boolean {
  const unit = column.unit.kind;
  if (kind === "howMuch" && (unit === "money" || unit === "share")) return true;
  if (kind === "howLong" && (unit === "years" || unit === "time" || unit === "measure")) return true;
  return isAskedBy(column, kind);
}
