/** Text to an utterance: normalising, tokens, stems, spelling, synonyms, quantities. */

export { correctedText } from "./corrected.ts";
export { editDistance } from "./edit-cost.ts";
export { adjectiveOf, fitsHint, measureHints, verbHints } from "./english/adjectives.ts";
export { asksForAdvice, asksForNeed, isJudgement, pointsAtUnsaid } from "./english/asking.ts";
export { readBothEnds } from "./english/both-ends.ts";
export { readAgainstAll } from "./english/comparing.ts";
export { type Cue, type CueKind, cueKinds } from "./english/cues.ts";
export { commonWords, isEnglish } from "./english/dictionary.ts";
export { asksForRest, denies } from "./english/negation.ts";
export { cueReader, readCues } from "./english/operators.ts";
export { asksForMajority, type Quantity, quantityBefore } from "./english/quantifiers.ts";
export { askedColumns, isFrameWord } from "./english/question-words.ts";
export { stopWords } from "./english/stop-words.ts";
export { neighboursOf } from "./english/thesaurus.ts";
export { isForeign } from "./foreign.ts";
export { makeLanguage } from "./language.ts";
export { normalise } from "./normalise.ts";
export { stem } from "./stem.ts";
export { plainTerms, type TermReader, termsBy } from "./terms.ts";
export type { ConceptSpan, Language, Token, Utterance, WordFacts } from "./types.ts";
