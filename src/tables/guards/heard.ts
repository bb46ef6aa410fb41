import {
  adjectiveOf,
  asking,
  asksForAdvice,
  type Cue,
  type CueKind,
  negation,
  superlatives,
} from "../../language/index.ts";
import { oncePer } from "../../memo.ts";
import { type QuestionFigure, spanText, type TableQuestion } from "../question/question.ts";
import { covers } from "../question/span.ts";
import { comparisonsOf, isRange } from "../scope/limits.ts";

/** Surface readings of a question that are so plain that a plan which contradicts them is no answer. */
export interface Heard {
  /** Figures behind words of comparison. */
  readonly limits: readonly QuestionFigure[];
  /** Superlatives of either end: "lowest", "most", "cheapest". */
  readonly superlatives: readonly Superlative[];
  /** It begins as a question that "yes" or "no" answers. */
  readonly yesNo: boolean;
  /** It doubts or denies: "is it false that", "isn't". */
  readonly denied: boolean;
  /** It asks for a meaning, a reason, a way or an opinion, not for what a table holds. */
  readonly noData: boolean;
}

/** A superlative and the end that it asks for; `pace` where the measure decides: "fastest". */
export interface Superlative extends Cue {
  readonly end: "high" | "low" | "pace" | "slow";
}

/** Extracts these readings, once for a question. */
export const heardIn = oncePer((question: TableQuestion): Heard => {
  const { text } = question;
  return {
    limits: question.figures.filter((figure) => isLimit(question, figure)),
    superlatives: superlativesOf(question),
    yesNo:
      asking.verdictOpening.test(question.utterance.text) || asking.verdictTag.test(question.utterance.text),
    denied: negation.denial.test(text),
    noData: asksForAdvice(text),
  };
});

/** "Between 60k and 100k". */
function inRange(question: TableQuestion, figure: QuestionFigure): boolean {
  const at = question.figures.indexOf(figure);
  const [before, next] = [question.figures[at - 1], question.figures[at + 1]];
  const isBetween = (left: QuestionFigure): boolean => question.words[left.from - 1]?.text === "between";
  return (
    (next !== undefined && isBetween(figure) && isRange(question, figure, next)) ||
    (before !== undefined && isBetween(before) && isRange(question, before, figure))
  );
}

/** "From 2004" may name a beginning: only plain comparisons are held against every plan. */
function isLimit(question: TableQuestion, figure: QuestionFigure): boolean {
  const [comparison] = comparisonsOf(question, figure);
  if (inRange(question, figure)) return true;
  return comparison !== "eq" && question.words[figure.from - 1]?.text !== "from";
}

const ends: ReadonlySet<CueKind> = new Set<CueKind>(["high", "low"]);

function superlativesOf(question: TableQuestion): Superlative[] {
  const { cues, words } = question;
  return cues.flatMap((cue): Superlative[] => {
    if (!ends.has(cue.kind) || (cue.kind === "low" && cues.some((other) => isPaired(other, cue)))) return [];
    // "At least", "at the most", "most recent": a longer phrase means something else.
    const longer = cues.some(
      (other) => other.kind !== "common" && covers(other, cue) && other.to - other.from > cue.to - cue.from,
    );
    if (longer || superlatives.looseBehind.has(words[cue.to]?.text ?? "")) return [];
    const said = spanText(question, cue);
    const adjective = adjectiveOf(said);
    if (adjective?.pace) return [{ ...cue, end: adjective.low ? "slow" : "pace" }];
    if (superlatives.plainHigh.test(said)) return [{ ...cue, end: "high" }];
    return superlatives.plainLow.test(said) || (cue.kind === "low" && said.endsWith("est"))
      ? [{ ...cue, end: "low" }]
      : [];
  });
}

/** The words of a pace ask for both ends; it is counted once. */
const isPaired = (other: Cue, cue: Cue): boolean =>
  other.kind === "high" && other.from === cue.from && other.to === cue.to;
