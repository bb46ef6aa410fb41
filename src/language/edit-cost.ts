/** Words beyond this length are data, not misspelt words. */
export const maxSpelledLength = 32;

const width = maxSpelledLength + 1;
const [rowA, rowB, rowC] = [new Float64Array(width), new Float64Array(width), new Float64Array(width)];

/** What a slip costs, 1 being a plain wrong letter; the order is that of the confusion counts of Kernighan, Church & Gale 1990; untuned. */
const cost = {
  transposed: 0.7,
  doubled: 0.5,
  missing: 0.9,
  extra: 0.9,
  vowel: 0.7,
  near: 0.8,
  alike: 0.7,
  wrong: 1,
};
/** People get the first letter right. */
const firstLetter = 0.7;

const keyboard = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const soundAlike = ["ck", "cs", "sz", "iy", "fv", "gj", "kq"];
const vowels = "aeiouy";
const codeOfA = 97;

/** typed × meant → cost, 26 × 26 */
const substitutions = buildSubstitutions();

function buildSubstitutions(): Float64Array {
  const table = new Float64Array(26 * 26).fill(cost.wrong);
  const set = (a: string, b: string, value: number) => {
    const [i, j] = [a.charCodeAt(0) - codeOfA, b.charCodeAt(0) - codeOfA];
    table[i * 26 + j] = Math.min(table[i * 26 + j]!, value);
    table[j * 26 + i] = table[i * 26 + j]!;
  };
  for (const [r, row] of keyboard.entries()) {
    for (const [i, key] of [...row].entries()) {
      for (const other of [row[i + 1], keyboard[r + 1]?.[i], keyboard[r + 1]?.[i - 1]]) {
        if (other !== undefined) set(key, other, cost.near);
      }
    }
  }
  for (const [a, b] of soundAlike.map((pair) => [pair[0]!, pair[1]!] as const)) set(a, b, cost.alike);
  for (const a of vowels) for (const b of vowels) set(a, b, cost.vowel);
  return table;
}

function substitution(typed: number, meant: number): number {
  const i = typed - codeOfA;
  const j = meant - codeOfA;
  return i >= 0 && i < 26 && j >= 0 && j < 26 ? substitutions[i * 26 + j]! : cost.wrong;
}

/**
 * Weighted Damerau-Levenshtein distance (optimal string alignment) from what was typed to what was meant;
 * `Infinity` as soon as it must exceed `limit`. Both words at most {@link maxSpelledLength} long.
 */
export function editCost(typed: string, meant: string, limit: number): number {
  const m = meant.length;
  let before = rowA;
  let previous = rowB;
  let current = rowC;
  previous[0] = 0;
  for (let j = 1; j <= m; j++) previous[j] = previous[j - 1]! + gapCost(meant, j, cost.missing);
  let leastBefore = 0;
  for (let i = 1; i <= typed.length; i++) {
    const a = typed.charCodeAt(i - 1);
    const extra = gapCost(typed, i, cost.extra);
    current[0] = previous[0]! + extra;
    let least = current[0];
    for (let j = 1; j <= m; j++) {
      const b = meant.charCodeAt(j - 1);
      let best = previous[j - 1]!;
      if (a !== b) best += substitution(a, b) + (i === 1 && j === 1 ? firstLetter : 0);
      const withExtra = previous[j]! + extra;
      if (withExtra < best) best = withExtra;
      const withMissing = current[j - 1]! + gapCost(meant, j, cost.missing);
      if (withMissing < best) best = withMissing;
      if (i > 1 && j > 1 && a !== b && a === meant.charCodeAt(j - 2) && b === typed.charCodeAt(i - 2)) {
        best = Math.min(best, before[j - 2]! + cost.transposed);
      }
      current[j] = best;
      if (best < least) least = best;
    }
    // A transposition reaches back over one row.
    if (least > limit && leastBefore + cost.transposed > limit) return Number.POSITIVE_INFINITY;
    leastBefore = least;
    const free = before;
    before = previous;
    previous = current;
    current = free;
  }
  const total = previous[m]!;
  return total > limit ? Number.POSITIVE_INFINITY : total;
}

/** A letter too many or too few: cheap where it doubles its neighbour, dear where it begins the word. */
function gapCost(word: string, position: number, plain: number): number {
  if (position === 1) return plain + firstLetter;
  return word.charCodeAt(position - 1) === word.charCodeAt(position - 2) ? cost.doubled : plain;
}

/** Plain Damerau-Levenshtein distance (optimal string alignment): how many slips it takes. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      let best = Math.min(
        previous[j]! + 1,
        current[j - 1]! + 1,
        previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, before[j - 2]! + 1);
      current.push(best);
    }
    [before, previous] = [previous, current];
  }
  return previous[b.length]!;
}
