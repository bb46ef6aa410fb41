/** What may be kept of people and their words, and how it is told that it went. */

export { describeForgotten } from "./forgotten.ts";
export { answerOf } from "./kept-answer.ts";
export { keptText, withoutSecrets } from "./kept-text.ts";
export { createPersonHasher } from "./person.ts";
