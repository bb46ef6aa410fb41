import type { Reply } from "../../src/reply/index.ts";

/** A question whose answer is drawn, and what it is to show. */
export interface Scene {
  readonly name: string;
  /** Asked one after the other; the answer to the last one is drawn. */
  readonly questions: readonly string[];
  /** What the picture is for: where the bot answers otherwise, another question has to be found. */
  readonly shows: (reply: Reply) => boolean;
  /** What stands behind the button for more is drawn, in place of the answer itself. */
  readonly unfolded?: true;
}

const answered = ({ status }: Reply) => status === "answered";

/** The pictures of answers, the same on both platforms. */
export const scenes: readonly Scene[] = [
  { name: "answer", questions: ["How do I start a career as an ML engineer?"], shows: answered },
  { name: "table", questions: ["Which conferences are there?"], shows: answered },
  {
    name: "computed",
    questions: ["How much larger is Finance than Automotive?"],
    shows: (reply) => answered(reply) && reply.working?.formula !== undefined,
  },
  {
    name: "conflict",
    questions: ["How much does a senior machine learning engineer earn?"],
    shows: (reply) => answered(reply) && new Set(reply.citations.map(({ id }) => id)).size > 1,
  },
  {
    name: "misconception",
    questions: ["ML engineers only work on algorithms, right?"],
    shows: answered,
  },
  { name: "ask-back", questions: ["What is the difference?"], shows: ({ status }) => status === "clarify" },
  {
    name: "decline",
    questions: ["What does a machine learning engineer earn at Netflix?"],
    shows: ({ status }) => status === "declined",
  },
  {
    name: "chart",
    questions: ["Which share of ML engineers works in each industry?"],
    shows: (reply) => answered(reply) && (reply.chart?.items.length ?? 0) >= 3,
    unfolded: true,
  },
  {
    name: "follow-up",
    questions: ["How much does a senior machine learning engineer earn?", "And for juniors?"],
    shows: answered,
  },
];
