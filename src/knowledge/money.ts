import { digits, exact, maxFigureLength, plainFigure, scales, toNumber, unitOf } from "./number-text.ts";
import type { Value } from "./types.ts";

type MoneyValue = Extract<Value, { readonly number: number }>;

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

const moneyNumber = new RegExp(
  `^([+-]?)\\s?(?:(${currencySign})\\s?)?([+-]?)(${digits})(?:\\s?(k|m|mn|mm|mio|bn|b|tn|thousand|millions?|billions?|trillion)\\b\\.?)?(?:\\s?(${currencySign}|${currencyWord}))?`,
  "i",
);

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

/** An amount at the beginning of a text. */
export interface Amount {
  readonly number: number;
  /** The scale as it was written: `k`, `million`. */
  readonly scaled: string | undefined;
  readonly currency: string | undefined;
  readonly rest: string;
}

/** Reads the amount that a text begins with; `rest` is what stands behind it. */
export function readAmount(text: string): Amount | null {
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
export function readMoney(raw: string): MoneyValue | null {
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
