/** Turns what is to be said to a message into a reply: the document, its citations, what to ask next. */
import { createHash } from "node:crypto";
import type { Knowledge } from "../knowledge/index.ts";
import { type Reply, replyOf, say } from "../reply/index.ts";
import type { Act } from "../talk/index.ts";
import { createAnswerComposer } from "./answers.ts";
import { choiceOf, holdingsOf } from "./holdings.ts";
import { createMoves } from "./moves.ts";
import { createQuestions } from "./questions.ts";
import type { Composed, Outcome, ReplyContent } from "./types.ts";
import { confidenceOf, explanationOf } from "./why.ts";

export type { DecidedQuestion, Outcome } from "./types.ts";

/** Creates the function that composes replies to outcomes, over one knowledge. */
export function composeFor(knowledge: Knowledge): (composed: Composed) => Reply {
  const holdings = holdingsOf(knowledge);
  const { subject, introduction, starters, suggest, phrases } = holdings;
  const answers = createAnswerComposer(holdings);
  const questions = createQuestions(holdings, answers);
  const moved = createMoves(holdings, answers.fromEntry);

  const talk = (act: Act, said: string): ReplyContent => {
    const own = act.replies[createHash("sha256").update(said).digest()[0]! % Math.max(1, act.replies.length)];
    return {
      status: "chitchat",
      body: [say(own ?? introduction)],
      suggestions: act.kind === "talk" || act.kind === "move" ? [] : starters(),
      offersOnboarding: act.kind === "welcome",
    };
  };

  /** Says that a message asked more than is answered at once. */
  const withUnread = (parts: ReplyContent, unread: number): ReplyContent =>
    unread === 0 ? parts : { ...parts, body: [...parts.body, say(phrases("too-many-questions"))] };

  const partsOf = (outcome: Outcome): ReplyContent => {
    switch (outcome.kind) {
      case "introduce":
        return { status: "chitchat", body: [say(introduction)], suggestions: starters() };
      case "talk":
        return talk(outcome.act, outcome.text);
      case "remark":
        return { status: "chitchat", body: [say(phrases("remark", { subject }))], suggestions: starters() };
      case "foreign":
        return { status: "declined", body: [say(phrases("english-only"))], suggestions: starters() };
      case "move":
        return moved(outcome.move);
      case "same": {
        const alternatives = suggest(outcome.others);
        return alternatives.length > 0
          ? choiceOf(phrases("same-again"), alternatives)
          : { status: "declined", body: [say(phrases("nothing-more"))], suggestions: starters() };
      }
      case "questions":
        return withUnread(questions(outcome.answered), outcome.unread);
    }
  };

  return ({ id, addressed, outcome }) => {
    const parts = partsOf(outcome);
    const confidence = confidenceOf(outcome, addressed);
    const explanation = explanationOf(outcome, confidence);
    return replyOf(knowledge.hash, id, { confidence, addressed, ...parts, explanation });
  };
}
