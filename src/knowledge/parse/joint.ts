/** Signs that stand behind a word, and none before them. */
const closing = /^\s*[.,;:!?)\]}”’»…](?!\d)/u;

/** The two sides of what was left out, as they read side by side; `null` where nothing stands there. */
export function joint(before: string | null, after: string | null): [string, string] {
  if (before === null) return ["", (after ?? "").replace(/^\s*(?:[.,;:!?]+(?=\s|$))?\s*/, "")];
  if (after === null) return [before.trimEnd(), ""];
  if (closing.test(after)) return [before.trimEnd(), after.trimStart()];
  if (/[\s([{“‘«]$/u.test(before)) return [before, after.trimStart()];
  // 5~~7~~8 is no 58.
  return [before, /\d$/.test(before) && /^\d/.test(after) ? ` ${after}` : after];
}
