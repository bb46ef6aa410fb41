import { enumerate } from "../../language/index.ts";
import type { TableIndex } from "../index/table-index.ts";
import type { Plan } from "../plan/plan.ts";
import { notGiven } from "../run/result.ts";
import type { PlanState } from "../run/steps.ts";
import { conditionPhrase, sayNone } from "../say/conditions.ts";
import { sayRows } from "../say/rows.ts";
import { bold, only, sentence } from "../say/saying.ts";
import { sayGroups, sayTop } from "../say/tops.ts";
import type { Wording } from "../say/wording.ts";
import { columnsField } from "./fields.ts";
import { itemsOf, mostItems } from "./items.ts";
import type { OperationKind } from "./operation.ts";

declare module "../plan/plan.ts" {
  interface OperationFields {
    value: { readonly columns: readonly number[] };
  }
}

/** The cells that were asked for, or the rows that were found. */
export const value: OperationKind<"value"> = {
  result: "rows",
  fields: { columns: columnsField },
  shapes: [],
  run: ({ columns }, { index, state, base }) => ({
    ...base,
    answers: base.size ? valuesOf(index, state, columns[0] ?? index.key) : noneOf(base.plan),
  }),
  say: ({ columns }, wording) => {
    const { result, index } = wording;
    if (!result.items.length) return sayNone(wording);
    if (result.grouped !== null) return sayGroups(wording);
    const top = wording.last("top");
    if (top && top.by !== "position") return sayTop(wording, top.by, top, columns[0] ?? index.key);
    const own = columns.filter((column) => column !== index.key);
    const beyond = wording.last("beyond");
    const compared = beyond ? [beyond.column] : wording.conditionColumns();
    const named = columns[0] === index.key;
    // Where a name is the answer, what it was found by is shown beside it.
    const shown = [...new Set(named ? [...telling(wording, compared), ...own] : own)].filter(
      (column) => !named || own.length > 1 || !isSaid(wording, column),
    );
    // Rows that were found by a figure are told by name, with it.
    const found = shown.length === 1 && compared.includes(shown[0]!) && result.items.length > 1;
    if (shown.length === 1 && !named && !found) return sayCells(wording, shown[0]!);
    return sayRows(wording, result.items, shown);
  },
};

/** Whether the sentence says what a column holds in every row: "are for residents". */
function isSaid(wording: Wording, column: number): boolean {
  const phrase = conditionPhrase(wording, true);
  const cells = wording.result.items.map((item) => wording.cell(item.rows[0]!, column));
  return phrase !== "" && cells.every((cell) => cell !== "" && phrase.endsWith(cell));
}

/** A column that is the same in all rows was said by the question; what a text holds tells nothing new either. */
function telling(wording: Wording, columns: readonly number[]): number[] {
  const { items } = wording.result;
  const phrase = conditionPhrase(wording, true);
  const paired = wording.pairedColumns();
  return columns.filter((column) => {
    if (paired.includes(column)) return true;
    const cells = new Set(items.map((item) => wording.cell(item.rows[0]!, column)));
    return (
      cells.size > 1 || (items.length === 1 && !(phrase && [...cells].every((cell) => phrase.includes(cell))))
    );
  });
}

/** One column of the rows: `The share is 40% for Technology and 18% for Finance.` */
function sayCells(wording: Wording, column: number) {
  const { items } = wording.result;
  const rows = items.flatMap((item) => item.rows);
  const [row] = rows;
  if (items.length === 1 && rows.length === 1) return only(wording.one(items[0]!.label, row!, column));
  const cells = items.map((item) => wording.told(item.rows[0]!, column));
  if (cells.every((cell) => cell === ""))
    return only(`No ${wording.column(column)} is given for ${enumerate(items.map(({ label }) => label))}.`);
  const short =
    items.length <= mostInSentence && cells.every((cell) => cell !== "" && cell.length <= longestCell);
  const { ordered } = wording.index.columns[column]!;
  if (short && !ordered && wording.areNamed && wording.result.table.columns[column]!.type !== "list")
    return sayWords(wording, column);
  if (!short || !ordered) return sayRows(wording, items, [column]);
  const texts = items.map(
    (item, i) => `${bold(`${cells[i]}${i === 0 ? wording.of(column) : ""}`)} for ${item.label}`,
  );
  const verb = wording.isPlural(column) ? "are" : "is";
  return only(sentence(`The ${wording.column(column)} ${verb} ${enumerate(texts)}`));
}

/** `The demand is “in demand” for Docker and SQL and “not in demand” for Scala.` */
function sayWords(wording: Wording, column: number) {
  const { items } = wording.result;
  const byCell = Map.groupBy(items, (item) => wording.cell(item.rows[0]!, column));
  const texts = [...byCell].map(
    ([cell, own]) => `${bold(`“${cell}”`)} for ${enumerate(own.map(({ label }) => label))}`,
  );
  return only(sentence(`The ${wording.column(column)} is ${enumerate(texts)}`));
}

const mostInSentence = 4;
const longestCell = 24;

/** That nothing passes a limit is an answer, and that nothing is two things at once; that nothing was found is none. */
function noneOf({ steps }: Plan): string[] {
  const limits: ReadonlySet<string> = new Set(["lt", "le", "gt", "ge", "between"]);
  const conditions = steps.filter((step) => step.step === "where");
  const plain = conditions.every(({ comparison }) => limits.has(comparison) || comparison === "eq");
  const decided = conditions.length > 1 || conditions.some(({ comparison }) => limits.has(comparison));
  return plain && decided && conditions.length === steps.length ? ["none"] : [];
}

function valuesOf(index: TableIndex, state: PlanState, column: number): string[] {
  if (state.groups && state.grouped === column) return itemsOf(index, state).map((item) => item.label);
  const seen = new Set<string>();
  for (const row of state.rows) {
    const raw = index.table.rows[row]!.cells[column]!.raw.trim();
    if (raw) seen.add(raw);
    if (seen.size >= mostItems) break;
  }
  // That a cell is empty is an answer; of many rows those that say something are shown.
  return seen.size === 0 && state.rows.length > 0 ? [notGiven] : [...seen];
}
