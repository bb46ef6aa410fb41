import type { Figure } from "../../figures/index.ts";
import type { Cue, Utterance } from "../../language/index.ts";
import type { FoldedWord } from "./folded-words.ts";
import type { Span } from "./span.ts";

/** A word of a question, with the token of the utterance that it comes from. */
export interface QuestionWord extends FoldedWord {
  readonly token: number;
  /** Carries no content of its own. */
  readonly frame: boolean;
  /** A word of grammar that is written as a name: "US". */
  readonly initials: boolean;
}

/** A figure of a question; word indices, `to` exclusive. */
export interface QuestionFigure extends Figure {
  readonly from: number;
  readonly to: number;
}

/** A vocabulary concept in a question; word indices, `to` exclusive. */
export interface QuestionConcept {
  readonly concept: string;
  readonly from: number;
  readonly to: number;
}

/** An utterance as tables read it. */
export interface TableQuestion {
  readonly words: readonly QuestionWord[];
  /** The words in one line. */
  readonly text: string;
  readonly figures: readonly QuestionFigure[];
  readonly cues: readonly Cue[];
  readonly concepts: readonly QuestionConcept[];
  readonly utterance: Utterance;
}

/** The words of a span in one line. */
export const spanText = ({ words }: TableQuestion, { from, to }: Span): string =>
  words
    .slice(from, to)
    .map((word) => word.text)
    .join(" ");
