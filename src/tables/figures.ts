/** Parts of a calendar date; what is not given is `null`. */
export interface DateParts {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

/** A figure in a text: a cell or a question. `low` and `high` are equal unless it is a range; `high` may be open. */
export interface Figure {
  readonly kind: "number" | "percent" | "money" | "years" | "ordinal" | "date" | "time";
  readonly low: number;
  readonly high: number;
  readonly date: DateParts | null;
  /** Character offsets. */
  readonly start: number;
  readonly end: number;
}

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const monthName =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

const units =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );
const ordinals = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(
  " ",
);
const tens: Readonly<Record<string, number>> = {
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  dozen: 12,
};
const wordNumber = [...units, ...Object.keys(tens)].join("|");
const scales: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  grand: 1e3,
  m: 1e6,
  mio: 1e6,
  mn: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
};

/** Parts of a whole that are said as words, in percent. */
const fractions: readonly [RegExp, number][] = [
  [/\b(?:three|3) quarters\b/gi, 75],
  [/\b(?:a |one )?quarter\b(?! of an? )/gi, 25],
  [/\btwo[ -]thirds\b/gi, 200 / 3],
  [/\b(?:a|one)[ -]third\b/gi, 100 / 3],
  [/\b(?:a |one )?half\b/gi, 50],
];

/** Lengths of time that are said without a figure, in years. */
const spans: readonly [RegExp, number][] = [
  [/\b(?:a|one) decade\b/gi, 10],
  [/\btwo decades\b/gi, 20],
  [/\ba couple of years\b/gi, 2],
  [/\ba few years\b/gi, 3],
  [/\bhalf a year\b/gi, 0.5],
  [/\ba year(?= (?:of|in)\b)/gi, 1],
];

const datePatterns: readonly [RegExp, (match: RegExpMatchArray) => DateParts][] = [
  [
    /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/g,
    (m) => ({ year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) }),
  ],
  [
    new RegExp(`\\b(${monthName})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s+(\\d{4})(?!\\d))?`, "gi"),
    (m) => ({ year: optional(m[3]), month: monthOf(m[1]), day: Number(m[2]) }),
  ],
  [
    new RegExp(
      `\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(${monthName})\\b\\.?(?:,?\\s+(\\d{4})(?!\\d))?`,
      "gi",
    ),
    (m) => ({ year: optional(m[3]), month: monthOf(m[2]), day: Number(m[1]) }),
  ],
  [
    new RegExp(`\\b(${monthName})\\.?,?\\s+(?:of\\s+)?(\\d{4})(?!\\d)`, "gi"),
    (m) => ({ year: Number(m[2]), month: monthOf(m[1]), day: null }),
  ],
  // "may" and "march" alone are verbs more often than months.
  [
    new RegExp(
      `\\b(?:(?:in|of|during|month of)\\s+(may|march)|(${monthName.replace("mar(?:ch)?|", "").replace("may|", "")}))\\b`,
      "gi",
    ),
    (m) => ({ year: null, month: monthOf(m[1] ?? m[2]), day: null }),
  ],
];

const clock = /(?<![\d:])(\d{1,2}):(\d{2})(?::(\d{2}))?(\.\d+)?(?![\d:])/g;
const numeral =
  /(?<![\p{L}\d.,])(?:(us\s?\$|[$£€])\s?)?([-−]?\d+(?:,\d{3})*(?:\.\d+)?)(?![.,]?\d)\s?(?:(k|m|mio|mn|bn?|thousand|grand|million|billion)(?![\p{L}]))?/giu;
const spelled = new RegExp(`\\b(${wordNumber})\\b(?:\\s+(hundred|thousand|million))?`, "gi");
const rank = new RegExp(`\\b(?:(\\d+)(?:st|nd|rd|th)|(${ordinals.join("|")}))\\b`, "gi");
/** A numbered place and what it is a place among: "number two among the industries", but not "myth number two". */
const numberedPlace = new RegExp(
  `\\b(?:number|no\\.?|nr\\.?)\\s+(?:([2-9]|1\\d)|(${units.slice(1).join("|")}))(?=\\s+(?:among(?:st)?|in|of|on|by|overall)\\b)`,
  "gi",
);
const after =
  /^\s*\+?\s*(?:(%|per\s?cent\b|pct\b|percentage points?\b|pp\b)|((?:u\.?s\.?\s)?dollars?\b|usd\b|euros?\b|eur\b|pounds\b|gbp\b|bucks\b)|(?:-\s?)?((?:years?|yrs?|yr|y\.?o\.?e)\b)|\s?(months?\b))/i;

/** Reads every figure of a text, dates first, so that `4 May 1998` is one figure; longest reading wins. */
export function figuresOf(text: string): Figure[] {
  const found: Figure[] = [];
  const taken = (start: number, end: number): boolean => found.some((f) => start < f.end && end > f.start);
  for (const [pattern, parts] of datePatterns) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (taken(match.index, end)) continue;
      const date = parts(match);
      if ((date.month ?? 1) > 12 || (date.day ?? 1) > 31) continue;
      found.push({ kind: "date", low: dateKey(date), high: dateKey(date), date, start: match.index, end });
    }
  }
  const add = (kind: Figure["kind"], value: number, start: number, end: number): void => {
    if (!taken(start, end)) found.push({ kind, low: value, high: value, date: null, start, end });
  };
  for (const [pattern, years] of spans) {
    for (const match of text.matchAll(pattern))
      add("years", years, match.index, match.index + match[0].length);
  }
  for (const [pattern, percent] of fractions) {
    for (const match of text.matchAll(pattern))
      add("percent", percent, match.index, match.index + match[0].length);
  }
  for (const match of text.matchAll(clock)) {
    const parts = [match[1], match[2], match[3]].filter((part) => part !== undefined).map(Number);
    const seconds = parts.reduce((sum, part) => sum * 60 + part, 0) + Number(match[4] ?? 0);
    add("time", seconds, match.index, match.index + match[0].length);
  }
  for (const match of text.matchAll(/\brunners?[ -]?up\b/gi))
    add("ordinal", 2, match.index, match.index + match[0].length);
  for (const match of text.matchAll(numberedPlace)) {
    const value = match[1] ? Number(match[1]) : units.indexOf((match[2] ?? "").toLowerCase()) + 1;
    add("ordinal", value, match.index, match.index + match[0].length);
  }
  for (const match of text.matchAll(rank)) {
    const value = match[1] ? Number(match[1]) : ordinals.indexOf((match[2] ?? "").toLowerCase()) + 1;
    add("ordinal", value, match.index, match.index + match[0].length);
  }
  for (const match of text.matchAll(numeral)) addNumeral(text, match, add);
  for (const match of text.matchAll(spelled)) {
    if (isPronoun(text, match)) continue;
    const word = (match[1] ?? "").toLowerCase();
    const scale = match[2]?.toLowerCase() === "hundred" ? 100 : (scales[match[2]?.toLowerCase() ?? ""] ?? 1);
    const value = (tens[word] ?? units.indexOf(word) + 1) * scale;
    const end = match.index + match[0].length;
    const tail = after.exec(text.slice(end, end + 20));
    add(
      tail ? kindOf(tail) : "number",
      tail?.[4] ? value / 12 : value,
      match.index,
      tail ? end + tail[0].length : end,
    );
  }
  return found.sort((a, b) => a.start - b.start);
}

/** "Which one", "one of them", "does one count": no figure. */
function isPronoun(text: string, match: RegExpExecArray): boolean {
  if (match[1]?.toLowerCase() !== "one" || match[2]) return false;
  const before = /([a-z]+)\s+$/i.exec(text.slice(0, match.index))?.[1]?.toLowerCase() ?? "";
  const behind = /^\s+([a-z]+)/i.exec(text.slice(match.index + 3))?.[1]?.toLowerCase() ?? "";
  return beforePronoun.has(before) || behind === "" || behindPronoun.has(behind);
}

const beforePronoun = new Set(
  "which this that the does do can each no any other another last first next same new top right every would should must for a".split(
    " ",
  ),
);
const behindPronoun = new Set(
  "of is are was has does did that who which count can could get gets have had by on in from for with to".split(
    " ",
  ),
);

function addNumeral(
  text: string,
  match: RegExpExecArray,
  add: (kind: Figure["kind"], value: number, start: number, end: number) => void,
): void {
  // "80 m" is a length: a single letter scales only money, and "k" what it is glued to.
  const letter = match[3]?.toLowerCase() ?? "";
  const scaled =
    letter.length > 2 || match[1] !== undefined || (letter === "k" && !/\s/.test(match[0].trim()));
  const value =
    Number((match[2] ?? "").replace(/,/g, "").replace("−", "-")) * (scaled ? (scales[letter] ?? 1) : 1);
  // "2-5" is a range, not a negative five.
  const negative = value < 0 && match.index > 0 && /\d\s?$/.test(text.slice(0, match.index));
  const whole = scaled || !letter ? match[0] : match[0].slice(0, -letter.length);
  const end = match.index + whole.trimEnd().length;
  const tail = after.exec(text.slice(end, end + 20));
  const kind = match[1] ? "money" : tail ? kindOf(tail) : "number";
  const scaledValue = tail?.[4] ? value / 12 : value;
  add(kind, negative ? -scaledValue : scaledValue, match.index, tail ? end + tail[0].length : end);
}

function kindOf(tail: RegExpExecArray): Figure["kind"] {
  if (tail[1]) return "percent";
  return tail[2] ? "money" : "years";
}

/** Orders dates of any precision: yyyymmdd, missing parts as zero. */
export function dateKey(date: DateParts): number {
  return (date.year ?? 0) * 10_000 + (date.month ?? 0) * 100 + (date.day ?? 0);
}

function monthOf(name: string | undefined): number {
  return months.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1;
}

function optional(digits: string | undefined): number | null {
  return digits ? Number(digits) : null;
}
