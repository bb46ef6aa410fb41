/** No figure is longer; text beyond is not a figure, and all patterns over figures stay cheap. */
export const maxFigureLength = 120;

/** Which sign parts the decimals of a column: `1,234.5` or `1.234,5`; a question may mix them. */
export type DecimalSign = "point" | "comma";

/** What a word or letter behind a figure multiplies it by. */
const scales: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  thousands: 1e3,
  grand: 1e3,
  lakh: 1e5,
  lakhs: 1e5,
  crore: 1e7,
  crores: 1e7,
  m: 1e6,
  mn: 1e6,
  mm: 1e6,
  mio: 1e6,
  mln: 1e6,
  million: 1e6,
  millions: 1e6,
  b: 1e9,
  bn: 1e9,
  bln: 1e9,
  billion: 1e9,
  billions: 1e9,
  tn: 1e12,
  trillion: 1e12,
  trillions: 1e12,
};

/** The factor of a scale; `null` for other words. */
export const scaleOf = (word: string): number | null => scales[word.toLowerCase()] ?? null;

/** Pattern: 1,400  1 400  1'400  12,34,567  1400.5  .5  1,40 (decimal comma: not three digits behind it) */
export const digits =
  "(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d{1,3}(?: \\d{3})+(?!\\d)|\\d{1,3}(?:['’]\\d{3})+(?!\\d)|\\d{1,2}(?:,\\d{2})+,\\d{3}(?!\\d)|\\d{1,3}(?:\\.\\d{3}){2,}(?!\\d)|\\d+)(?:[.,]\\d+)?|\\.\\d+";
/** The same where the comma parts decimals: 1.400  1 400  1'400  1400,5  1.234,50 */
const commaDigits =
  "(?:\\d{1,3}(?:\\.\\d{3})+(?!\\d)|\\d{1,3}(?: \\d{3})+(?!\\d)|\\d{1,3}(?:['’]\\d{3})+(?!\\d)|\\d+)(?:,\\d+)?|,\\d+";

/** The pattern of digits under a decimal sign. */
export const digitsOf = (sign: DecimalSign): string => (sign === "comma" ? commaDigits : digits);

/** The number that text of this pattern stands for. */
export function toNumber(text: string, sign: DecimalSign = "point"): number {
  if (sign === "comma") return Number(text.replace(/[ .'’]/g, "").replace(",", "."));
  const dots = /^\d{1,3}(?:\.\d{3}){2,}$/.test(text);
  const plain = text.replace(dots ? /\./g : /[ '’]/g, "");
  const commas = plain.split(",");
  const grouped =
    commas.length > 2 || (commas.length === 2 && /^\d{3}(?:\.|$)/.test(commas[1]!) && commas[0] !== "0");
  return Number(grouped ? plain.replaceAll(",", "") : plain.replace(",", "."));
}

/** Products such as 1.1 × 10⁶ must not show binary remainders. */
export const exact = (number: number): number => Number(number.toPrecision(15));

const ones =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const small = new Map<string, number>([
  ...ones.map((word, i) => [word, i] as const),
  ...tens.map((word, i) => [word, (i + 2) * 10] as const),
  ["fourty", 40],
]);
const bigWords = new Set("hundred thousand grand lakh crore million mln billion bn trillion".split(" "));

/** A number in words: what it stands for, how much of the text it takes, and the last scale in it. */
export interface Spelled {
  readonly value: number;
  /** Offset behind its last word. */
  readonly end: number;
  readonly scale: number;
}

const wordAt = /[\s-]*([a-z]+)(?![\p{L}\d])/iuy;
const longestWords = 14;

/** Words from an offset on, as far as only spaces and hyphens part them. */
function wordsFrom(text: string, at: number): { readonly word: string; readonly end: number }[] {
  const words: { word: string; end: number }[] = [];
  wordAt.lastIndex = at;
  while (words.length < longestWords) {
    const match = wordAt.exec(text);
    if (match === null || (words.length === 0 && /^[\s-]/.test(match[0]))) break;
    words.push({ word: match[1]!.toLowerCase(), end: wordAt.lastIndex });
  }
  return words;
}

/** `twenty five`, `a hundred and ten thousand`, `two and a half`, `half a million`, `one point five`; `null` where no number begins. */
export function spelledAt(text: string, at: number): Spelled | null {
  const words = wordsFrom(text, at);
  const word = (i: number): string => words[i]?.word ?? "";
  const first = word(0);
  if (first === "half" && /^an?$/.test(word(1)) && bigWords.has(word(2))) {
    const scale = scaleOf(word(2)) ?? 100;
    return { value: 0.5 * scale, end: words[2]!.end, scale };
  }
  let total = 0;
  let group: number | null = null;
  let scale = 1;
  let i = 0;
  if (/^an?$/.test(first) && (bigWords.has(word(1)) || word(1) === "dozen")) {
    group = 1;
    i = 1;
  }
  for (; i < words.length; i++) {
    const next = word(i);
    const value = small.get(next);
    if (value !== undefined && (group === null || canFollow(group, value))) group = (group ?? 0) + value;
    else if (next === "dozen" && (group === null || group < 20)) group = 12 * (group ?? 1);
    else if (next === "hundred" && group !== null) group *= 100;
    else if (bigWords.has(next) && group !== null && scaleOf(next) !== null) {
      scale = scaleOf(next)!;
      total += group * scale;
      group = 0;
    } else if (next === "point" && group !== null && decimals(words.slice(i + 1)).length > 0) {
      const behind = decimals(words.slice(i + 1));
      group += Number(`0.${behind.join("")}`);
      i += behind.length;
    } else if (!(next === "and" && group !== null && (group >= 100 || total > 0) && small.has(word(i + 1))))
      break;
  }
  if (group === null) return null;
  let value = total + group;
  let end = words[i - 1]!.end;
  if (word(i) === "and" && /^an?$/.test(word(i + 1)) && word(i + 2) === "half") {
    value += 0.5;
    end = words[i + 2]!.end;
    const behind = bigWords.has(word(i + 3)) ? scaleOf(word(i + 3)) : null;
    if (behind !== null && total === 0)
      return { value: value * behind, end: words[i + 3]!.end, scale: behind };
  }
  return { value: exact(value), end, scale };
}

/** Digits said one by one: "point two five". */
function decimals(words: readonly { readonly word: string }[]): number[] {
  const found: number[] = [];
  for (const { word } of words) {
    const digit = small.get(word);
    if (digit === undefined || digit > 9) break;
    found.push(digit);
  }
  return found;
}

/** `twenty` takes `five`, `hundred` takes anything below it; `two three` are two figures. */
function canFollow(group: number, value: number): boolean {
  if (!Number.isInteger(group)) return false;
  if (group >= 100)
    return group % 100 === 0 ? value < 100 : value < 10 && group % 10 === 0 && group % 100 >= 20;
  return (group === 0 || (group >= 20 && group % 10 === 0)) && value < (group === 0 ? 100 : 10);
}

const ordinalWords = new Map<string, number>(
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    .split(" ")
    .map((word, i) => [word, i + 1]),
);
ordinalWords.set("twentieth", 20);

/** The place that an ordinal names: `second`, `2nd`; `null` for other words. */
export function readOrdinal(text: string): number | null {
  const figure = /^(\d{1,6})(?:st|nd|rd|th)$/.exec(text);
  return figure === null ? (ordinalWords.get(text) ?? null) : Number(figure[1]);
}

/** Ordinals in words, for patterns. */
export const ordinalPattern = [...ordinalWords.keys()].join("|");
/** Small numbers in words, for patterns. */
export const smallPattern = [...small.keys()].join("|");
/** What a small number in words stands for. */
export const smallNumber = (word: string): number | null => small.get(word.toLowerCase()) ?? null;
