/** Candidates of all kinds, ranked by signs, and what follows: answer, ask back, or decline. */

export type { Candidate, Understood } from "./candidate.ts";
export { type Decision, decide } from "./decide.ts";
export { meantTexts } from "./documents.ts";
export { type DecisionModel, decisionModel, type Limits } from "./model.ts";
export { makeSearch, type Search, type SearchOptions } from "./search.ts";
