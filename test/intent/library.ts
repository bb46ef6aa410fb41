import type { Example } from "../../src/intent/types.ts";

/** What people ask a library. */
export const libraryExamples: readonly Example[] = (
  [
    ["opening", "when do you open", "what are your opening hours", "are you open on sunday"],
    ["fees", "what does a card cost", "how high is the fee", "what is the fee for late books"],
    ["lending", "how many books may i borrow", "for how long may i keep a book", "can i borrow films"],
    ["joining", "how do i join", "who can get a card", "where do i sign up for a card"],
    ["rooms", "can i book a room", "is there a quiet room", "how large are the rooms"],
  ] as const
).flatMap(([label, ...texts]) => texts.map((text) => ({ text: text.split(" "), label })));
