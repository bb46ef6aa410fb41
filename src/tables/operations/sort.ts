import type { Measure, Order } from "../plan.ts";
import type { TableResult } from "../result.ts";
import { bold, enumerate, only, sentence } from "../say/saying.ts";
import { figureOf, type Item } from "../steps.ts";
import type { TableIndex } from "../table-index.ts";
import { unitOf } from "./figures.ts";
import type { Base, OperationKind } from "./operation.ts";

/** More rows than this are a list under the sentence. */
const mostInLine = 6;

/** Rows in the order of a column: by its figures, or of a column of words by the alphabet. */
export const sort: OperationKind<"sort"> = {
  print: ({ column, order }, names) => `${names.column(column)} ${order}`,
  parse: (reader) => ({ operation: "sort", column: reader.column(), order: reader.order() }),
  run: ({ column, order }, { index, base }) => orderItems(index, base, column, order),
  say: ({ column }, wording) => {
    const { result, index } = wording;
    const shown = column === index.key ? [] : [column];
    const texts = result.items.map((item) => wording.row(item, shown));
    if (texts.length <= mostInLine) return only(sentence(enumerate(texts)));
    const by = `by ${column === index.key ? "name" : wording.column(column)}`;
    const items = result.items.map((item) => wording.row(item, shown, shown.length > 0));
    return { lead: `${bold(wording.rows(texts.length))} ${by}:`, items };
  },
};

/** Items in the order of a measure; those without a figure are left out. */
export function orderItems(index: TableIndex, base: Base, by: Measure, order: Order): TableResult {
  const sign = order === "desc" ? -1 : 1;
  if (typeof by === "number" && !index.columns[by]!.ordered) return orderByText(index, base, by, sign);
  const sorted = base.items
    .map((item) => ({ item, figure: figureOf(index, item, by) }))
    .filter(({ figure }) => !Number.isNaN(figure))
    .sort((a, b) => sign * (a.figure - b.figure));
  const best = sorted[0]?.figure;
  const all = base.plan.operation.operation === "sort";
  const winners = all ? sorted : sorted.filter(({ figure }) => figure === best);
  return {
    ...base,
    items: sorted.map(({ item }) => item),
    answers: winners.map(({ item }) => item.label),
    figures: sorted.map(({ figure }) => figure),
    unit: unitOf(index, by),
  };
}

/** Rows in the alphabetical order of a column of words; those that say nothing there come last. */
function orderByText({ table }: TableIndex, base: Base, column: number, sign: 1 | -1): TableResult {
  const textOf = ({ rows }: Item): string => table.rows[rows[0] ?? -1]?.cells[column]?.raw.trim() ?? "";
  const items = [...base.items].sort((a, b) => {
    const [left, right] = [textOf(a), textOf(b)];
    if (left === "" || right === "") return Number(left === "") - Number(right === "");
    return sign * left.localeCompare(right, "en", { numeric: true });
  });
  return { ...base, items, answers: items.map(({ label }) => label) };
}
