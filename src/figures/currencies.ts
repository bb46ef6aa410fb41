const ofSymbol: Readonly<Record<string, string>> = {
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
  "USD EUR GBP JPY CNY INR CAD AUD NZD CHF SEK NOK DKK PLN CZK HUF RON BGN BRL MXN ARS CLP ZAR KRW SGD HKD TWD TRY RUB ILS AED SAR EGP NGN KES THB VND IDR MYR PHP UAH ISK".split(
    " ",
  );
const ofWord: Readonly<Record<string, string>> = {
  dollar: "USD",
  dollars: "USD",
  bucks: "USD",
  euro: "EUR",
  euros: "EUR",
  pound: "GBP",
  pounds: "GBP",
  quid: "GBP",
  yen: "JPY",
  yuan: "CNY",
  rupee: "INR",
  rupees: "INR",
  franc: "CHF",
  francs: "CHF",
  krona: "SEK",
  kronor: "SEK",
  zloty: "PLN",
};

const escapeRegExp = (text: string): string => text.replace(/[$.]/g, "\\$&");
const symbols = Object.keys(ofSymbol)
  .sort((a, b) => b.length - a.length)
  .map(escapeRegExp)
  .join("|");

/** Pattern of a sign or code: `€`, `US$`, `EUR`. */
export const currencySign = `(?:${symbols}|(?:${codes.join("|")})(?![a-z]))\\.?`;
/** Pattern of a word: `dollars`. */
export const currencyWord = `(?:(?:u\\.?s\\.?|canadian|australian|swiss|british)\\s)?(?:${Object.keys(ofWord).join("|")})\\b`;

/** ISO code of a sign, code or word; what is unknown keeps its name. */
export function currencyNamed(sign: string | undefined): string | undefined {
  if (sign === undefined) return undefined;
  const bare = sign.trim().replace(/\.$/, "");
  const lower = bare.toLowerCase();
  const word = lower.split(/\s+/).at(-1)!;
  if (/^canadian /.test(lower)) return "CAD";
  if (/^australian /.test(lower)) return "AUD";
  return (
    ofSymbol[bare] ??
    ofSymbol[bare.toUpperCase()] ??
    ofWord[word] ??
    (codes.includes(bare.toUpperCase()) ? bare.toUpperCase() : bare)
  );
}

const signs: Readonly<Record<string, string>> = { USD: "$", EUR: "€", GBP: "£", JPY: "¥", INR: "₹" };

/** `$` for `USD`; a currency without a sign keeps its code. */
export function signOf(currency: string | undefined): string {
  return currency === undefined
    ? "$"
    : (signs[currency] ?? (/^[A-Z]{3}$/.test(currency) ? `${currency} ` : currency));
}
