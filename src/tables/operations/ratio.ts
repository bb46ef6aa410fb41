import { noUnit, writeNumber } from "../../figures/index.ts";
import { endsOf, said } from "../say/figures.ts";
import { bold, only, sentence } from "../say/saying.ts";
import { computed, totals } from "./figures.ts";
import type { OperationKind } from "./operation.ts";

/** How many times the lower of two figures goes into the higher one. */
export const ratio: OperationKind<"ratio"> = {
  print: ({ column }, names) => names.measure(column),
  parse: (reader) => ({ operation: "ratio", column: reader.measure() }),
  run: ({ column }, rest) =>
    computed(rest, column, ({ values }, show) => {
      const { high, low } = totals(values);
      if (values.length < 2 || low === 0) return null;
      return { value: high / low, formula: `${show(high)} ÷ ${show(low)}`, unit: noUnit };
    }),
  say: ({ column }, wording) => {
    const { result } = wording;
    const [high, low] = endsOf(result);
    const { formula } = said(wording, column);
    const joint = wording.joint(column);
    return only(
      sentence(
        `The ${wording.measure(column)} ${joint} ${high.label} is ${bold(`${writeNumber(result.number!)} times`)} that ${joint} ${low.label}${formula}`,
      ),
    );
  },
};
