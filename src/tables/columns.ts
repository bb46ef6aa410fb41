import { stem } from "../language/stem.ts";
import type { CueKind } from "./operators.ts";
import { askedColumns } from "./question-words.ts";
import type { ColumnIndex } from "./table-index.ts";

/** Whether figures of a column may be added up: not dates, places or ranges. */
export function isAddable(column: ColumnIndex): boolean {
  return (
    column.ordered &&
    !column.dated &&
    !column.banded &&
    !/^(?:rank|po|place|posit|number)$/.test(column.names[0]!)
  );
}

/** Whether the sum of a column says something: averages do not add up. */
export function isSummable(column: ColumnIndex): boolean {
  return isAddable(column) && !/\b(?:averag|mean|median|rate|per)\b/.test(column.names[0]!);
}

/** Whether a column gives the places of its rows. */
export function isPlace(column: ColumnIndex): boolean {
  return /^(?:rank|po|place|posit|number)\b/.test(column.names[0]!);
}

/** Whether the low figures of a column are the better ones: places, and times of a race. */
export function isRanking(column: ColumnIndex): boolean {
  return (
    column.unit.kind === "time" || /^(?:rank|po|place|posit|no|number|finish|result)\b/.test(column.names[0]!)
  );
}

/** Whether a column of plain figures holds years. */
export function looksLikeYears(column: ColumnIndex): boolean {
  const { kind } = column.unit;
  return kind === "plain" && column.ordered && column.least >= 1000 && column.most <= 2100;
}

const prose = new WeakMap<ColumnIndex, boolean>();

/** Whether the cells of a column are sentences. */
export function isProse(column: ColumnIndex): boolean {
  const known = prose.get(column);
  if (known !== undefined) return known;
  const sample = column.values.slice(0, 20);
  const words = sample.reduce((sum, value) => sum + value.phrase.split(" ").length, 0);
  const answer = sample.length > 0 && words / sample.length > proseWords;
  prose.set(column, answer);
  return answer;
}

const proseWords = 5;

const askedStems = new Map(
  Object.entries(askedColumns).map(([kind, names]) => [kind, names.map((name) => stem(name))] as const),
);

const askedBy = new WeakMap<ColumnIndex, Map<CueKind, boolean>>();

/** Whether the name of a column is one that a question word asks for: "when" a date, "where" a place. */
export function isAskedBy(column: ColumnIndex, kind: CueKind): boolean {
  const known = askedBy.get(column) ?? new Map<CueKind, boolean>();
  askedBy.set(column, known);
  const answer = known.get(kind) ?? fitsAsked(column, kind);
  known.set(kind, answer);
  return answer;
}

function fitsAsked(column: ColumnIndex, kind: CueKind): boolean {
  if (kind === "when" && (column.dated || looksLikeYears(column))) return true;
  const words = column.names[0]!.split(" ");
  return (askedStems.get(kind) ?? []).some((asked) => words.some((word) => word.startsWith(asked)));
}
