/** What was removed of a person, in words; each is said only where there was some. */
const words: Readonly<Record<string, readonly [one: string, many: string]>> = {
  answers: ["question with its answer", "questions with their answers"],
  repeats: [
    "other person's answer that repeated the person's words",
    "other people's answers that repeated the person's words",
  ],
  votes: ["vote", "votes"],
  frames: ["conversation in memory", "conversations in memory"],
  posts: ["note of where an answer stands", "notes of where answers stand"],
  drafts: ["draft in which the person's words stood", "drafts in which the person's words stood"],
  events: ["message under way", "messages under way"],
  onboarding: ["onboarding", "onboardings"],
  mentions: ["mention in another person's onboarding", "mentions in other people's onboarding"],
  contacts: ["way to reach the person", "ways to reach the person"],
  jobs: ["reminder", "reminders"],
  settings: ["choice of the person's own", "choices of the person's own"],
};

/** Formats what `forget` removed as a sentence; `user` as it was given. */
export function describeForgotten(removed: Readonly<Record<string, number>>, user: string): string {
  const parts = Object.entries(removed).flatMap(([kind, count]) => {
    const [one, many] = words[kind] ?? [kind, kind];
    return count > 0 ? [`${count} ${count === 1 ? one : many}`] : [];
  });
  if (parts.length === 0)
    return `Nobody is known as ${user}: nothing is stored of such a person, and nothing was removed.`;
  const last = parts.pop();
  return `Removed of ${user}: ${parts.length > 0 ? `${parts.join(", ")} and ` : ""}${last}.`;
}
