import { isAddable } from "../columns.ts";
import type { Measure } from "../plan.ts";
import { writeGap } from "../say/figures.ts";
import { bold, enumerate, only, sentence } from "../say/saying.ts";
import type { Wording } from "../say/wording.ts";
import type { Item } from "../steps.ts";
import type { OperationKind } from "./operation.ts";
import { orderItems } from "./sort.ts";

/** Which of some rows has more, or less. */
export const compare: OperationKind<"compare"> = {
  print: ({ column, order }, names) => `${names.measure(column)} ${order}`,
  parse: (reader) => ({ operation: "compare", column: reader.measure(), order: reader.order() }),
  run: ({ column, order }, { index, base }) => orderItems(index, base, column, order),
  say: ({ column: by, order }, wording) => {
    const { result } = wording;
    const high = order === "desc";
    const [first, ...rest] = result.items;
    const tied = result.figures.filter((figure) => figure === result.figures[0]).length;
    const figure = (item: Item): string => wording.figure(item, by);
    if (by === "position")
      return only(
        sentence(
          `${bold(first!.label)} comes ${high ? "after" : "before"} ${enumerate(rest.map(({ label }) => label))}`,
        ),
      );
    const of = wording.ofMeasure(by);
    if (tied === result.items.length)
      return only(
        sentence(
          `${enumerate(result.items.map(({ label }) => label))} have the same ${wording.measure(by)}: ${bold(`${figure(first!)}${of}`)}`,
        ),
      );
    const end = wording.end(by, high, rest.length > 1);
    const others = rest.map((item) => `${figure(item)} for ${item.label}`);
    const gap = gapOf(wording, by);
    const more = gap === null ? "" : ` (${gap} ${high ? "more" : "less"})`;
    return only(
      sentence(
        `${bold(first!.label)} has ${/^(?:more|fewer)$/.test(end) ? "" : "the "}${end} ${wording.measure(by)}: ${bold(`${figure(first!)}${of}`)}, against ${enumerate(others)}${more}`,
      ),
    );
  },
};

/** How far two figures are apart, where that says anything: not of dates, places or bands. */
function gapOf({ result, index }: Wording, by: Measure): string | null {
  const [first, second, third] = result.figures;
  if (first === undefined || second === undefined || third !== undefined) return null;
  if (typeof by === "number" && !isAddable(index.columns[by]!)) return null;
  return writeGap(Math.abs(first - second), result.unit);
}
