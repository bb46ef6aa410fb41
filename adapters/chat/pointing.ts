/**
 * Words that ask for an answer without saying to what. A message of nothing else points at another one:
 * "can you answer this?", "any thoughts?", "^".
 */
const POINTING = new Set(
  (
    "a about above an and answer answers any anyone anybody asked asking at before can could do does either for have " +
    "hello help here hey hi him her how i idea ideas in is it its just know look me mind of on one please " +
    "previous question reply respond take that the them then there these they thing think this thoughts to up us view we " +
    "what with would you your"
  ).split(" "),
);
/** One of these has to be among them: "help" or "hi" alone points nowhere. */
const AT = new Set([
  "above",
  "answer",
  "here",
  "idea",
  "ideas",
  "it",
  "question",
  "that",
  "this",
  "these",
  "thoughts",
]);
/** Longer ones say something of their own. */
const MOST_WORDS = 9;

/** Signs that point up; a thumb or a laugh points at nothing. */
const POINTING_SIGNS = /^(?:[\s\p{P}^]|:point_up(?:_2)?:|[☝👆⬆↑]\p{Emoji_Modifier}?\ufe0f?)*$/u;

/** Whether a message only refers to another one ("any thoughts?", "^") and has no content of its own. */
export function isPointing(text: string): boolean {
  if (POINTING_SIGNS.test(text)) return true;
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0 || words.length > MOST_WORDS) return false;
  return words.every((word) => POINTING.has(word)) && words.some((word) => AT.has(word));
}

/** A message above the one that refers to it. */
export interface Before {
  readonly text: string;
  readonly byBot: boolean;
}

/**
 * Resolves a message that refers to others: the last question of a person above it, else a person's last
 * message; `null` where there is none since the bot last spoke.
 * @param before oldest first
 */
export function pointedAt(before: readonly Before[]): string | null {
  const since = before.slice(before.findLastIndex(({ byBot }) => byBot) + 1);
  const said = since.map(({ text }) => text.trim()).filter((text) => text !== "" && !isPointing(text));
  return said.findLast((text) => /\?(?:\s|$)/.test(text)) ?? said.at(-1) ?? null;
}
