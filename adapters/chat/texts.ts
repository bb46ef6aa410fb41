/** What the bot says in a chat besides its answers: one sentence for one thing, on every platform. */
export const texts = {
  forgotten:
    "I no longer have the text of that answer: texts are kept for a limited time only. Please ask again.",
  thanks: "Thank you, noted.",
  notHelped: "Noted. If you still need help, a person may know more.",
  thanksForReason: "Thank you, that helps.",
  noneFits: "Noted: none of these. Other words may help; the keepers of my knowledge see what was missing.",
  notYours: "Only the person who asked, or somebody who moderates here, can remove an answer.",
  removed: "Removed.",
  shared: "Shared here.",
  sharedBefore: "That answer is shared already.",
  beingShared: "That answer is being shared.",
  mayNotWrite: "I may not write in this channel, so I could not share it. Invite me, then share again.",
  notShared: "I could not share it just now. Please try again in a moment.",
  wordsOnly: "I read words only, no pictures or stickers. Please write your question.",
  noText: "There is no text in that message to answer.",
  cannotRead:
    "I cannot read the messages here that do not call me. Use “Ask about this message” in that message's menu, or put the question to me.",
  passedOn: "I passed your question on. You get the answer here or by direct message.",
  passedBefore: "Your question is with them already.",
  notPassed: "I could not reach them just now. Please try again in a moment.",
  nobody: "There is nobody set up for this here. Ask in a channel, or ask an admin to set it up.",
  questionGone: "I no longer have the words of that question. Please ask again.",
  resolvedBefore: "Somebody has answered that already, or is doing so.",
  tooLate: "That took too long for a window to open. Please press again.",
  keepersOnly: "Only admins can do that.",
  kept: "Kept as a draft for the knowledge.",
  askPerson: "Ask a person",
} as const;

/** Something went wrong; the code leads to the line in the log. */
export const apologyFor = (reference: string): string =>
  `Something went wrong on my side, and it is not your fault. Please ask again in a moment. If it stays like this, tell the people who run me the code ${reference}.`;
