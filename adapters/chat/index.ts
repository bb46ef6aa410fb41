/** What chat platforms share: each message answered once, when to speak, votes, sharing, hand-over, and the words for it. */

export { share, withdraw } from "./answer-actions.ts";
export { isSaid, sectionOf } from "./answer-parts.ts";
export { createAnswering, MOST_ATTEMPTS, type PlatformSide } from "./answering.ts";
export { type Brief, briefOf } from "./brief.ts";
export { type Cooldown, waitFor } from "./cooldown.ts";
export type { DrawChart } from "./draw-chart.ts";
export type { Once, OnceResult } from "./exactly-once.ts";
export { blocksOfMarkup, type Card, type HandOver } from "./hand-over.ts";
export { type Modes, modeOptions, parseMode } from "./modes.ts";
export { overviewLines } from "./overview-lines.ts";
export { type People, parsePeople } from "./people.ts";
export { phrasesIn } from "./phrases.ts";
export type { Before } from "./pointing.ts";
export { type OfferedQuestions, questionsOf } from "./questions.ts";
export { type ChannelMode, isWantedInForum, type Overheard } from "./speaking.ts";
export { clip, printable } from "./text.ts";
export { createChatTools } from "./tools.ts";
