import { createHash } from "node:crypto";
import { plainText } from "./plain-text.ts";
import type { Explanation, Reply } from "./reply.ts";

/** Input of `replyOf`; fields that are left out are empty, and the text is that of the body. */
export type ReplyParts = Partial<Omit<Reply, "id" | "knowledge" | "text" | "explanation">> &
  Pick<Reply, "body" | "status"> & { readonly explanation: ExplanationParts };

/** Why a reply is what it is; what is left out is empty, and it is as sure as the reply. */
export type ExplanationParts = Partial<Explanation> & Pick<Explanation, "reason">;

/**
 * A reply made of the few things that it says.
 * @param knowledge hash of the knowledge that it was made from
 * @param from what makes it another reply than others of this knowledge: a message's id, or its content
 */
export function replyOf(knowledge: string, from: string, parts: ReplyParts): Reply {
  const { confidence = 1, explanation, body, ...rest } = parts;
  return {
    id: createHash("sha256").update(`${knowledge} ${from}`).digest("hex").slice(0, 16),
    title: null,
    body,
    text: plainText(body),
    table: null,
    chart: null,
    working: null,
    citations: [],
    choices: [],
    suggestions: [],
    confidence,
    entry: null,
    topic: null,
    offersOnboarding: false,
    knowledge,
    addressed: { kind: "asks", probability: 1 },
    ...rest,
    explanation: {
      terms: [],
      corrections: [],
      entities: [],
      intent: null,
      resolved: null,
      candidates: [],
      plan: null,
      uncovered: [],
      confidence,
      ...explanation,
    },
  };
}
