import type { Value } from "./types.ts";

export type FigureValue = Extract<Value, { kind: "number" | "share" | "money" }>;
export type RangeValue = Extract<Value, { kind: "range" }>;

/** No figure is longer; text beyond is not a figure, and the patterns below stay cheap. */
const maxFigureLength = 120;

const currencyOfSymbol: Readonly<Record<string, string>> = {
  $: "USD",
  US$: "USD",
  C$: "CAD",
  CA$: "CAD",
  A$: "AUD",
  AU$: "AUD",
  NZ$: "NZD",
  HK$: "HKD",
  S$: "SGD",
  R$: "BRL",
  "€": "EUR",
  "£": "GBP",
  "¥": "JPY",
  "₹": "INR",
  "₩": "KRW",
  "₽": "RUB",
  "₺": "TRY",
  "₪": "ILS",
  "฿": "THB",
  "₫": "VND",
  "₴": "UAH",
  zł: "PLN",
  Kč: "CZK",
  kr: "kr",
  Fr: "CHF",
  Rs: "INR",
};
const codes =
  "USD EUR GBP JPY CNY INR CAD AUD NZD CHF SEK NOK DKK PLN CZK HUF RON BGN BRL MXN ARS CLP ZAR KRW SGD HKD TWD TRY RUB ILS AED SAR EGP NGN KES THB VND IDR MYR PHP UAH ISK";
const currencyOfWord: Readonly<Record<string, string>> = {
  dollar: "USD",
  dollars: "USD",
  bucks: "USD",
  euro: "EUR",
  euros: "EUR",
  pound: "GBP",
  pounds: "GBP",
  yen: "JPY",
  rupees: "INR",
  francs: "CHF",
};

const escapeRegExp = (text: string): string => text.replace(/[$.]/g, "\\$&");
const symbols = Object.keys(currencyOfSymbol)
  .sort((a, b) => b.length - a.length)
  .map(escapeRegExp)
  .join("|");
const currencySign = `(?:${symbols}|(?:${codes.replaceAll(" ", "|")})(?![a-z]))\\.?`;
const currencyWord = `(?:${Object.keys(currencyOfWord).join("|")})\\b`;

const scales: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  mm: 1e6,
  mio: 1e6,
  million: 1e6,
  millions: 1e6,
  bn: 1e9,
  b: 1e9,
  billion: 1e9,
  billions: 1e9,
  tn: 1e12,
  trillion: 1e12,
};

// 1,400  1 400  1'400  12,34,567  1400.5  .5  1,40 (decimal comma: not three digits behind it)
const digits =
  "(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d{1,3}(?: \\d{3})+(?!\\d)|\\d{1,3}(?:['’]\\d{3})+(?!\\d)|\\d{1,2}(?:,\\d{2})+,\\d{3}(?!\\d)|\\d{1,3}(?:\\.\\d{3}){2,}(?!\\d)|\\d+)(?:[.,]\\d+)?|\\.\\d+";
const plainNumber = new RegExp(`^([+-]?)\\s?(${digits})`);
const moneyNumber = new RegExp(
  `^([+-]?)\\s?(?:(${currencySign})\\s?)?([+-]?)(${digits})(?:\\s?(k|m|mn|mm|mio|bn|b|tn|thousand|millions?|billions?|trillion)\\b\\.?)?(?:\\s?(${currencySign}|${currencyWord}))?`,
  "i",
);
const bigNumber = /^(k(?![a-z])|(?:\s?(?:thousand|millions?|mn|billions?|bn|trillion)\b))/i;

const numberWords = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

function toNumber(text: string): number {
  const dots = /^\d{1,3}(?:\.\d{3}){2,}$/.test(text);
  const plain = text.replace(dots ? /\./g : /[ '’]/g, "");
  const commas = plain.split(",");
  const grouped =
    commas.length > 2 || (commas.length === 2 && /^\d{3}(?:\.|$)/.test(commas[1]!) && commas[0] !== "0");
  return Number(grouped ? plain.replaceAll(",", "") : plain.replace(",", "."));
}

/** Products such as 1.1 × 10⁶ must not show binary remainders. */
const exact = (number: number): number => Number(number.toPrecision(15));

/** Text with one kind of dash, space and quote, and without the marks of a footnote or a rough figure. */
export function plainFigure(raw: string): string {
  return raw
    .slice(0, maxFigureLength + 1)
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, " ")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(
      /^(?:circa|ca?\.|about|around|approximately|approx\.?|roughly|some|nearly|almost|est\.?|[~≈])\s*/i,
      "",
    )
    .replace(/[*†‡§]+$/, "")
    .trim();
}

/** What may stand behind a figure: a unit of a few words, then perhaps a remark in parentheses. */
function unitOf(rest: string): string | null {
  const unit = rest
    .replace(/\s*\([^()]*\)\s*$/, "")
    .replace(/^\s*\([^()]*\)$/, "")
    .replace(/[*†‡§]+$/, "")
    .trim();
  if (unit === "") return "";
  if (/^e\d/i.test(unit)) return null;
  if (unit.length > 30 || unit.split(/\s+/).length > 4) return null;
  return /^(?:\/ ?\p{L}|[\p{L}°"″'′µ%‰])[^,;:\d]*[²³\d]?$/u.test(unit) ? unit : null;
}

function clockTime(text: string): FigureValue | null {
  const match = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2}(?:\.\d+)?)$/.exec(text);
  if (match === null || Number(match[3]) >= 60) return null;
  const [, hours = "0", minutes, seconds] = match;
  return {
    kind: "number",
    number: exact(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)),
    unit: "seconds",
  };
}

function fraction(text: string): FigureValue | null {
  const match = /^(?:(\d{1,4})[ -])?(\d{1,3})\/(\d{1,3})$/.exec(text);
  if (match === null || Number(match[2]) >= Number(match[3])) return null;
  return { kind: "number", number: exact(Number(match[1] ?? 0) + Number(match[2]) / Number(match[3])) };
}

/** Reads a count or measure: `1,400 tons`, `28 knots`, `3rd`, `#10`, `2.5 million`, `7/8`, `1:55.96`; `null` if it is none. */
export function readNumber(raw: string): FigureValue | null {
  const text = plainFigure(raw).replace(/^(?:no\.|nr\.|#|=)\s*(?=\d)/i, "");
  if (text.length > maxFigureLength) return null;
  const special = clockTime(text) ?? fraction(text);
  if (special !== null) return special;
  const match = plainNumber.exec(text);
  if (match === null) return null;
  let number = toNumber(match[2]!) * (match[1] === "-" ? -1 : 1);
  let rest = text.slice(match[0].length);
  if (/^(?:(?:st|nd|rd|th)\b|\.$|=$)(?:\s*\([^()]*\))?$/i.test(rest)) return { kind: "number", number };
  const scale = bigNumber.exec(rest);
  if (scale !== null) {
    number *= scales[scale[0].trim().toLowerCase()]!;
    rest = rest.slice(scale[0].length);
  }
  if (!Number.isFinite(number)) return null;
  const unit = unitOf(rest);
  if (unit === null) return null;
  return unit === ""
    ? { kind: "number", number: exact(number) }
    : { kind: "number", number: exact(number), unit };
}

/** Reads a share: `57%`, `57 percent`, `57.1 per cent`, or a bare `57`; `null` if it is none. */
export function readShare(raw: string): FigureValue | null {
  const text = plainFigure(raw);
  if (text.length > maxFigureLength) return null;
  const match = plainNumber.exec(text);
  if (match === null) return null;
  const rest = text.slice(match[0].length).replace(/^\s*(?:%|per ?cent\b|pct\.?|percentage points?\b)/i, "");
  const unit = unitOf(rest);
  if (unit === null || (unit !== "" && rest === text.slice(match[0].length))) return null;
  const number = exact(toNumber(match[2]!) * (match[1] === "-" ? -1 : 1));
  return unit === "" ? { kind: "share", number } : { kind: "share", number, unit };
}

/** Whether a cell says by a sign that it is a share; a bare number does not. */
export const looksLikeShare = (raw: string): boolean =>
  /\d\s?(?:%|per ?cent\b|pct\b)/i.test(raw.slice(0, maxFigureLength));

const moneySign = new RegExp(`(?:^|[^\\p{L}])${currencySign}|\\d\\s?k?m?\\s?${currencyWord}`, "iu");

/** Whether a cell says by a sign, code or word that it is money; a bare number does not. */
export const looksLikeMoney = (raw: string): boolean => {
  const text = plainFigure(raw);
  return /\d/.test(text) && moneySign.test(text);
};

function currencyNamed(sign: string | undefined): string | undefined {
  if (sign === undefined) return undefined;
  const bare = sign.replace(/\.$/, "");
  return (
    currencyOfSymbol[bare] ??
    currencyOfSymbol[bare.toUpperCase()] ??
    currencyOfWord[bare.toLowerCase()] ??
    (codes.split(" ").includes(bare.toUpperCase()) ? bare.toUpperCase() : bare)
  );
}

interface Amount {
  readonly number: number;
  readonly scaled: string | undefined;
  readonly currency: string | undefined;
  readonly rest: string;
}

function readAmount(text: string): Amount | null {
  const match = moneyNumber.exec(text);
  if (match === null) return null;
  const [whole, sign, before, innerSign, figure, scale, behind] = match;
  const negative = sign === "-" || innerSign === "-";
  // No currency has three decimals: in "110.000 €" the point parts thousands.
  const plain = /^\d{1,3}\.\d{3}$/.test(figure!) && scale === undefined ? figure!.replace(".", "") : figure!;
  const number = toNumber(plain) * (negative ? -1 : 1) * (scales[scale?.toLowerCase() ?? ""] ?? 1);
  if (!Number.isFinite(number)) return null;
  return {
    number: exact(number),
    scaled: scale?.toLowerCase(),
    currency: currencyNamed(before ?? behind),
    rest: text.slice(whole.length),
  };
}

/** Without a sign of a currency, only these words behind a figure leave it money: "12 months" is none. */
const periodic = /^(?:per|an?|each|every|p\.\s?a|annual|yearly|monthly|hourly|weekly|gross|net)\b/i;

/** Reads an amount of money: `$110,000`, `110k`, `USD 110k`, `€1.2m`, `1.2 million dollars`, `£50 a year`; `null` if it is none. */
export function readMoney(raw: string): FigureValue | null {
  const text = plainFigure(raw);
  if (text.length > maxFigureLength) return null;
  const amount = readAmount(text);
  if (amount === null) return null;
  const unit = unitOf(amount.rest.replace(/^\/\s?/, "per "));
  if (unit === null) return null;
  if (unit !== "" && amount.currency === undefined && !periodic.test(unit)) return null;
  return {
    kind: "money",
    number: amount.number,
    ...(unit === "" ? {} : { unit }),
    ...(amount.currency === undefined ? {} : { currency: amount.currency }),
  };
}

interface Ends {
  readonly low: string | null;
  readonly high: string | null;
}

/** Where a range is open or split; the ends are still text. A single figure is both ends. */
function endsOf(text: string): Ends {
  const below =
    /^(?:up to|under|less than|fewer than|below|at most|max(?:imum)?\.?|no more than|<=?|≤)\s*(.+)$/i.exec(
      text,
    );
  if (below !== null) return { low: null, high: below[1]! };
  const above =
    /^(?:over|more than|above|at least|from|min(?:imum)?\.?|starting at|since|>=?|≥)\s*(.+)$/i.exec(text);
  const body = (above?.[1] ?? text).replace(/^between\s+/i, "");
  const open =
    /^(.+?)\s*(?:\+|(?:-|to|or)\s*(?:present|now|today|date|more|above|over|older)\b|and (?:more|above|over|up)\b|upwards?)\s*(.*)$/i.exec(
      body,
    );
  if (open !== null) return { low: `${open[1]} ${open[2]}`.trim(), high: null };
  const split = /^(.*?\d.*?)\s*(?:-|\bto\b|\bthrough\b|\band\b|\buntil\b)\s*(\D{0,8}\d.*)$/i.exec(body);
  if (split !== null) return { low: split[1]!, high: split[2]! };
  if (/-$/.test(body)) return { low: body.replace(/\s*-$/, ""), high: null };
  return above === null ? { low: body, high: body } : { low: body, high: null };
}

const inOrder = (low: number | null, high: number | null): boolean =>
  low === null || high === null || low <= high;

/** Reads a money range: `$70,000 – $120,000`, `70–120k`, `$180,000+`, `up to €90k`; a single amount is both ends. */
export function readMoneyRange(raw: string): RangeValue | null {
  const text = plainFigure(raw);
  if (text.length > maxFigureLength) return null;
  const ends = endsOf(text);
  const low = ends.low === null ? null : readAmount(ends.low);
  const high = ends.high === null ? null : readAmount(ends.high);
  for (const [end, amount] of [
    [ends.low, low],
    [ends.high, high],
  ] as const)
    if (end !== null && (amount === null || unitOf(amount.rest) === null)) return null;
  // "70-120k" and "1.2-1.5 million": the scale stands once, at the end, and holds for both.
  const borrowed =
    low !== null && high?.scaled !== undefined && low.scaled === undefined && low.number < 1000;
  const lowNumber = low === null ? null : exact(low.number * (borrowed ? scales[high.scaled!]! : 1));
  const currency = low?.currency ?? high?.currency;
  if (!inOrder(lowNumber, high?.number ?? null)) return null;
  return {
    kind: "range",
    low: lowNumber,
    high: high?.number ?? null,
    of: "money",
    ...(currency === undefined ? {} : { currency }),
  };
}

const wordsToDigits = (text: string): string =>
  text.replace(/\b[a-z]+\b/gi, (word) => {
    const index = numberWords.indexOf(word.toLowerCase());
    return index < 0 ? word : String(index);
  });

/** Reads a span of years: `0–2 years`, `5+ years`, `less than two years`, `1966–70`, `2004–present`; one figure is both ends. */
export function readYearsRange(raw: string): RangeValue | null {
  const text = plainFigure(raw);
  if (text.length > maxFigureLength) return null;
  const ends = endsOf(
    wordsToDigits(text)
      .replace(/^(\d{4})\/(\d{2,4})$/, "$1-$2")
      .replace(/\byears?(?: of experience)?\b|(?<![a-z])(?:years?|yrs?|y)\b\.?/gi, " ")
      .replace(/\s+/g, " ")
      .replace(/ (?=\+)/, "")
      .trim(),
  );
  const read = (end: string | null): number | null | undefined =>
    end === null ? null : /^\d{1,4}(?:\.\d)?$/.test(end.trim()) ? Number(end) : undefined;
  const low = read(ends.low);
  let high = read(ends.high);
  if (low === undefined || high === undefined) return null;
  // "1966-70", "1999-00": the end is written short.
  if (low !== null && high !== null && low >= 1000 && high < 100) {
    high += Math.floor(low / 100) * 100;
    if (high < low) high += 100;
  }
  return inOrder(low, high) ? { kind: "range", low, high, of: "years" } : null;
}
