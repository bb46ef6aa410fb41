import type { Guide } from "../../src/guide.ts";
import { type Phrases, phrasesOf } from "../../src/phrases/index.ts";

/** Labels and lines of buttons and forms in a chat: one for one thing, on every platform. */
export const texts = {
  notKnown: "I no longer know that button or command. Please put your question to me.",
  tooLate: "That took too long for a window to open. Please press again.",
  keepersOnly: "Only admins can do that.",
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

/** The guide's sentences as the knowledge of this moment has them. */
export const phrasesIn = (guide: Pick<Guide, "bot">): Phrases => phrasesOf(guide.bot().knowledge);
