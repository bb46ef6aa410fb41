/** What a message is made of: its sentences, and the questions among them. */
import { normalise, stopWords } from "../language/index.ts";
import type { AskedQuestion, MessageParts } from "./parts.ts";
import { readSentences, type Sentence } from "./sentences.ts";

export { natureOf } from "./nature.ts";
export type { AskedQuestion, MessageParts } from "./parts.ts";
export { splitYear } from "./qualifiers.ts";
export { roleOf, splitSentences } from "./sentences.ts";

/** Most questions of one message that are answered. */
export const mostQuestions = 3;
/** Longer messages are read to here: a story, whose question mostly stands at its end, fits well. */
const longestRaw = 12_000;
const longestLine = 6_000;
/** About as much of a message as the encoder reads. */
const openingChars = 500;
/** A question of so few letters asks nothing by itself: "Any tips?", "What would you do?". */
const leastChars = 3;

/** Takes a message apart; never throws, whatever stands in it. */
export function readMessage(raw: string): MessageParts {
  const lines = raw
    .slice(0, longestRaw)
    .replace(/```[\s\S]*?(?:```|$)/g, " ")
    .split(/\n+/)
    .slice(0, 100)
    .map((line) =>
      normalise(line, longestLine)
        .text.replace(/\s+([,.;:!?])/g, "$1")
        .replace(/^[,.;:\s]+/, ""),
    )
    .filter((line) => line !== "");
  const sentences = lines.flatMap((line) => readSentences(line));
  const text = lines.join(" ");
  const asking = sentences.filter(
    ({ role, text: { length } }) => role !== "statement" && length >= leastChars,
  );
  const chosen = chooseQuestions(asking);
  // What only sounds like a question is none that somebody waits for an answer to.
  const marked = chosen.filter(({ text: said }) => said.includes("?")).length;
  return {
    text,
    opening: openingOf(text),
    sentences,
    unread: Math.max(0, marked - mostQuestions),
    questions: chosen.slice(0, mostQuestions).map((sentence) => ({
      said: sentence.text,
      text: completed(sentences, sentence),
    })),
  };
}

/** Questions before requests ("any help is welcome"), in the order of the message; what is asked twice counts once. */
function chooseQuestions(asking: readonly Sentence[]): Sentence[] {
  const seen = new Set<string>();
  const distinct = asking.filter(({ text }) => {
    const key = text.toLowerCase();
    return !seen.has(key) && seen.add(key);
  });
  const questions = distinct.filter(({ role }) => role === "question");
  // "Any tips would be great" adds nothing to a question, but is all that some messages ask.
  return questions.length > 0 ? questions : distinct;
}

const pointing =
  /\b(?:it|them|they|this|that|these|those|him|her|he|she|there|so|one|ones|its|their|both)\b/i;
/** Words with a topic that a question needs to be understood; one that points at something needs more. */
const leastContent = 2;
const leastContentTogether = 3;
const leastContentPointing = 5;
const leastContentAlone = 2;
const mostCompleted = 2;

const contentOf = (text: string): number =>
  (text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu) ?? []).filter((word) => !stopWords.has(word))
    .length;

/** A question with as much of what was said before it as it leans on. */
function completed(sentences: readonly Sentence[], asked: Sentence): string {
  let text = asked.text;
  const leans = contentOf(text) < leastContent;
  const needed = pointing.test(text) ? leastContentPointing : leans ? leastContentTogether : leastContent;
  const at = sentences.indexOf(asked);
  for (let before = at - 1; before >= Math.max(0, at - mostCompleted) && contentOf(text) < needed; before--) {
    const { text: earlier, role } = sentences[before]!;
    // Another question is about something else, unless this one says nothing by itself.
    if (role !== "statement" && contentOf(text) >= leastContentAlone) break;
    if (contentOf(earlier) > 0) text = `${earlier} ${text}`;
  }
  return text;
}

/** What a question stands in; empty where it is the whole message, or takes the place of one. */
export const aroundQuestions = (
  { text, opening }: MessageParts,
  questions: readonly AskedQuestion[],
): string => (questions.every(({ said, instead }) => said !== text && !instead) ? opening : "");

const openingOf = (text: string): string =>
  text.length <= openingChars ? text : text.slice(0, text.lastIndexOf(" ", openingChars) + 1).trimEnd();
