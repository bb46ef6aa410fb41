import type { Bot } from "../../src/bot.ts";

/** How a bot of tests answers step by step: at once. */
export const answeringBy = (answer: Bot["answer"]): Bot["answering"] =>
  // biome-ignore lint/correctness/useYield: there is nothing to lay down on the way
  function* (said, frame) {
    return answer(said, frame);
  };
