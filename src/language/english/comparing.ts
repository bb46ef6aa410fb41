/** "More than any other", "cheaper than all the rest": one is held against all; a noun behind it stands in the group. */
const againstAll =
  /\bthan (?:(?:any|every|all|each)(?: of)?(?: the)? (?:others?|rest|ones?|else)\b|(?:any|every)(?:one|body|thing)(?: else)?\b|the (?:others|rest)\b|(?:any|every|all|each)(?: of)?(?: the)?(?: other)? (\p{L}+))/u;

/** Where a question holds one thing against all others: the words, and the noun that stands for all; `null` where it does not. */
export function readAgainstAll(text: string): {
  readonly index: number;
  readonly words: string;
  readonly noun: string | null;
} | null {
  const found = againstAll.exec(text);
  return found ? { index: found.index, words: found[0], noun: found[1] ?? null } : null;
}
