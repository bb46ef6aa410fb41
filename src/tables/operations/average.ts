import { said } from "../say/figures.ts";
import { bold, only, sentence } from "../say/saying.ts";
import { computed, listed, totals } from "./figures.ts";
import type { OperationKind } from "./operation.ts";

/** The mean of figures. */
export const average: OperationKind<"average"> = {
  print: ({ column }, names) => names.column(column),
  parse: (reader) => ({ operation: "average", column: reader.column() }),
  run: ({ column }, rest) =>
    computed(rest, column, (figures, show) => ({
      value: totals(figures.values).sum / figures.values.length,
      formula: `(${listed(figures, " + ", show)}) ÷ ${figures.values.length}`,
    })),
  say: ({ column }, wording) => {
    const { figure, formula } = said(wording, column);
    const { length } = wording.result.items;
    const plural = wording.isPlural(column) ? "are" : "is";
    return only(
      sentence(
        `Averaged over ${wording.rows(length)}, the ${wording.column(column)} ${plural} ${bold(figure)}${formula}`,
      ),
    );
  },
};
