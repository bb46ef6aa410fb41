import { said } from "../say/figures.ts";
import { bold, only, sentence } from "../say/saying.ts";
import { computed, listed, totals } from "./figures.ts";
import type { OperationKind } from "./operation.ts";

/** Figures added up. */
export const sum: OperationKind<"sum"> = {
  print: ({ column }, names) => names.column(column),
  parse: (reader) => ({ operation: "sum", column: reader.column() }),
  run: ({ column }, rest) =>
    computed(rest, column, (figures, show) => ({
      value: totals(figures.values).sum,
      formula: figures.values.length > 1 ? listed(figures, " + ", show) : null,
    })),
  say: ({ column }, wording) => {
    const { figure, formula, names } = said(wording, column);
    if (wording.result.unit.kind === "share" && wording.result.items.length > 1)
      return only(sentence(`${names} together make up ${bold(figure)}${formula}`));
    const plural = wording.isPlural(column);
    return only(
      sentence(
        `The ${wording.column(column)} ${wording.joint(column)} ${names} ${plural ? "add" : "adds"} up to ${bold(figure)}${formula}`,
      ),
    );
  },
};
