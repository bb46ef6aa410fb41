import { said } from "../say/figures.ts";
import { bold, only, sentence } from "../say/saying.ts";
import { computed, figuresOf, totals } from "./figures.ts";
import type { OperationKind } from "./operation.ts";

/** What part of the whole table some rows are: by their figures, or by their number. */
export const portion: OperationKind<"portion"> = {
  print: ({ column }, names) => names.measure(column),
  parse: (reader) => ({
    operation: "portion",
    column: reader.accept("@count") ? "count" : reader.column(),
  }),
  run: ({ column }, rest) =>
    computed(rest, column, ({ values }, show) => {
      const everything = { ...rest.state, rows: rest.index.all, groups: null };
      const whole = totals(figuresOf(rest.index, everything, column).values).sum;
      const { sum } = totals(values);
      if (whole <= 0) return null;
      return {
        value: (100 * sum) / whole,
        formula: `${show(sum)} ÷ ${show(whole)}`,
        unit: { kind: "share" },
      };
    }),
  say: ({ column }, wording) => {
    const { figure, formula, names } = said(wording, column, false);
    const { row } = wording.result.table;
    const whole = column === "count" ? `the ${row.many}` : `all ${wording.column(column)}`;
    return only(sentence(`${bold(figure)} of ${whole}${formula}: ${names}`));
  },
};
