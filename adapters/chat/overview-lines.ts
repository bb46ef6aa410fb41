import type { Overview } from "../../src/onboarding/index.ts";
import type { Phrases } from "../../src/phrases/index.ts";

const MOST_PEOPLE = 30;

/** Formats an onboarding overview as lines of text, for chats and terminals. */
export function overviewLines(
  { people, hidden, tracks, quizzes, questions }: Overview,
  phrases: Phrases,
): string {
  const more = people.length - MOST_PEOPLE;
  const lines = [
    ...tracks.map((each) => phrases("overview-track", each)),
    ...people
      .slice(0, MOST_PEOPLE)
      .map((each) => `- ${phrases(each.step === "" ? "overview-person" : "overview-step", each)}`),
    ...(more > 0 ? [phrases("overview-more", { count: more })] : []),
    ...(hidden > 0 ? [phrases("overview-hidden", { count: hidden })] : []),
    ...quizzes.map((each) => phrases("overview-quizzes", each)),
    ...questions.map((each) => phrases("overview-asked", each)),
  ];
  return lines.length > 0 ? lines.join("\n") : phrases("overview-none");
}
