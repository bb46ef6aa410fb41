/** What keepers learn from questions: gaps, drafts, trials of a change, advice, the digest. */

export { adviseOn } from "./advice.ts";
export {
  type AnswerComparison,
  answererOf,
  compareAnswers,
  type EntryEffect,
  effectOf,
  type Probe,
  probesFromLabels,
  probesFromLog,
} from "./compare.ts";
export { figuresByDay, topicFigures } from "./day-figures.ts";
export { digest, gapLine } from "./digest.ts";
export { asTitle, draftFile, draftFromGap, type EntryDraft, freeId } from "./draft.ts";
export type { Gap } from "./gaps.ts";
export { parseLabelled } from "./labelled.ts";
export { type GapContext, reportGaps } from "./report.ts";
export { type ReplyOutcome, rememberedOutcomes, type Trial, type TrialQuestion, tryChange } from "./trial.ts";
export { summariseVotes } from "./votes.ts";
