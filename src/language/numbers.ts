import type { Token } from "./types.ts";

const ones =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const small = new Map<string, number>([
  ...ones.map((word, i) => [word, i] as const),
  ...tens.map((word, i) => [word, (i + 2) * 10] as const),
  ["fourty", 40],
  ["dozen", 12],
]);
const scales = new Map<string, number>([
  ["hundred", 100],
  ["k", 1e3],
  ["thousand", 1e3],
  ["grand", 1e3],
  ["m", 1e6],
  ["mln", 1e6],
  ["million", 1e6],
  ["b", 1e9],
  ["bn", 1e9],
  ["billion", 1e9],
]);

const ordinalWords = new Map<string, number>(
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    .split(" ")
    .map((word, i) => [word, i + 1]),
);

const currencies: Readonly<Record<string, string>> = { $: "USD", "€": "EUR", "£": "GBP" };

/** One figure as it was written. */
export interface Figure {
  readonly low: number;
  readonly high: number;
  readonly currency: string | null;
  /** What is glued to it: `%`, `+`, `th`, `yrs`. */
  readonly suffix: string;
  /** It was scaled by `k` or a word, so that a figure before it in a range may mean the same scale. */
  readonly scale: number;
  readonly to: number;
}

const written =
  /^([$€£])?(\d+(?:,\d{3})*(?:\.\d+)?)([kmb](?![a-z]))?(?:-([$€£])?(\d+(?:,\d{3})*(?:\.\d+)?)([kmb](?![a-z]))?)?(%|\+|[a-z]+)?$/;

/** Reads the figure that begins at a token, in digits or in words; `null` where none does. */
export function readFigure(tokens: readonly Token[], from: number): Figure | null {
  return readDigits(tokens, from) ?? readWords(tokens, from);
}

function readDigits(tokens: readonly Token[], from: number): Figure | null {
  const match = written.exec(tokens[from]?.text ?? "");
  if (match === null) return null;
  const [, sign, first = "", firstScale, otherSign, second, secondScale, suffix = ""] = match;
  let scale = scales.get(secondScale ?? firstScale ?? "") ?? 1;
  const low = toNumber(first) * (scales.get(firstScale ?? secondScale ?? "") ?? 1);
  const high = second === undefined ? low : toNumber(second) * (scales.get(secondScale ?? "") ?? 1);
  let to = from + 1;
  let factor = 1;
  const word = suffix === "" ? scales.get(tokens[to]?.text ?? "") : undefined;
  if (word !== undefined) {
    factor = word;
    scale *= word;
    to++;
  }
  const open = suffix === "+" ? Number.POSITIVE_INFINITY : high * factor;
  const currency = currencies[sign ?? otherSign ?? ""] ?? null;
  return { low: low * factor, high: open, currency, suffix: suffix === "+" ? "" : suffix, scale, to };
}

function toNumber(digits: string): number {
  return Number(digits.replaceAll(",", ""));
}

/** `twenty five`, `a hundred and ten thousand`, `two and a half`. */
function readWords(tokens: readonly Token[], from: number): Figure | null {
  let total = 0;
  let group: number | null = null;
  let scale = 1;
  let to = from;
  if (isArticle(tokens[from]) && (scales.has(textAt(from + 1)) || textAt(from + 1) === "dozen")) {
    group = 1;
    to++;
  }
  for (; to < tokens.length; to++) {
    const word = textAt(to);
    const value = small.get(word);
    const factor = scales.get(word);
    if (value !== undefined && (word === "dozen" || group === null || canFollow(group, value))) {
      group = word === "dozen" ? (group ?? 1) * value : (group ?? 0) + value;
    } else if (factor !== undefined && group !== null && word.length > 2) {
      group = group * factor;
      if (factor >= 1e3) {
        total += group;
        group = 0;
        scale = factor;
      }
    } else if (
      !(word === "and" && group !== null && (group >= 100 || total > 0) && small.has(textAt(to + 1)))
    ) {
      break;
    }
  }
  if (group === null) return null;
  let value = total + group;
  if (textAt(to) === "and" && isArticle(tokens[to + 1]) && textAt(to + 2) === "half") {
    value += 0.5;
    to += 3;
  }
  return { low: value, high: value, currency: null, suffix: "", scale, to };

  function textAt(i: number): string {
    return tokens[i]?.text ?? "";
  }
}

/** `twenty` takes `five`, `hundred` takes anything below it; `two three` are two figures. */
function canFollow(group: number, value: number): boolean {
  if (group >= 100)
    return group % 100 === 0 ? value < 100 : value < 10 && group % 10 === 0 && group % 100 >= 20;
  return (group === 0 || (group >= 20 && group % 10 === 0)) && value < (group === 0 ? 100 : 10);
}

function isArticle(token: Token | undefined): boolean {
  return token?.text === "a" || token?.text === "an";
}

/** The place that an ordinal names: `second`, `2nd`; `null` for other words. */
export function readOrdinal(text: string): number | null {
  const digits = /^(\d{1,6})(?:st|nd|rd|th)$/.exec(text);
  return digits === null ? (ordinalWords.get(text) ?? null) : Number(digits[1]);
}
