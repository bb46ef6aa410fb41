/** Words that ran together are at least this long; shorter ones are typing slips. */
const minLength = 6;
const maxLength = 40;
const maxParts = 4;
/** A missing space is a slip like a missing letter. */
const perSpace = 0.9;

/** Begin words of their own: "overfitting", "backlog", "outsource". */
const prefixes = new Set("over under out up down back off on in after fore inter counter".split(" "));

/** Splits `machinelearning` into words that all have a prior; the cheapest split wins, `null` where there is none. */
export function splitRunTogether(
  typed: string,
  prior: (word: string) => number | null,
): { readonly words: readonly string[]; readonly cost: number } | null {
  const n = typed.length;
  if (n < minLength || n > maxLength) return null;
  // best[end] = the cheapest way to read the first `end` letters
  const best: ({ readonly score: number; readonly parts: number; readonly from: number } | undefined)[] = [
    { score: 0, parts: 0, from: 0 },
  ];
  for (let end = 1; end <= n; end++) {
    for (let from = 0; from < end; from++) {
      const head = best[from];
      if (head === undefined || head.parts >= maxParts) continue;
      const belief = partPrior(typed.slice(from, end), prior);
      if (belief === null) continue;
      const score = head.score + perSpace - belief;
      if (score < (best[end]?.score ?? Number.POSITIVE_INFINITY)) {
        best[end] = { score, parts: head.parts + 1, from };
      }
    }
  }
  return trace(typed, best);
}

/** Short parts are only believed where they are very frequent words: otherwise any string splits. */
function partPrior(part: string, prior: (word: string) => number | null): number | null {
  if (part === "a" || part === "i") return 0.2;
  const belief = prior(part);
  if (belief === null) return null;
  const least = [9, 9, 0.6, 0.45, 0.2][part.length] ?? 0;
  return belief >= least ? Math.min(belief, 0.8) : null;
}

function trace(
  typed: string,
  best: readonly ({ readonly parts: number; readonly from: number } | undefined)[],
): { words: string[]; cost: number } | null {
  const last = best[typed.length];
  if (last === undefined || last.parts < 2) return null;
  const words: string[] = [];
  for (let end = typed.length; end > 0; end = best[end]!.from) {
    words.unshift(typed.slice(best[end]!.from, end));
  }
  if (prefixes.has(words[0]!)) return null;
  return { words, cost: (words.length - 1) * perSpace };
}
