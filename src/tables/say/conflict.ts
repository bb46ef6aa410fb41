import type { Language } from "../../language/index.ts";
import type { ColumnIndex, TableIndex } from "../index/table-index.ts";
import type { Comparison, Plan } from "../plan/plan.ts";
import { phraseOf } from "../question/folded-words.ts";
import type { TableQuestion } from "../question/question.ts";
import type { IndexedTable } from "../rank/route.ts";
import type { TableResult } from "../run/result.ts";
import { runPlan } from "../run/run.ts";

/** Two tables that give different figures for the same rows of the world. */
export interface Disagreement {
  readonly left: TableIndex;
  readonly right: TableIndex;
  /** The columns that measure the same. */
  readonly leftColumn: number;
  readonly rightColumn: number;
  /** Row of `left` → rows of `right` that mean the same. */
  readonly rows: ReadonlyMap<number, readonly number[]>;
  /** Words that name only one of the two: "average" against "range". */
  readonly leftWords: ReadonlySet<string>;
  readonly rightWords: ReadonlySet<string>;
}

/** Finds the ordered pairs of tables that can disagree; each pair is found from both of its sides. */
export function findConflicts(tables: readonly IndexedTable[], language: Language): Disagreement[] {
  const found: Disagreement[] = [];
  for (const left of tables) {
    for (const right of tables) {
      if (left === right) continue;
      const pair = compareTables(left, right, language);
      if (pair) found.push(pair);
    }
  }
  return found;
}

/** A curated knowledge has few rows in such tables; beyond this nothing is compared. */
const maxRows = 200;

function compareTables(left: IndexedTable, right: IndexedTable, language: Language): Disagreement | null {
  if (left.index.table.rows.length > maxRows || right.index.table.rows.length > maxRows) return null;
  const columns = sameMeasure(left, right);
  if (!columns) return null;
  const rows = sameRows(left.index, right.index);
  const smaller = Math.min(left.index.table.rows.length, right.index.table.rows.length);
  if (rows.size * 2 < smaller || rows.size === 0) return null;
  return {
    left: left.index,
    right: right.index,
    leftColumn: columns[0],
    rightColumn: columns[1],
    rows,
    leftWords: wordsOnlyIn(left, right, columns, language),
    rightWords: wordsOnlyIn(right, left, [columns[1], columns[0]], language),
  };
}

/** Columns of figures of one unit under a common name. */
function sameMeasure(left: IndexedTable, right: IndexedTable): [number, number] | null {
  const figures = (index: TableIndex): ColumnIndex[] =>
    index.columns.filter((column) => column.ordered && ["money", "share"].includes(column.unit.kind));
  for (const a of figures(left.index)) {
    for (const b of figures(right.index)) {
      if (a.unit.kind !== b.unit.kind) continue;
      const named =
        a.names.some((name) => b.names.includes(name)) || sharesConcept(left, right, a.index, b.index);
      if (named) return [a.index, b.index];
    }
  }
  return null;
}

function sharesConcept(left: IndexedTable, right: IndexedTable, a: number, b: number): boolean {
  return [...left.concepts.columns].some(
    ([concept, columns]) => columns.includes(a) && (right.concepts.columns.get(concept) ?? []).includes(b),
  );
}

/** Rows are the same when they share a name, or when their bands of years do. */
function sameRows(left: TableIndex, right: TableIndex): Map<number, number[]> {
  const names = (index: TableIndex, row: number): string[] =>
    [index.table.rows[row]!.name, ...index.table.rows[row]!.aliases].map(phraseOf);
  const band = (index: TableIndex, row: number): string[] =>
    index.columns
      .filter((column) => column.unit.kind === "years" && column.column.type === "years-range")
      .map((column) => `${column.figures.low(row)}-${column.figures.high(row)}`);
  const rows = new Map<number, number[]>();
  left.table.rows.forEach((_, a) => {
    const own = new Set([...names(left, a)]);
    const bands = new Set(band(left, a));
    const same = right.table.rows.flatMap((__, b) =>
      band(right, b).some((text) => bands.has(text)) ? [b] : [],
    );
    const alike = right.table.rows.flatMap((__, b) =>
      names(right, b).some((name) => own.has(name)) ? [b] : [],
    );
    const found = same.length ? same : alike;
    if (found.length) rows.set(a, found);
  });
  return rows;
}

/** What only one of the two is called: words and concepts of its title, its measure and its column that the other nowhere has. */
function wordsOnlyIn(
  own: IndexedTable,
  other: IndexedTable,
  [column, otherColumn]: readonly [number, number],
  language: Language,
): Set<string> {
  const shared = new Set(
    [...own.concepts.columns]
      .filter(
        ([concept, columns]) =>
          columns.includes(column) && other.concepts.columns.get(concept)?.includes(otherColumn),
      )
      .map(([concept]) => concept),
  );
  const named = other.index.columns.flatMap((one) => [one.column.name, ...one.column.aliases]);
  const others = new Set(
    [...namesOf(other, otherColumn), ...named].flatMap((text) => marksOf(text, language, shared)),
  );
  const { rows } = other.index.table;
  for (const row of rows)
    for (const name of [row.name, ...row.aliases])
      for (const mark of marksOf(name, language, shared)) others.add(mark);
  const marks = namesOf(own, column).flatMap((text) => marksOf(text, language, shared));
  return new Set(marks.filter((mark) => !others.has(mark)));
}

function namesOf({ index }: IndexedTable, column: number): string[] {
  const { name, aliases } = index.columns[column]!.column;
  return [index.table.title, index.table.measure ?? "", name, ...aliases];
}

const conceptMark = (concept: string): string => `#${concept}`;

/** Stems and concepts of a text, without those that name what both tables measure. */
function marksOf(text: string, language: Language, shared: ReadonlySet<string>): string[] {
  const tokens = language.tokens(text);
  const spans = language.concepts(tokens);
  const plain = tokens.flatMap((token, at) => {
    const same = [
      ...spans.filter((span) => span.from <= at && at < span.to),
      ...language.concepts([token]),
    ].some(({ concept }) => shared.has(concept));
    return token.stop || same ? [] : phraseOf(token.text).split(" ");
  });
  const named = spans.filter((span) => !shared.has(span.concept)).map((span) => conceptMark(span.concept));
  return [...plain, ...named].filter(Boolean);
}

/** Which of the two a question names: `null` where it names none or both. */
function namedSide(question: TableQuestion, pair: Disagreement): "left" | "right" | null {
  const marks = [
    ...question.words.map((word) => word.stem),
    ...question.concepts.map(({ concept }) => conceptMark(concept)),
  ];
  const left = marks.some((mark) => pair.leftWords.has(mark));
  const right = marks.some((mark) => pair.rightWords.has(mark));
  if (left === right) return null;
  return left ? "left" : "right";
}

/** Adds to a result what another table says about the same, where the question names neither of the two. */
export function settle(
  question: TableQuestion,
  result: TableResult,
  disagreements: readonly Disagreement[],
): TableResult {
  const pairs = disagreements.filter(
    (one) => one.left.table === result.table && namedSide(question, one) === null,
  );
  const leadingFirst = [...pairs].sort(
    (a, b) => Number(b.right.table.leads === true) - Number(a.right.table.leads === true),
  );
  const told = withoutVerdict(result, leadingFirst);
  const others = leadingFirst.flatMap((pair) => counterpart(told, pair) ?? []).slice(0, mostOthers);
  return others.length ? { ...told, others } : result;
}

/** Where another source may decide otherwise, the figures stand in place of a yes or no. */
function withoutVerdict(result: TableResult, pairs: readonly Disagreement[]): TableResult {
  const { plan, table } = result;
  const { operation } = plan;
  if (operation.operation !== "check" || result.items.length !== 1) return result;
  if (!pairs.some(({ leftColumn }) => leftColumn === operation.column)) return result;
  return runPlan({ ...plan, operation: { operation: "value", columns: [operation.column] } }, table);
}

/** Bands are compared by whether they overlap, single figures by whether they lie between. */
function comparisonFor(comparison: Comparison, { right, rightColumn }: Disagreement): Comparison {
  const { banded } = right.columns[rightColumn]!;
  if (comparison === "overlaps" && !banded) return "between";
  return comparison === "between" && banded ? "overlaps" : comparison;
}

/** More sources than this beside the first are not told of in one answer. */
const mostOthers = 2;

/** The same look-up in the other table; `null` where the plan is more than a look-up of the disputed column. */
function counterpart(result: TableResult, pair: Disagreement): TableResult | null {
  const { operation } = result.plan;
  const described = operation.operation === "describe";
  const looked =
    operation.operation === "value" &&
    operation.columns.includes(pair.leftColumn) &&
    result.grouped === null &&
    result.plan.steps.every((step) => step.step === "where" || step.step === "rows");
  if (!described && !looked) return null;
  const whole = result.plan.steps.length === 0;
  const rows = [
    ...new Set(result.items.flatMap((item) => item.rows).flatMap((row) => pair.rows.get(row) ?? [])),
  ].sort((a, b) => a - b);
  if (!rows.length && !whole) return null;
  const { table, key } = pair.right;
  const limits = result.plan.steps.flatMap((step) =>
    step.step === "where" && step.column === pair.leftColumn
      ? [{ ...step, column: pair.rightColumn, comparison: comparisonFor(step.comparison, pair) }]
      : [],
  );
  const only = limits.length === result.plan.steps.length;
  const values = rows.map((row) => ({ kind: "text" as const, text: table.rows[row]!.cells[key]!.raw }));
  const plan: Plan = {
    table: table.id,
    // What limits the figures of the one limits those of the other; rows are matched by name for all else.
    steps: [
      ...(whole || only
        ? []
        : [{ step: "where", column: key, comparison: "eq", values, not: false } as const]),
      ...limits,
    ],
    operation: described ? { operation: "describe" } : { operation: "value", columns: [pair.rightColumn] },
  };
  const other = runPlan(plan, table);
  return other.answers.length && other.items.length ? other : null;
}
