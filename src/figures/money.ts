import { currencyNamed, currencySign, currencyWord } from "./currencies.ts";
import { englishNotation, type Notation } from "./notation.ts";
import { type DecimalSign, digitsOf, exact, maxFigureLength, scaleOf, toNumber } from "./numerals.ts";
import { plainFigure, unitBehind } from "./plain-figure.ts";
import type { Value } from "./value.ts";

type MoneyValue = Extract<Value, { readonly number: number }>;

const amountPattern = (sign: DecimalSign): RegExp =>
  new RegExp(
    `^([+-]?)\\s?(?:(${currencySign})\\s?)?([+-]?)(${digitsOf(sign)})(?:\\s?(k|m|mn|mm|mio|mln|bn|b|tn|thousand|grand|lakhs?|crores?|millions?|billions?|trillion)\\b\\.?)?(?:\\s?(${currencySign}|${currencyWord}))?`,
    "i",
  );
const amounts = { point: amountPattern("point"), comma: amountPattern("comma") } as const;

const moneySign = new RegExp(`(?:^|[^\\p{L}])${currencySign}|\\d\\s?k?m?\\s?${currencyWord}`, "iu");

/** Whether a cell says by a sign, code or word that it is money; a bare number does not. */
export const looksLikeMoney = (raw: string): boolean => {
  const text = plainFigure(raw);
  return /\d/.test(text) && moneySign.test(text);
};

/** An amount at the beginning of a text. */
export interface Amount {
  readonly number: number;
  /** The scale as it was written: `k`, `million`. */
  readonly scaled: string | undefined;
  readonly currency: string | undefined;
  readonly rest: string;
}

/** Reads the amount that a text begins with; `rest` is what stands behind it. */
export function readAmount(text: string, { decimal }: Notation = englishNotation): Amount | null {
  const match = amounts[decimal].exec(text);
  if (match === null) return null;
  const [whole, sign, before, innerSign, figure, scale, behind] = match;
  const negative = sign === "-" || innerSign === "-";
  // No currency has three decimals: in "110.000 €" the point parts thousands.
  const grouped = decimal === "point" && scale === undefined && /^\d{1,3}\.\d{3}$/.test(figure!);
  const plain = grouped ? figure!.replace(".", "") : figure!;
  const number = toNumber(plain, decimal) * (negative ? -1 : 1) * (scaleOf(scale ?? "") ?? 1);
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
export function readMoney(raw: string, notation: Notation = englishNotation): MoneyValue | null {
  const text = plainFigure(raw);
  if (text.length > maxFigureLength) return null;
  const amount = readAmount(text, notation);
  if (amount === null) return null;
  const unit = unitBehind(amount.rest.replace(/^\/\s?/, "per "));
  if (unit === null) return null;
  if (unit !== "" && amount.currency === undefined && !periodic.test(unit)) return null;
  return {
    kind: "money",
    number: amount.number,
    ...(unit === "" ? {} : { unit }),
    ...(amount.currency === undefined ? {} : { currency: amount.currency }),
  };
}
