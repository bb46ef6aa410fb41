/** What people write and what they get back: messages, and replies as documents that each platform renders for itself. */

export type { Block, Inline } from "./block.ts";
export { heading, list, paragraph, say, strong, text } from "./document.ts";
export type { ChartData, ChartItem, TableView, Working } from "./figures.ts";
export type { Addressed, Message, Place } from "./message.ts";
export { plainInline, plainText, plainWords } from "./plain-text.ts";
export type { Action, Prompt } from "./prompt.ts";
export type { Citation, Explanation, Reply, ReplyStatus, Suggestion } from "./reply.ts";
export { type ExplanationParts, replyOf } from "./reply-of.ts";
export { placeKind, replySchema, replyStatus } from "./schema.ts";
