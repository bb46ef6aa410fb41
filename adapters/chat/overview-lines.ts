import type { Overview } from "../../src/onboarding/index.ts";

const MOST_PEOPLE = 30;

/** The overview as admins read it in a chat or a terminal. */
export function overviewLines({ people, hidden, tracks, quizzes, questions }: Overview): string {
  const lines = [
    ...tracks.map(
      ({ track, started, finished, stopped }) =>
        `${track}: ${started} began, ${finished} finished, ${stopped} stopped`,
    ),
    ...people
      .slice(0, MOST_PEOPLE)
      .map(
        ({ name, step, status, done, total }) =>
          `- ${name}: ${done} of ${total}, ${status}${step === "" ? "" : `, at “${step}”`}`,
      ),
    ...(people.length > MOST_PEOPLE ? [`and ${people.length - MOST_PEOPLE} more; the CSV has all`] : []),
    ...(hidden > 0 ? [`${hidden} did not agree to be shown.`] : []),
    ...quizzes.map(({ topic, right, wrong }) => `Quizzes on ${topic}: ${right} right, ${wrong} wrong`),
    ...questions.map(({ title, count }) => `Asked ${count} times: ${title}`),
  ];
  return lines.length > 0 ? lines.join("\n") : "Nobody has begun yet.";
}
