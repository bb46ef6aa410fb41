import { said } from "../say/figures.ts";
import { bold, only, sentence } from "../say/saying.ts";
import { computed } from "./figures.ts";
import type { OperationKind } from "./operation.ts";

/** The middle one of the figures in their order; of an even number of them, the mean of the two in the middle. */
export const median: OperationKind<"median"> = {
  print: ({ column }, names) => names.column(column),
  parse: (reader) => ({ operation: "median", column: reader.column() }),
  run: ({ column }, rest) =>
    computed(rest, column, ({ values }, show) => {
      const sorted = [...values].sort((a, b) => a - b);
      const middle = Math.floor(sorted.length / 2);
      const upper = sorted[middle]!;
      if (sorted.length % 2) return { value: upper, formula: null };
      const lower = sorted[middle - 1]!;
      return { value: (lower + upper) / 2, formula: `(${show(lower)} + ${show(upper)}) ÷ 2` };
    }),
  say: ({ column }, wording) => {
    const { figure, formula } = said(wording, column);
    const { length } = wording.result.items;
    return only(
      sentence(
        `The median ${wording.column(column)} of ${wording.rows(length)} is ${bold(figure)}${formula}`,
      ),
    );
  },
};
