import { said } from "../say/figures.ts";
import { bold, only, sentence } from "../say/saying.ts";
import { computed, figuresOf, listed, totals } from "./figures.ts";
import type { OperationKind } from "./operation.ts";

/** What is left of the whole. */
export const complement: OperationKind<"complement"> = {
  print: ({ column }, names) => names.column(column),
  parse: (reader) => ({ operation: "complement", column: reader.column() }),
  run: ({ column }, rest) =>
    computed(rest, column, (figures, show) => {
      const everything = { ...rest.state, rows: rest.index.all, groups: null };
      const whole =
        figures.unit.kind === "share" ? 100 : totals(figuresOf(rest.index, everything, column).values).sum;
      const formula = `${show(whole)} − ${listed(figures, " − ", show)}`;
      return { value: whole - totals(figures.values).sum, formula };
    }),
  say: ({ column }, wording) => {
    const { figure, formula, names } = said(wording, column);
    return only(sentence(`Everything but ${names} makes up ${bold(figure)}${formula}`));
  },
};
