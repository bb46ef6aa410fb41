import { askedColumns, type CueKind, fitsHint, measureHints, stem } from "../../language/index.ts";
import { oncePer } from "../../memo.ts";
import type { ColumnIndex } from "./table-index.ts";

/** "Places" are how many there are, a "place" is one in an order. */
const isNumberOf = ({ column }: ColumnIndex): boolean =>
  /^(?:places|positions|numbers)$/i.test(column.name.trim());

/** Whether figures of a column may be added up: not dates, places or ranges. */
export function isAddable(column: ColumnIndex): boolean {
  return (
    column.ordered &&
    !column.dated &&
    !column.banded &&
    !(/^(?:rank|po|place|posit|number)$/.test(column.names[0]!) && !isNumberOf(column))
  );
}

/** Whether the sum of a column says something: averages do not add up. */
export function isSummable(column: ColumnIndex): boolean {
  return isAddable(column) && !/\b(?:averag|mean|median|rate|per)\b/.test(column.names[0]!);
}

/** Whether a column gives the places of its rows. */
export function isPlace(column: ColumnIndex): boolean {
  return /^(?:rank|po|place|posit|number)\b/.test(column.names[0]!) && !isNumberOf(column);
}

/** Whether the low figures of a column are the better ones: places, and times of a race. */
export function isRanking(column: ColumnIndex): boolean {
  return (
    column.unit.kind === "time" ||
    (/^(?:rank|po|place|posit|no|number|finish|result)\b/.test(column.names[0]!) && !isNumberOf(column))
  );
}

/** Whether a column of plain figures holds years. */
export function looksLikeYears(column: ColumnIndex): boolean {
  const { kind } = column.unit;
  // 1,280 °C is no year.
  const counted = column.column.unit !== null && !/year/i.test(column.column.unit);
  return kind === "plain" && !counted && column.ordered && column.least >= 1000 && column.most <= 2100;
}

/** Whether a column holds dates, or years as plain figures. */
export const isTime = (column: ColumnIndex): boolean => column.dated || looksLikeYears(column);

const proseWords = 5;

/** Whether the cells of a column are sentences. */
export const isProse = oncePer(({ values }: ColumnIndex): boolean => {
  const sample = values.slice(0, 20);
  const words = sample.reduce((sum, value) => sum + value.phrase.split(" ").length, 0);
  return sample.length > 0 && words / sample.length > proseWords;
});

const askedStems = new Map(
  Object.entries(askedColumns).map(([kind, names]) => [kind, names.map((name) => stem(name))] as const),
);

/** Question words that ask for a column of this name. */
const askersOf = oncePer((column: ColumnIndex): ReadonlySet<string> => {
  const words = column.names[0]!.split(" ");
  const fits = ([, stems]: readonly [kind: string, stems: readonly string[]]) =>
    stems.some((asked) => words.some((word) => word.startsWith(asked)));
  const kinds = [...askedStems].filter(fits).map(([kind]) => kind);
  return new Set(column.dated || looksLikeYears(column) ? [...kinds, "when"] : kinds);
});

/** Whether the name of a column is one that a question word asks for: "when" a date, "where" a place. */
export const isAskedBy = (column: ColumnIndex, kind: CueKind): boolean => askersOf(column).has(kind);

const dimensions: Readonly<Record<string, readonly string[]>> = {
  length: "long far tall high deep wide short thick close near".split(" "),
  duration: "long far fast quick slow short late early".split(" "),
  speed: "fast quick slow".split(" "),
  mass: ["heavy", "light"],
  temperature: ["hot", "warm", "cold", "cool"],
};

/** Whether a column holds what "how tall", "how old" ask for: by its name, or by what its figures measure. */
export function isMeasuredBy(column: ColumnIndex, adjective: string): boolean {
  const hints = measureHints(adjective);
  if (column.names.some((name) => name.split(" ").some((stem) => hints.some((hint) => fitsHint(stem, hint)))))
    return true;
  // An age is given in years, and is no length of time.
  if (column.names.some((name) => name.split(" ").includes(stem("age")))) return false;
  const { dimension } = column.figures.measure ?? {};
  if (dimension !== undefined && dimensions[dimension]?.includes(adjective)) return true;
  const { kind } = column.unit;
  if (kind === "time" || kind === "years") return dimensions.duration!.includes(adjective);
  if (adjective === "old") return column.dated || looksLikeYears(column);
  return column.names.some((name) => name.split(" ").includes(stem(adjective)));
}
