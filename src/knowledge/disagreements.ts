import { sameWording } from "./checks.ts";
import type { ProblemLog } from "./problems.ts";
import type { Column, Row, Table, Value, Vocabulary } from "./types.ts";

/** Longer tables are records, not statements on levels; comparing each with each would not end. */
const mostRows = 200;
const mostTables = 100;

interface Figure {
  readonly row: Row;
  readonly column: Column;
  readonly raw: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly currency: string | undefined;
}

/**
 * Tells where two tables of one topic give different money for the same thing: rows of overlapping spans of years,
 * or rows of one name. Nothing is wrong with that; replies show both, and keepers should know.
 */
export function findDisagreements(tables: readonly Table[], vocabulary: Vocabulary, log: ProblemLog): void {
  const priced = tables
    .filter((table) => table.rows.length <= mostRows && figuresOf(table).length > 0)
    .slice(0, mostTables);
  if (priced.length < 2) return;
  const concepts = conceptsOf(vocabulary);
  for (const [index, table] of priced.entries())
    for (const other of priced.slice(index + 1)) {
      if (!table.topics.some((topic) => other.topics.includes(topic))) continue;
      for (const one of figuresOf(table))
        for (const two of figuresOf(other)) {
          if (one.currency !== two.currency || (one.low === two.low && one.high === two.high)) continue;
          if (!comparable(table, one.row, other, two.row, concepts)) continue;
          log.info(
            table.origin.file,
            table.origin.line,
            `two figures: "${one.row.name}" ${one.column.name} ${one.raw} (${table.id}), "${two.row.name}" ${two.column.name} ${two.raw} (${other.id})`,
            'nothing, if both sources say so; "measure" in each table tells readers how they differ',
          );
        }
    }
}

function figuresOf(table: Table): Figure[] {
  return table.rows.flatMap((row) =>
    row.cells.flatMap(({ raw, value }, index) => {
      const column = table.columns[index]!;
      if (value.kind === "money")
        return [{ row, column, raw, low: value.number, high: value.number, currency: value.currency }];
      if (value.kind === "range" && value.of === "money")
        return [{ row, column, raw, low: value.low, high: value.high, currency: value.currency }];
      return [];
    }),
  );
}

/** Name → concept. */
function conceptsOf(vocabulary: Vocabulary): ReadonlyMap<string, string> {
  const concepts = new Map<string, string>();
  for (const { id, names } of vocabulary.concepts)
    for (const name of names) concepts.set(sameWording(name), id);
  return concepts;
}

function comparable(
  table: Table,
  row: Row,
  other: Table,
  otherRow: Row,
  concepts: ReadonlyMap<string, string>,
): boolean {
  const years = yearsOf(table, row);
  const otherYears = yearsOf(other, otherRow);
  if (years !== null && otherYears !== null) return overlap(years, otherYears);
  const names = namesOf(row, concepts);
  return namesOf(otherRow, concepts).some((name) => names.includes(name));
}

type Years = Extract<Value, { kind: "range" }>;

function yearsOf(table: Table, row: Row): Years | null {
  const index = table.columns.findIndex(({ type }) => type === "years-range");
  const value = row.cells[index]?.value;
  return value?.kind === "range" ? value : null;
}

/** More than a common end: "2–5" and "5+" touch, but do not overlap. */
const overlap = (a: Years, b: Years): boolean =>
  Math.max(a.low ?? 0, b.low ?? 0) <
  Math.min(a.high ?? Number.POSITIVE_INFINITY, b.high ?? Number.POSITIVE_INFINITY);

const namesOf = (row: Row, concepts: ReadonlyMap<string, string>): string[] =>
  [row.name, ...row.aliases].map(sameWording).map((name) => concepts.get(name) ?? name);
