import type { Figure } from "../figures/index.ts";

/** One word of an utterance. */
export interface Token {
  /** Normalised and, where it was misspelt, corrected. */
  readonly text: string;
  /** As it was typed, lower case. */
  readonly typed: string;
  /** Offsets in `Utterance.text`. */
  readonly start: number;
  readonly end: number;
  readonly stem: string;
  /** Carries no topic of its own ("the", "do", "please"). */
  readonly stop: boolean;
  /** Occurs in the knowledge: entries, wordings, tables, vocabulary. */
  readonly known: boolean;
  /** A word of the English dictionary or a name in the knowledge; false for gibberish. */
  readonly word: boolean;
}

/** What holds of a word wherever it stands. */
export interface WordFacts extends Pick<Token, "text" | "stem" | "stop" | "known" | "word"> {
  /** Number of the word in the knowledge, from 0 without gaps; -1 for words that it does not hold. */
  readonly id: number;
}

/** A vocabulary concept that stands in the utterance; token indices, `to` exclusive. */
export interface ConceptSpan {
  readonly concept: string;
  readonly from: number;
  readonly to: number;
}

/** A figure in the utterance; token indices, `to` exclusive. `low` and `high` are equal for a single figure. */
export interface Quantity {
  readonly kind: "number" | "percent" | "money" | "years" | "ordinal";
  readonly low: number;
  /** `Infinity`: open above, as in `5+`. */
  readonly high: number;
  /** ISO code, where the figure names a currency. */
  readonly currency?: string;
  readonly from: number;
  readonly to: number;
}

/** A text as language: tokens, stems, concepts, quantities, with its corrections. */
export interface Utterance {
  readonly raw: string;
  /** Mentions, mark-up, emoji and odd characters taken out; at most 1,000 characters. */
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly concepts: readonly ConceptSpan[];
  /** Every figure and date, with offsets in `text`. */
  readonly figures: readonly Figure[];
  /** The figures as spans of tokens, ranges joined. */
  readonly quantities: readonly Quantity[];
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
  /** Cut because the message was longer than a question can be. */
  readonly truncated: boolean;
}

/** Reads text into utterances, with the lexicon of one knowledge. */
export interface Language {
  /** Takes a message apart; never throws, whatever stands in it. */
  read(raw: string): Utterance;
  /** Tokens of a text of the knowledge itself: of any length, nothing corrected. */
  tokens(text: string): readonly Token[];
  /** The same without places: what an index of many texts needs, at a fraction of the cost. */
  words(text: string): readonly WordFacts[];
  /** Vocabulary concepts in tokens: longest name first, not overlapping. */
  concepts(tokens: readonly Pick<Token, "stem">[]): readonly ConceptSpan[];
  /** How often a word (lower case, as it stands) occurs in the knowledge. */
  count(word: string): number;
}
