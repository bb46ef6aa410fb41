import { endsOf, said } from "../say/figures.ts";
import { bold, only, sentence } from "../say/saying.ts";
import { computed, totals } from "./figures.ts";
import type { OperationKind } from "./operation.ts";

/** By how many percent of the lower of two figures the higher one lies above it. */
export const growth: OperationKind<"growth"> = {
  print: ({ column }, names) => names.column(column),
  parse: (reader) => ({ operation: "growth", column: reader.column() }),
  run: ({ column }, rest) =>
    computed(rest, column, ({ values }, show) => {
      const { high, low } = totals(values);
      if (values.length < 2 || low <= 0) return null;
      const formula = `(${show(high)} − ${show(low)}) ÷ ${show(low)}`;
      return { value: ((high - low) / low) * 100, formula, unit: { kind: "share" } };
    }),
  say: ({ column }, wording) => {
    const [high, low] = endsOf(wording.result);
    const { figure, formula } = said(wording, column, false);
    const joint = wording.joint(column);
    return only(
      sentence(
        `The ${wording.column(column)} ${joint} ${high.label} is ${bold(figure)} above that ${joint} ${low.label}${formula}`,
      ),
    );
  },
};
