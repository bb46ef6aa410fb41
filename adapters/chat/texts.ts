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
  notKnown: "I no longer know that button or command. Please put your question to me.",
  wait: "Please wait a moment before you ask again.",
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
  answerAndResolve: "Answer and resolve",
  yourAnswer: "Your answer",
  becomesDraft: "The person who asked gets it now, and it becomes a draft for the knowledge.",
  keepAsAnswer: "Keep this as an answer",
  questionAnswered: "The question that it answers",
  theAnswer: "The answer",
  whatWasWrong: "What was wrong?",
  helpful: "Helpful",
  notHelpful: "Not helpful",
  noneOfThese: "None of these",
  forgetMe: "Forget me",
  forgets: "Your questions, votes, conversations and onboarding are deleted now. This cannot be undone.",
  showAround: "Show me around",
  newHere: "New here? I can show you around, step by step.",
  welcome: "Welcome! I can show you around, step by step.",
  welcomeAll: "Welcome to everybody who is new! I can show you around, step by step.",
  noOnboarding: "There is no onboarding here.",
} as const;

/** Somebody asks faster than is allowed here. */
export const waitFor = (seconds: number): string =>
  `That is more questions than I may answer one person at once. Please ask again in ${seconds === 1 ? "a second" : `${seconds} seconds`}.`;

/** Something went wrong; the code leads to the line in the log. */
export const apologyFor = (reference: string): string =>
  `Something went wrong on my side, and it is not your fault. Please ask again in a moment. If it stays like this, tell the people who run me the code ${reference}.`;
