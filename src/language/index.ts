/** Text to an utterance: normalising, tokens, stems, spelling, synonyms, quantities. */

export { correctedText } from "./corrected.ts";
export { editDistance } from "./edit-cost.ts";
export { commonWords, isEnglish } from "./english/dictionary.ts";
export { neighboursOf } from "./english/thesaurus.ts";
export { isForeign } from "./foreign.ts";
export { makeLanguage } from "./language.ts";
export { normalise } from "./normalise.ts";
export { stem } from "./stem.ts";
export { stopWords } from "./stop-words.ts";
export { plainTerms, type TermReader, termsBy } from "./terms.ts";
export type { ConceptSpan, Language, Token, Utterance, WordFacts } from "./types.ts";
