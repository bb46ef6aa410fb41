import { editDistance } from "../../src/language/index.ts";

/** Shorter names have too many neighbours in any environment (`PORT`, `PATH`, `HOST`, `HOME`). */
const LEAST_LENGTH = 7;

/** More are another name. Names that differ by more letters in length cannot be so near, and need no comparing. */
const MOST_SLIPS = 2;

/**
 * The most similar name: within an edit distance of two, or equal but for a left-out part; `null` where none
 * is.
 */
export function nearestName(typed: string, names: readonly string[]): string | null {
  if (typed.length < LEAST_LENGTH) return null;
  const upper = typed.toUpperCase();
  const ranked = names
    .filter((name) => name.length >= LEAST_LENGTH && Math.abs(name.length - upper.length) <= MOST_SLIPS)
    .map((name) => ({ name, slips: editDistance(upper, name) }))
    .sort((a, b) => a.slips - b.slips);
  const best = ranked[0];
  if (best && best.slips <= MOST_SLIPS) return best.name;
  return names.find((name) => sharesParts(upper, name)) ?? null;
}

/** `SLACK_TOKEN` is `SLACK_BOT_TOKEN` with a part left out; a bare `CLIENT_SECRET` may be somebody else's. */
function sharesParts(typed: string, name: string): boolean {
  const parts = typed.split("_");
  const all = name.split("_");
  const oneLess = parts.length > 1 && parts.length + 1 === all.length;
  return oneLess && parts[0] === all[0] && parts.every((part) => all.includes(part));
}
