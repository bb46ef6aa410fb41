import { conditionPhrase } from "../say/conditions.ts";
import { mostNamed } from "../say/rows.ts";
import { bold, enumerate, only, sentence } from "../say/saying.ts";
import type { Wording } from "../say/wording.ts";
import { distinctOf } from "./figures.ts";
import type { OperationKind } from "./operation.ts";

/** How many rows there are, or how many different values. */
export const count: OperationKind<"count"> = {
  print: ({ column }, names) => (column === null ? "" : names.column(column)),
  parse: (reader) => ({ operation: "count", column: reader.done() ? null : reader.column() }),
  run: ({ column }, { index, state, base }) => {
    const number = column === null ? base.size : distinctOf(index, state, column);
    return { ...base, number, answers: [String(number)] };
  },
  say: ({ column }, wording) => {
    const { result } = wording;
    const number = result.number ?? 0;
    if (result.grouped !== null)
      return only(
        `${bold(String(number))} of the values in ${wording.column(result.grouped)} fit: ${sentence(enumerate(result.items.slice(0, mostNamed).map((item) => item.label)))}`,
      );
    if (column !== null)
      return only(`There are ${bold(String(number))} different values in ${wording.column(column)}.`);
    return only(sentence(countRows(wording, number)));
  },
};

/** Fewer rows than this are named with their number. */
const mostListed = 12;

function countRows(wording: Wording, number: number): string {
  const { result, all } = wording;
  const phrase = conditionPhrase(wording, number !== 1);
  const { one, many } = result.table.row;
  if (number === 0)
    return `${bold("None")} of the ${wording.rows(all)} ${conditionPhrase(wording, false) || "fits that"}`;
  const whole = result.plan.steps.length === 0;
  const listed = number <= mostListed && !whole ? `: ${namesWithCells(wording)}` : "";
  if (whole) {
    const names = number <= mostListed ? `: ${enumerate(result.items.map(({ label }) => label))}` : "";
    return `There ${number === 1 ? "is" : "are"} ${bold(String(number))} ${number === 1 ? one : many}${names}`;
  }
  return `${bold(String(number))} of ${wording.rows(all)}${phrase ? ` ${phrase}` : ""}${listed}`;
}

function namesWithCells(wording: Wording): string {
  const { items } = wording.result;
  const columns = wording.conditionColumns().slice(0, 2);
  const telling = columns.filter(
    (column) =>
      new Set(items.map((item) => wording.cell(item.rows[0]!, column))).size > 1 &&
      items.every((item) => !wording.isLong(wording.cell(item.rows[0]!, column))),
  );
  return enumerate(items.map((item) => wording.row(item, telling)));
}
