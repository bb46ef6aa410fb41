import { asksForAdvice, type Cue, type CueKind } from "../../language/index.ts";
import { oncePer } from "../../memo.ts";
import { comparisonsOf, isRange } from "../limits.ts";
import { type Question, type QuestionFigure, textIn } from "../question.ts";
import { covers } from "../span.ts";

/** What a question says so plainly that a plan which does otherwise is no answer to it. */
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

const plainHigh =
  /^(?:most|highest|largest|biggest|greatest|maximum|max|longest|dearest|priciest|costliest|tallest|heaviest|widest|deepest|the most|more than any)$/;
const plainLow = /^(?:least|lowest|smallest|fewest|minimum|min|shortest|cheapest|rarest)$/;
const paceUp = /^(?:fast|quick)(?:er|est)$/;
const paceDown = /^slow(?:er|est)$/;
/** "At least", "mostly", "most of": no superlatives. */
const looseBehind = new Set("of likely probably people".split(" "));

const opening =
  /(?:^|[.!?;:,]\s+|\b(?:tell me if|know if|wonder if|whether|any idea)\s+)(?:(?:so|and|but|ok|okay|well|hey|hi|please|also|then|any idea),?\s+)*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|isn['’]?t|aren['’]?t|doesn['’]?t|don['’]?t)\s(?!you (?:know|think|have any idea)\b|i\b)/i;
/** "… is he right?", "…, right?" */
const tag =
  /(?:\b(?:is|am) (?:he|she|it|that|this|i|they) (?:right|true|correct|so)|[,.] ?(?:right|correct|true|or not|yes or no)|\b(?:is|isn['’]?t) (?:it|that) (?:right|true|correct))\W*$/i;
const denial =
  /^(?:\w+ ){0,2}(?:is|are|was|were|do|does|did|has|have|can|could|will|would) not\b|\b(?:false|untrue|wrong|myth|isnt|arent|doesnt|dont|wasnt|werent|really|actually|never|neither|nor|nobody|nothing|without)\b|\b(?:not|no)\b(?! (?:more|less|fewer|later|earlier|higher|lower|over|under|above|below|longer|shorter)\b)|\b(?:is|are|do|does|was|were)n t\b/;
/** Reads the plain words of a question once. */
export const heardIn = oncePer((question: Question): Heard => {
  const { text } = question;
  return {
    limits: question.figures.filter((figure) => isLimit(question, figure)),
    superlatives: superlativesOf(question),
    yesNo: opening.test(question.utterance.text) || tag.test(question.utterance.text),
    denied: denial.test(text),
    noData: asksForAdvice(text),
  };
});

/** "Between 60k and 100k". */
function inRange(question: Question, figure: QuestionFigure): boolean {
  const at = question.figures.indexOf(figure);
  const [before, next] = [question.figures[at - 1], question.figures[at + 1]];
  const isBetween = (left: QuestionFigure): boolean => question.words[left.from - 1]?.text === "between";
  return (
    (next !== undefined && isBetween(figure) && isRange(question, figure, next)) ||
    (before !== undefined && isBetween(before) && isRange(question, before, figure))
  );
}

/** "From 2004" may name a beginning: only plain comparisons are held against every plan. */
function isLimit(question: Question, figure: QuestionFigure): boolean {
  const [comparison] = comparisonsOf(question, figure);
  if (inRange(question, figure)) return true;
  return comparison !== "eq" && question.words[figure.from - 1]?.text !== "from";
}

const ends: ReadonlySet<CueKind> = new Set<CueKind>(["high", "low"]);

function superlativesOf(question: Question): Superlative[] {
  const { cues, words } = question;
  return cues.flatMap((cue): Superlative[] => {
    if (!ends.has(cue.kind) || (cue.kind === "low" && cues.some((other) => isPaired(other, cue)))) return [];
    // "At least", "at the most", "most recent": a longer phrase means something else.
    const longer = cues.some(
      (other) => other.kind !== "common" && covers(other, cue) && other.to - other.from > cue.to - cue.from,
    );
    if (longer || looseBehind.has(words[cue.to]?.text ?? "")) return [];
    const said = textIn(question, cue);
    if (paceUp.test(said)) return [{ ...cue, end: "pace" }];
    if (paceDown.test(said)) return [{ ...cue, end: "slow" }];
    if (plainHigh.test(said)) return [{ ...cue, end: "high" }];
    return plainLow.test(said) || (cue.kind === "low" && said.endsWith("est"))
      ? [{ ...cue, end: "low" }]
      : [];
  });
}

/** The words of a pace ask for both ends; it is counted once. */
const isPaired = (other: Cue, cue: Cue): boolean =>
  other.kind === "high" && other.from === cue.from && other.to === cue.to;
