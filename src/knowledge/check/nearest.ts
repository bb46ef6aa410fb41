import Fuse from "fuse.js";

const lettersOf = (word: string): string => [...word.toLowerCase()].sort().join("");

/** The candidate that was probably meant, if any is near: for "did you mean". */
function nearestName(typed: string, candidates: readonly string[]): string | null {
  const lower = typed.toLowerCase();
  const same = candidates.find((candidate) => candidate.toLowerCase() === lower);
  if (same !== undefined) return same;
  // Letters that changed places are two slips to fuse.js, too many in a short word: "nmae" for "name".
  const swapped = candidates.find((candidate) => lettersOf(candidate) === lettersOf(lower));
  if (swapped !== undefined) return swapped;
  const options = { threshold: 0.45, ignoreLocation: true, includeScore: true };
  const found = new Fuse(candidates.slice(0, 5_000), options).search(typed.slice(0, 60), { limit: 10 });
  // fuse.js scores "roasts" and "roasting" alike for "roast": the one of like length was meant.
  const distance = ({ item, score = 1 }: (typeof found)[number]): number =>
    score + Math.abs(item.length - typed.length) / 20;
  return found.sort((a, b) => distance(a) - distance(b))[0]?.item ?? null;
}

/** `did you mean "salary"?` where a candidate is near; else `otherwise`. */
export function didYouMean(typed: string, candidates: readonly string[], otherwise: string): string {
  const name = nearestName(typed, candidates);
  return name === null ? otherwise : `did you mean "${name}"?`;
}

/** Names for a message, cut where they would fill the screen. */
export const named = (names: readonly string[]): string =>
  names.length > 20 ? `${names.slice(0, 20).join(", ")} and ${names.length - 20} more` : names.join(", ");

/**
 * Whether a name was meant and mistyped: letters that are missing, too many, others, or have changed places,
 * two at most and fewer than half.
 */
export function isSlip(typed: string, name: string): boolean {
  const a = typed.toLowerCase().slice(0, 60);
  const b = name.toLowerCase();
  if (Math.abs(a.length - b.length) > 2) return false;
  // Optimal string alignment, two rows back for letters that changed places.
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    [before, last] = [last, row];
  }
  return last[b.length]! <= 2 && last[b.length]! < Math.max(2, b.length) / 2;
}
