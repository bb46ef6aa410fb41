import type { Value } from "../../figures/index.ts";
import { sameWording } from "../check/checks.ts";
import type { PlacedTable } from "../check/placed.ts";
import type { ProblemLog } from "../check/problems.ts";
import type { Row, Table, Vocabulary } from "../types.ts";

/** Longer tables are records, not statements on levels; comparing each with each would not end. */
const mostFigures = 100;
const mostTables = 60;

/** A sum of money in a table, with what tells whether another table speaks of the same thing. */
interface Figure {
  readonly rowIndex: number;
  readonly text: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly currency: string | undefined;
  readonly years: Years | null;
  readonly names: readonly string[];
}

interface Priced {
  readonly table: PlacedTable;
  readonly figures: readonly Figure[];
}

/**
 * Tells where two tables of one topic give different money for the same thing: rows of overlapping spans of years,
 * or rows of one name. Nothing is wrong with that; replies show both, and keepers should know.
 */
export function findDisagreements(
  tables: readonly PlacedTable[],
  vocabulary: Vocabulary,
  log: ProblemLog,
): void {
  const withMoney = tables.filter(({ item }) => item.columns.some(({ type }) => type.startsWith("money")));
  if (withMoney.length < 2) return;
  const concepts = conceptsOf(vocabulary);
  const priced = withMoney
    .map((table): Priced => ({ table, figures: figuresOf(table.item, concepts) }))
    .filter(({ figures }) => figures.length > 0 && figures.length <= mostFigures)
    .slice(0, mostTables);
  for (const [index, one] of priced.entries())
    for (const two of priced.slice(index + 1))
      if (ofOneTopic(one.table.item, two.table.item) && !measuredAlike(one.table.item, two.table.item))
        compare(one, two, log);
}

const ofOneTopic = (one: Table, two: Table): boolean =>
  one.topics.some((topic) => two.topics.includes(topic));

/** Two cuts of the same figures, by country and by level for example, do not disagree. */
const measuredAlike = (one: Table, two: Table): boolean =>
  one.source === two.source && one.measure !== null && one.measure === two.measure;

/** One note for two tables, at the first row that differs: every row would say the same. */
function compare(one: Priced, two: Priced, log: ProblemLog): void {
  const pairs = one.figures.flatMap((figure) =>
    two.figures.filter((other) => differ(figure, other)).map((other) => [figure, other] as const),
  );
  const [first] = pairs;
  if (first === undefined) return;
  const [figure, other] = first;
  const more = pairs.length > 1 ? `, and ${pairs.length - 1} more` : "";
  log.info(
    one.table.item.origin.file,
    one.table.lineOfRow(figure.rowIndex),
    `two figures: ${figure.text} (${one.table.item.id}), ${other.text} (${two.table.item.id})${more}`,
    'nothing to do if both sources say so; "measure" in each table tells readers how they differ',
  );
}

function differ(one: Figure, two: Figure): boolean {
  const same = one.low === two.low && one.high === two.high;
  return !same && one.currency === two.currency && comparable(one, two);
}

function figuresOf(table: Table, concepts: ReadonlyMap<string, string>): Figure[] {
  const figures: Figure[] = [];
  for (const [rowIndex, row] of table.rows.entries())
    for (const [index, { raw, value }] of row.cells.entries()) {
      const ends = moneyEnds(value);
      if (ends === null) continue;
      figures.push({
        ...ends,
        rowIndex,
        text: `"${row.name}" ${table.columns[index]!.name} ${raw}`,
        years: yearsOf(table, row),
        names: namesOf(row, concepts),
      });
      if (figures.length > mostFigures) return figures;
    }
  return figures;
}

function moneyEnds(value: Value): Pick<Figure, "low" | "high" | "currency"> | null {
  if (value.kind === "money") return { low: value.number, high: value.number, currency: value.currency };
  if (value.kind === "range" && value.of === "money")
    return { low: value.low, high: value.high, currency: value.currency };
  return null;
}

/** Name → concept. */
function conceptsOf(vocabulary: Vocabulary): ReadonlyMap<string, string> {
  const concepts = new Map<string, string>();
  for (const { id, names } of vocabulary.concepts)
    for (const name of names) concepts.set(sameWording(name), id);
  return concepts;
}

const comparable = (one: Figure, two: Figure): boolean =>
  one.years !== null && two.years !== null
    ? overlap(one.years, two.years)
    : two.names.some((name) => one.names.includes(name));

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
