import type { NearMiss, NewAnswer, PersonHash } from "../ports.ts";
import type { Message, Reply } from "../reply/index.ts";
import { keptText } from "./kept-text.ts";

/** What the message and the reply do not say. */
export interface AnswerCircumstances {
  readonly asker: PersonHash;
  readonly atMs: number;
  /** Whether the words of question and reply may be stored. */
  readonly keepText: boolean;
}

/**
 * Builds the stored record of a message and its reply. Of the question only what was asked is kept: mentions
 * of people, links, e-mail addresses, tokens and mark-up are taken out first.
 */
export function answerOf(
  message: Message,
  reply: Reply,
  { asker, atMs, keepText: mayKeep }: AnswerCircumstances,
): NewAnswer {
  const keepText = mayKeep && reply.unlogged !== true;
  return {
    id: reply.id,
    message: message.id,
    conversation: message.conversation,
    place: message.place,
    asker,
    question: keepText ? keptText(message.text) : null,
    reply: keepText ? reply : null,
    status: reply.status,
    entry: reply.entry,
    row: onlyRow(reply),
    topic: reply.topic,
    knowledge: reply.knowledge,
    confidence: reply.confidence,
    nearMiss: keepText ? nearMissOf(reply) : null,
    atMs,
  };
}

/** The row that the answer stands on, where it is a single one. */
function onlyRow({ citations }: Reply): string | null {
  const rows = new Set(citations.map(({ row }) => row));
  const [row] = rows;
  return rows.size === 1 && row !== undefined ? row : null;
}

/** The best candidate of a question that was not answered, and why it lost. */
function nearMissOf({ status, explanation }: Reply): NearMiss | null {
  if (status === "answered" || status === "chitchat") return null;
  const { candidates, intent, uncovered, reason } = explanation;
  const nearest = candidates.find(({ id }) => id !== intent?.label);
  if (!nearest) return null;
  const missing = uncovered.map((word) => `“${word}”`).join(", ");
  return {
    id: nearest.id,
    title: nearest.title,
    why: missing ? `nothing covers ${missing}; ${reason}` : reason,
  };
}
