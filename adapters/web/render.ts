import type { Action, Prompt, Reply } from "../../src/reply/index.ts";
import { describeChart } from "../charts/index.ts";
import { type AnswerLine, toAnswerLine } from "../line-contract.ts";

/** Response of `POST /api/ask`: the line contract's object, the whole reply, and how to go on. */
export interface AskAnswer extends AnswerLine {
  readonly reply: Reply;
  /** What the chart shows, for people who do not see it. */
  readonly chartText: string | null;
  /** Send it with the next question, and that is understood as a follow-up. */
  readonly conversation: string;
  /** What can be done in the onboarding; send the `id` to `POST /api/onboard`. */
  readonly actions: readonly Action[];
}

/** Builds the response to a question; the page draws it from the document, as text, never as HTML. */
export function renderAnswer(reply: Reply, conversation: string, actions: readonly Action[] = []): AskAnswer {
  return {
    ...toAnswerLine(reply.id, reply),
    reply,
    chartText: reply.chart && describeChart(reply.chart),
    conversation,
    actions,
  };
}

/** Builds the response with a step of the onboarding. */
export const renderPrompt = ({ reply, actions }: Prompt, conversation: string): AskAnswer =>
  renderAnswer(reply, conversation, actions);
