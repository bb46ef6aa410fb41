/** Shorter names have too many neighbours in any environment (`PORT`, `PATH`, `HOST`, `HOME`). */
const LEAST_LENGTH = 7;

/** The name that was probably meant: at most two slips away, or the same but for a left-out part. */
export function nearestName(typed: string, names: readonly string[]): string | null {
  if (typed.length < LEAST_LENGTH) return null;
  const upper = typed.toUpperCase();
  const ranked = names
    .filter((name) => name.length >= LEAST_LENGTH)
    .map((name) => ({ name, slips: slips(upper, name) }))
    .sort((a, b) => a.slips - b.slips);
  const best = ranked[0];
  if (best && best.slips <= 2) return best.name;
  return names.find((name) => sharesParts(upper, name)) ?? null;
}

/** `SLACK_TOKEN` is `SLACK_BOT_TOKEN` with a part left out; a bare `CLIENT_SECRET` may be somebody else's. */
function sharesParts(typed: string, name: string): boolean {
  const parts = typed.split("_");
  const all = name.split("_");
  const oneLess = parts.length > 1 && parts.length + 1 === all.length;
  return oneLess && parts[0] === all[0] && parts.every((part) => all.includes(part));
}

/** Levenshtein distance: insertions, deletions and changes, each 1. */
function slips(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    above = row;
  }
  return above[b.length] ?? 0;
}
