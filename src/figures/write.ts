import type { Unit } from "./figure.ts";

/** Units that are written without a space behind their figure. */
const glued = new Set(["°c", "°", '"', "'"]);
/** Units in full words, of which one is singular. */
const singular: Readonly<Record<string, string>> = { inches: "inch", feet: "foot" };

/** Writes a figure as people read it: `27%`, `$40,000`, `20 knots`, `1 hour`. */
export function writeFigure(number: number, unit: Unit): string {
  switch (unit.kind) {
    case "share":
      return `${writeNumber(number)}%`;
    case "money":
      return `${number < 0 ? "−" : ""}${unit.currency}${inCents(writeNumber(Math.abs(number)))}`;
    case "years":
      return `${writeNumber(number)} ${number === 1 ? "year" : "years"}`;
    case "time":
      return writeTime(number);
    case "plain":
    case "measure":
      return unit.word ? withWord(number, unit.word) : writeNumber(number);
    case "version":
      return writeVersion(number);
    case "level":
      return unit.labels[Math.round(number)] ?? writeNumber(number);
    default:
      return writeNumber(number);
  }
}

/** Money has two decimals or none: "6.50", not "6.5". */
const inCents = (text: string): string => text.replace(/\.(\d)$/, ".$10");

/** "hours" → "hour"; "closeness" stays. */
const oneOf = (word: string): string => singular[word] ?? word.replace(/(?<=\p{L}{2}[^\P{L}s])s$/u, "");

function withWord(number: number, word: string): string {
  const figure = writeNumber(number);
  if (glued.has(word.toLowerCase())) return `${figure}${word}`;
  return `${figure} ${number === 1 ? oneOf(word) : word}`;
}

/** A bare figure of a cell with the unit that its column counts in: `40 hours`; other cells as they stand. */
export function withUnit(raw: string, number: number, unit: Unit): string {
  if ((unit.kind !== "plain" && unit.kind !== "measure") || !unit.word || !/^[\d.,\s]+$/.test(raw))
    return raw;
  const word = number === 1 ? oneOf(unit.word) : unit.word;
  return glued.has(word.toLowerCase()) ? `${raw}${word}` : `${raw} ${word}`;
}

function writeTime(seconds: number): string {
  const whole = Math.floor(Math.abs(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((part, i) => (i ? String(part).padStart(2, "0") : String(part))).join(":");
}

/** Places of a version that are kept apart in one number. */
const versionBase = 10_000;
const versionParts = 4;

/** A version as a number that orders as versions do: 3.10 comes after 3.9. */
export function versionKey(parts: readonly number[]): number {
  let key = 0;
  for (let i = 0; i < versionParts; i++) key = key * versionBase + Math.min(parts[i] ?? 0, versionBase - 1);
  return key;
}

function writeVersion(key: number): string {
  const parts: number[] = [];
  let rest = key;
  for (let i = 0; i < versionParts; i++) {
    parts.unshift(rest % versionBase);
    rest = Math.floor(rest / versionBase);
  }
  while (parts.length > 2 && parts.at(-1) === 0) parts.pop();
  return parts.join(".");
}

/** Thousands separated, at most two decimals, no trailing zeros; small figures keep two places that say something. */
export function writeNumber(number: number): string {
  const rounded = Math.round(number * 100) / 100;
  const fine = number !== 0 && Math.abs(number) < 0.1 ? Number(number.toPrecision(2)) : rounded;
  const [whole = "0", decimals] = plainDigits(Math.abs(fine)).split(".");
  const grouped = whole.length > 3 ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
  return `${fine < 0 ? "−" : ""}${grouped}${decimals ? `.${decimals}` : ""}`;
}

/** Without an exponent, however small or large. */
function plainDigits(number: number): string {
  const text = String(number);
  if (!text.includes("e")) return text;
  return number >= 1
    ? BigInt(Math.round(number)).toString()
    : number.toFixed(12).replace(/0+$/, "").replace(/\.$/, "");
}
